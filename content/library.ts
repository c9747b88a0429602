/** The doors that cells may import, and what the page can draw of their values. Learners import exactly what authors import. */
import * as ping from "@lightcone/protocols/ping";
import * as twoGenerals from "@lightcone/protocols/two-generals";
import * as simulation from "@lightcone/simulation";
import { executionOf, type Meter, Run, simulate, sweep } from "@lightcone/simulation";

/** What runs long is bound to the meter, which counts events and ends a run that uses up its cell's budget. */
const metered = (meter: Meter): typeof simulation => ({
  ...simulation,
  simulate: (protocol, options) => simulate(protocol, options, meter),
  sweep: (protocol, options, range) => sweep(protocol, options, range, meter),
});

export const library = {
  /** Every door by the name that stands in an import. */
  doors: (meter: Meter): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
    "@lightcone/simulation": metered(meter),
    "@lightcone/protocols/ping": ping,
    "@lightcone/protocols/two-generals": twoGenerals,
  }),

  /** A run is drawn as an execution; nothing else has a picture yet. */
  present: (value: unknown): { type: string; data: unknown } | null =>
    value instanceof Run ? { type: "execution", data: executionOf(value) } : null,
};

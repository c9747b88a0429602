/** The doors that cells may import, and what the page can draw of their values. Learners import exactly what authors import. */
import * as ping from "@lightcone/protocols/ping";
import * as twoGenerals from "@lightcone/protocols/two-generals";
import * as simulation from "@lightcone/simulation";
import { merge, type Meter, simulate, summaryFromJson, summaryToJson, sweep } from "@lightcone/simulation";
import { present } from "./present.ts";

/** Does work of many parts, here or divided among workers. */
type Divide = <Result>(work: {
  count: number;
  compute(from: number, count: number): Result;
  merge(a: Result, b: Result): Result;
  write(result: Result): string;
  read(text: string): Result;
}) => Result;

/**
 * What runs long is bound to the meter, which counts events and ends a run that uses up its cell's budget. The seeds of
 * a sweep may be divided among workers, unless its cell wants to hear of its progress and perhaps to stop it.
 */
const bound = (meter: Meter, divide: Divide): typeof simulation => ({
  ...simulation,
  simulate: (protocol, options) => simulate(protocol, options, meter),
  sweep(protocol, options, range) {
    if (range.onProgress) return sweep(protocol, options, range, meter);
    return divide({
      count: range.count,
      compute: (from, count) => sweep(protocol, options, { ...range, from: range.from + from, count }, meter),
      merge,
      write: summaryToJson,
      read: summaryFromJson,
    });
  },
});

export const library = {
  /** Every door by the name that stands in an import. */
  doors: (meter: Meter, divide: Divide): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
    "@lightcone/simulation": bound(meter, divide),
    "@lightcone/protocols/ping": ping,
    "@lightcone/protocols/two-generals": twoGenerals,
  }),

  present,
};

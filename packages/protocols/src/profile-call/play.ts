/** The profile call under load: clients that ask for pages at a rate of their own. */
import {
  asynchronous,
  type Fault,
  type Latency,
  links,
  openLoop,
  perfectClocks,
  simulate,
  systemModel,
  uniform,
} from "@lightcone/simulation";
import { nodesOf, type Options, shop } from "./options.ts";
import { profileCall } from "./profile-call.ts";

export type Load = {
  readonly pages: number;
  /** The mean time between two pages, in milliseconds. */
  readonly everyMs: number;
  readonly seed: number;
  readonly latency?: Latency;
  readonly faults?: readonly Fault[];
};

/** Runs the protocol of these options, or a mutant of it, until all pages are over. */
export function play(
  options: Partial<Options>,
  { pages, everyMs, seed, latency = uniform({ betweenMs: [1, 3] }), faults = [] }: Load,
  protocol = profileCall(options),
) {
  return simulate(protocol, {
    nodes: nodesOf({ ...shop, ...options }),
    model: systemModel({ timing: asynchronous(), clocks: perfectClocks, links: links({ latency }) }),
    workload: openLoop({
      clients: 1,
      operations: pages,
      every: { exponentialMs: everyMs },
      mix: [{ operation: { f: "profile" } }],
      timeoutMs: 60_000,
      at: "front",
    }),
    faults,
    seed,
    until: { timeMs: 600_000 },
  });
}

import { type Meter, type Protocol, type Run, simulate, type SimulateOptions } from "@lightcone/simulation";
import { type AnyProtocol, refuseUnknownKeys, requireNumber, type Tagged } from "@lightcone/simulation/parts";
import { shrink } from "../shrink/shrink.ts";
import type { Check } from "./check-mutants.ts";

export type SweepCheck<State> = {
  /** The first seed (default 1), and how many from there on. */
  readonly from?: number;
  readonly count: number;
  /** What differs from seed to seed beside chance, such as a random plan of faults. */
  readonly vary?: (seed: number) => Partial<SimulateOptions>;
  /** What is wrong with a run, as a sentence; null for nothing. Default: the property that it violates first. */
  readonly judge?: (run: Run<State>) => string | null;
  /** How many replays may be spent on making the counterexample small. Default 0: it stays as it was found. */
  readonly shrinkLimit?: number;
};

const firstViolation = ({ violations }: Run): string | null => violations[0]?.property ?? null;

/**
 * A check by simulation, one seed after the other: the first run with something wrong is the counterexample. Where all
 * runs are right, a `sometimes` property that none of them reached is wrong, too: nothing was tested there.
 */
export function bySweep<State = unknown>(
  options: Omit<SimulateOptions, "seed">,
  range: SweepCheck<State>,
  meter?: Meter,
): Check<AnyProtocol> {
  refuseUnknownKeys(range, ["from", "count", "vary", "judge", "shrinkLimit"], "bySweep");
  const { from = 1, count, vary, judge = firstViolation, shrinkLimit = 0 } = range;
  requireNumber(count, "bySweep's count", 1);
  return (protocol) => {
    const unreached = new Set(Object.keys(protocol.sometimes ?? {}));
    for (let seed = from; seed < from + count; seed++) {
      const run = simulate(
        protocol as unknown as Protocol<State, Tagged, string>,
        { ...options, ...vary?.(seed), seed },
        meter,
      );
      const property = judge(run);
      if (property !== null) return { property, length: lengthOf(run, property), seed };
      for (const name of unreached) if (!run.unreached.includes(name)) unreached.delete(name);
    }
    const [never] = unreached;
    return never === undefined ? null : { property: `never reached: ${never}`, length: null };
  };

  function lengthOf(run: Run<State>, property: string): number {
    if (shrinkLimit > 0) {
      const isWrong = judge === firstViolation ? null : (other: Run<State>) => judge(other) === property;
      return shrink(run, isWrong, { limit: shrinkLimit }, meter ?? null).run.metrics.events;
    }
    const event = run.violations.find((violation) => violation.property === property)?.event;
    return event === undefined ? run.metrics.events : event + 1;
  }
}

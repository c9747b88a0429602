import type { SimulateOptions } from "../engine/options.ts";
import { type Meter, simulate } from "../engine/simulate.ts";
import type { Protocol, Tagged } from "../protocol/protocol.ts";
import type { Run } from "../runs/run.ts";
import { addRun, emptySummary, type RunReport, type Summary } from "./summary.ts";

/** Which seeds, and what to look at in each run. */
export type SweepRange<State> = {
  /** The first seed, and how many from there on. */
  readonly from: number;
  readonly count: number;
  /** What differs from seed to seed beside chance, such as a random plan of faults. Pure, for it may run in another worker. */
  readonly vary?: (seed: number) => Partial<SimulateOptions>;
  /** What is measured in a run, as integers; times in microseconds. Pure too: what it writes elsewhere may be lost. */
  readonly measure?: (run: Run<State>) => Readonly<Record<string, number | readonly number[]>>;
  /** Called after every `reportEvery` runs with how many are done; true ends the sweep. */
  readonly onProgress?: (done: number, summary: Summary) => boolean | void;
};

const reportEvery = 16;

/**
 * Runs a protocol with one seed after the other and sums up what came of it; runs keep no trace unless the options say
 * `trace: true`. Summaries of two ranges merge into that of both, so that a large sweep can be divided among workers.
 */
export function sweep<State, Message extends Tagged, Timer extends string>(
  protocol: Protocol<State, Message, Timer>,
  options: Omit<SimulateOptions, "seed">,
  { from, count, vary, measure, onProgress }: SweepRange<State>,
  meter?: Meter,
): Summary {
  let summary = emptySummary;
  for (let done = 0; done < count; done++) {
    const seed = from + done;
    const run = simulate(protocol, { trace: false, ...options, ...vary?.(seed), seed }, meter);
    summary = addRun(summary, reportOf(run, seed, measure?.(run) ?? {}));
    if (done % reportEvery === reportEvery - 1 && onProgress?.(done + 1, summary) === true) break;
  }
  return summary;
}

/** What one run adds to a summary: its metrics, its properties by name, and what was measured. */
export function reportOf<State>(
  run: Run<State>,
  seed: number,
  measures: Readonly<Record<string, number | readonly number[]>> = {},
): RunReport {
  const { always, sometimes, eventually, onStep, monitors } = run.protocol;
  const violated = new Set(run.violations.map(({ property }) => property));
  const checked = [always, eventually, onStep, monitors].flatMap((properties) =>
    Object.keys(properties ?? {}),
  );
  const { events, sent, delivered, lost } = run.metrics;
  return {
    seed,
    counts: { events, sent, delivered, lost },
    failed: Object.fromEntries(checked.map((name) => [name, violated.has(name)])),
    reached: Object.fromEntries(
      Object.keys(sometimes ?? {}).map((name) => [name, !run.unreached.includes(name)]),
    ),
    measures: Object.fromEntries(
      Object.entries(measures).map(([name, values]) => [
        name,
        typeof values === "number" ? [values] : values,
      ]),
    ),
  };
}

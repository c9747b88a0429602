/** A race: what a benchmark is about, beside a baseline, in the same process and the same minute. */

/** Does its work once and returns how many operations that was. */
export type Contestant = () => number;

export type Result = {
  readonly name: string;
  /** Operations per second: the median over the rounds. */
  readonly rate: number;
  /** The slowest and the fastest round, in operations per second: how far to trust the median. */
  readonly slowest: number;
  readonly fastest: number;
  /** The rate as a multiple of the baseline's. */
  readonly ratio: number;
};

type Surroundings = { readonly nowMs: () => number; readonly print: (line: string) => void };
const machine: Surroundings = { nowMs: () => performance.now(), print: (line) => console.log(line) };

/**
 * Runs the contestants in turn, `rounds` times, so that a machine that gets slower or busier does so for all of
 * them; one unmeasured round before lets the compiler warm up. Prints a table and returns its rows. Rates differ
 * from machine to machine: what can be compared is the ratio.
 */
export function race(
  contestants: { readonly baseline: Contestant; readonly [name: string]: Contestant },
  { rounds = 5 }: { readonly rounds?: number } = {},
  { nowMs, print }: Surroundings = machine,
): Result[] {
  const lanes = Object.entries(contestants).map(([name, run]) => ({ name, run, rates: [] as number[] }));
  for (const { run } of lanes) run();
  for (let round = 0; round < rounds; round++) {
    for (const { run, rates } of lanes) {
      const startMs = nowMs();
      const operations = run();
      rates.push((operations * 1000) / (nowMs() - startMs));
    }
  }
  const base = median(lanes.find(({ name }) => name === "baseline")?.rates ?? []);
  const results = lanes.map(({ name, rates }) => ({
    name,
    rate: median(rates),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    ratio: median(rates) / base,
  }));
  for (const line of table(results)) print(line);
  return results;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? NaN) + (sorted[(sorted.length - 1) >> 1] ?? NaN)) / 2;
}

function table(results: readonly Result[]): string[] {
  const width = Math.max(...results.map(({ name }) => name.length));
  const whole = (value: number) => Math.round(value).toLocaleString("en").padStart(12);
  const head = `${" ".repeat(width)}${["ops/s", "slowest", "fastest"].map((title) => title.padStart(12)).join("")}   ratio`;
  const rows = results.map(
    ({ name, rate, slowest, fastest, ratio }) =>
      `${name.padEnd(width)}${whole(rate)}${whole(slowest)}${whole(fastest)}${ratio.toFixed(2).padStart(8)}`,
  );
  return [head, ...rows];
}

/**
 * Why no algorithm synchronizes clocks better than u (1 - 1 / n) — Lundelius & Lynch 1984, §3, as executions. To start
 * a node later and to let its messages take less by as much, and those to it more, is invisible to everybody: what each
 * clock reads when a message arrives stays the same, and so does what is done about it. There are n such executions in
 * a row, and in one of them two corrected clocks are at least that far apart, whatever the corrections are.
 */

/** A setting: when each clock reads 0, in real time, and how long the message from i to j takes. */
export type Execution = {
  readonly starts: readonly number[];
  readonly delays: readonly (readonly number[])[];
};

/**
 * What node i makes of it: from the readings of its own clock when the messages of the others arrive, each sent when its
 * sender's clock read 0, the correction of its clock. A difference at the own place is 0.
 */
export type Algorithm = (readings: readonly number[], self: number) => number;

/** What the clock of j reads when the message from i arrives. */
export const readingsOf = ({ starts, delays }: Execution, j: number): readonly number[] =>
  starts.map((start, i) => (i === j ? 0 : start + delays[i]![j]! - starts[j]!));

/** The greatest difference between two corrected clocks. */
export function skewOf(execution: Execution, algorithm: Algorithm): number {
  const corrected = execution.starts.map((start, j) => algorithm(readingsOf(execution, j), j) - start);
  return Math.max(...corrected) - Math.min(...corrected);
}

/** The same to all nodes: the node starts later by `by`. */
export const shift = ({ starts, delays }: Execution, node: number, by: number): Execution => ({
  starts: starts.map((start, i) => (i === node ? start + by : start)),
  delays: delays.map((row, i) =>
    row.map((delay, j) => (i === node ? delay - by : j === node ? delay + by : delay)),
  ),
});

/**
 * The executions of the proof. In the first one messages to later nodes are slow and those to earlier ones fast; then one
 * node after the other is shifted by u, and each time all delays are still between d - u and d.
 */
export function shiftedExecutions(n: number, d: number, u: number): readonly Execution[] {
  const nodes = Array.from({ length: n }, (_, i) => i);
  const first: Execution = {
    starts: nodes.map(() => 0),
    delays: nodes.map((i) => nodes.map((j) => (i < j ? d : d - u))),
  };
  return nodes.slice(1).reduce((row, i) => [...row, shift(row.at(-1)!, i - 1, u)], [first]);
}

/** How far apart the algorithm leaves two clocks in the worst of these executions: at least u (1 - 1 / n). */
export const worstOfShifted = (algorithm: Algorithm, n: number, d: number, u: number): number =>
  Math.max(...shiftedExecutions(n, d, u).map((execution) => skewOf(execution, algorithm)));

/** The averaging algorithm in these terms. */
export const averagingAlgorithm =
  (d: number, u: number): Algorithm =>
  (readings, self) =>
    readings.reduce((sum, reading, i) => sum + (i === self ? 0 : d - u / 2 - reading), 0) / readings.length;

/**
 * The worst skew over all ways in which each message is as fast or as slow as it can be. What a node does depends on the
 * messages to it alone, so that the worst for each node combine freely: n 2^(n - 1) cases cover all 2^(n (n - 1)). The
 * skew of averaging is the largest of linear functions of the delays, so that for it no other delays are worse.
 */
export function worstOfExtremes(algorithm: Algorithm, n: number, d: number, u: number): number {
  const ranges = Array.from({ length: n }, (_, self) => {
    const corrections = Array.from({ length: 2 ** (n - 1) }, (_, pattern) => {
      const fast = (i: number) => (pattern >> (i < self ? i : i - 1)) & 1;
      const readings = Array.from({ length: n }, (_, i) => (i === self ? 0 : fast(i) ? d - u : d));
      return algorithm(readings, self);
    });
    return { least: Math.min(...corrections), most: Math.max(...corrections) };
  });
  const apart = ranges.flatMap(({ most }, a) => ranges.map(({ least }, b) => (a === b ? 0 : most - least)));
  return Math.max(...apart);
}

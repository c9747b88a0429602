/**
 * The level of suspicion phi — Hayashibara, Défago, Yared & Katayama, "The phi accrual failure detector", SRDS 2004,
 * §4: phi = -log10 of the probability that a heartbeat is later than this. At phi = 1 one of ten such suspicions is a
 * mistake, at phi = 2 one of a hundred, as far as the distribution describes the arrivals.
 */
import { log, normalQuantile, pow } from "@lightcone/simulation";

/** How the times between heartbeats are thought to be distributed: normal as in the paper, exponential as in Cassandra. */
export type Gaps =
  | { readonly kind: "normal"; readonly mean: number; readonly deviation: number }
  | { readonly kind: "exponential"; readonly mean: number };

/** The silence after which phi reaches a level, in the unit of the mean. */
export function silenceAt(phi: number, gaps: Gaps): number {
  switch (gaps.kind) {
    case "normal":
      return gaps.mean - gaps.deviation * normalQuantile(pow(10, -phi));
    case "exponential":
      return phi * log(10) * gaps.mean;
  }
}

/** The level that phi has reached after a silence, at most 300: beyond it the probability is no double any more. */
export function phiAfter(silence: number, gaps: Gaps): number {
  if (gaps.kind === "exponential") return silence / (log(10) * gaps.mean);
  // What the kernel has is the quantile, the inverse function: halve the interval in which the level lies.
  let [low, high] = [0, 300];
  for (let halvings = 0; halvings < 60; halvings++) {
    const middle = (low + high) / 2;
    if (silenceAt(middle, gaps) < silence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Mean and deviation of gaps that were measured; the deviation is at least `floor`, for clockwork leaves no doubt at all. */
export function describeGaps(kind: Gaps["kind"], gaps: readonly number[], floor: number): Gaps {
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (kind === "exponential") return { kind, mean };
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) * (gap - mean), 0) / gaps.length;
  return { kind, mean, deviation: Math.max(floor, Math.sqrt(variance)) };
}

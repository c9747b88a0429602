/**
 * A profile made of three calls, one after another or at once: what that does to latency, and to success. Calls take a
 * log-normal time and fail independently; a failure takes as long as an answer. Three in parallel cost the longest in place
 * of the sum, and succeed no more often: only a fallback changes that.
 */
import { draw, type Latency, sampler, stream } from "@lightcone/simulation";

export type Program = {
  readonly order: "sequential" | "parallel";
  /** How long each call is waited for; Infinity without a timeout. */
  readonly timeoutMs: number;
  /** Whether the second and the third call can be done without. */
  readonly hasFallbacks: boolean;
};

export type Calls = { readonly latency: Latency; readonly failure: number };

/** How long the profile took in each trial, in milliseconds and sorted, and in how many it came about. */
export function playProgram(program: Program, calls: Calls, trials: number, seed: number) {
  const sample = sampler(calls.latency);
  const [time, part, outcome] = [stream(seed, "time"), stream(seed, "part"), stream(seed, "outcome")];
  const latencies = new Float64Array(trials);
  let successes = 0;
  for (let trial = 0; trial < trials; trial++) {
    let [sum, longest, isSuccess] = [0, 0, true];
    for (let call = 0; call < 3; call++) {
      const place = 3 * trial + call;
      const ms = sample(draw(time, place), draw(part, place)) / 1000;
      const isAnswered = ms <= program.timeoutMs && draw(outcome, place) >= calls.failure;
      if (!isAnswered && (call === 0 || !program.hasFallbacks)) isSuccess = false;
      const waited = Math.min(ms, program.timeoutMs);
      sum += waited;
      longest = Math.max(longest, waited);
    }
    latencies[trial] = program.order === "sequential" ? sum : longest;
    if (isSuccess) successes++;
  }
  return { latencies: latencies.sort(), successes };
}

/** Below which so large a share of sorted samples lies. */
export const quantileOf = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;

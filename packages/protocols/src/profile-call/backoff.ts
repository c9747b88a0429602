/**
 * How long a client waits before it tries again. Marc Brooker, "Exponential backoff and jitter", AWS Architecture Blog,
 * 2015. Waiting longer each time makes room; only jitter keeps those that failed together from coming back together.
 */
import { pow } from "@lightcone/simulation";

export const backoffPolicies = [
  "none",
  "exponential",
  "equal jitter",
  "full jitter",
  "decorrelated",
] as const;

export type BackoffPolicy = (typeof backoffPolicies)[number];

export type Backoff = {
  readonly policy: BackoffPolicy;
  /** The unit of waiting, and the longest wait. */
  readonly baseMs: number;
  readonly capMs: number;
};

/**
 * The wait before a retry, in milliseconds, for a draw `u` of [0, 1). Retries count from 1; `previousMs` is the wait
 * before the last one, which only "decorrelated" looks at (the base where there was none).
 */
export function backoffMs({ policy, baseMs, capMs }: Backoff, retry: number, previousMs: number, u: number) {
  const whole = Math.min(capMs, baseMs * pow(2, retry));
  switch (policy) {
    case "none":
      return 0;
    case "exponential":
      return whole;
    case "equal jitter":
      return whole / 2 + (u * whole) / 2;
    case "full jitter":
      return u * whole;
    case "decorrelated":
      return Math.min(capMs, baseMs + u * (3 * previousMs - baseMs));
  }
}

/** The waits at evenly spaced draws, for whoever picks one of a list; one where nothing is drawn. */
export function backoffChoices(backoff: Backoff, retry: number, previousMs: number): readonly number[] {
  const isDrawn = backoff.policy !== "none" && backoff.policy !== "exponential";
  const draws = isDrawn ? [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95] : [0];
  return draws.map((u) => backoffMs(backoff, retry, previousMs, u));
}

/** How long something takes, as data: a distribution that a model names and the kernel samples. */
import { checkParts, inverseOf } from "./distributions.ts";

export { checkLatency, describeLatency } from "./distributions.ts";

export type Latency =
  | { readonly kind: "constant"; readonly ms: number }
  /** Every microsecond from one bound to the other, both included, is equally likely. */
  | { readonly kind: "uniform"; readonly betweenMs: readonly [number, number] }
  | { readonly kind: "exponential"; readonly meanMs: number }
  /** The logarithm is normal with standard deviation `sigma`: 84 % take at most e^sigma times the median. */
  | { readonly kind: "logNormal"; readonly medianMs: number; readonly sigma: number }
  /** P(latency > t) = (scale / t)^alpha from the scale on. Up to alpha = 1 the mean is infinite, up to 2 the variance. */
  | { readonly kind: "pareto"; readonly scaleMs: number; readonly alpha: number }
  /** One of several, each with a probability in proportion to its weight. */
  | { readonly kind: "mixture"; readonly parts: readonly MixturePart[] }
  /** One of the samples, each as likely as any other. */
  | { readonly kind: "empirical"; readonly samplesMs: readonly number[] };

export type MixturePart = { readonly weight: number; readonly latency: Latency };

/** The distribution of one kind. */
export type LatencyOf<Kind extends Latency["kind"]> = Extract<Latency, { kind: Kind }>;
type Options<Kind extends Latency["kind"]> = Omit<LatencyOf<Kind>, "kind">;

export const constant = (options: Options<"constant">): Latency => made({ kind: "constant", ...options });
export const uniform = (options: Options<"uniform">): Latency => made({ kind: "uniform", ...options });
export const exponential = (options: Options<"exponential">): Latency =>
  made({ kind: "exponential", ...options });
export const logNormal = (options: Options<"logNormal">): Latency => made({ kind: "logNormal", ...options });
export const pareto = (options: Options<"pareto">): Latency => made({ kind: "pareto", ...options });
export const mixture = (parts: readonly MixturePart[]): Latency => made({ kind: "mixture", parts });
export const empirical = (options: Options<"empirical">): Latency => made({ kind: "empirical", ...options });

function made(latency: Latency): Latency {
  checkParts(latency, latency.kind, (key) =>
    key === "parts" ? latency.kind : `${latency.kind}({ ${key} })`,
  );
  return latency;
}

/** Delays stay below 142 years, so that sums of integer microseconds stay exact, however heavy the tail. */
const longest = 2 ** 52;

/**
 * Draws from the distribution: integer microseconds, at least one, from two independent uniform draws of [0, 1). More
 * of `first` is never less latency (its inverse distribution function); `second` picks the part of a mixture.
 */
export function sampler(latency: Latency): (first: number, second: number) => number {
  const sample = inverseOf(latency);
  return (first, second) => Math.min(longest, Math.max(1, Math.round(sample(first, second))));
}

import { between, microseconds } from "../protocol/delay.ts";
import { Mistake, nearest, refuseUnknownKeys, requireNumber } from "../values/mistake.ts";
import { exp, log } from "./exact-math.ts";
import type { Latency, LatencyOf } from "./latency.ts";
import { normalQuantile } from "./normal.ts";
import { pow } from "./power.ts";

/**
 * The inverse distribution function: microseconds, not yet rounded, from two uniform draws of [0, 1). The second one
 * picks the part of a mixture.
 */
export const inverseOf = <Kind extends Latency["kind"]>(
  latency: LatencyOf<Kind>,
): ((first: number, second: number) => number) => distributions[latency.kind as Kind].inverse(latency);

/** The distribution in words, for captions: "log-normal, median 30 ms, sigma 0.8". */
export const describeLatency = <Kind extends Latency["kind"]>(latency: LatencyOf<Kind>): string =>
  distributions[latency.kind as Kind].describe(latency);

/** Throws a `Mistake` that says which part of `where` is missing, misspelt or out of bounds. */
export function checkLatency(latency: Latency, where: string): void {
  if (typeof latency !== "object" || latency === null)
    throw new Mistake(`${where} is ${String(latency)}: give a latency, such as exponential({ meanMs: 20 }).`);
  const kinds = Object.keys(distributions);
  if (!kinds.includes(latency.kind)) {
    const meant = nearest(String(latency.kind), kinds);
    const advice = meant ? `did you mean "${meant}"?` : `choose one of ${kinds.join(", ")}.`;
    throw new Mistake(`${where}.kind is ${JSON.stringify(latency.kind)}: ${advice}`);
  }
  checkParts(latency, where, (key) => `${where}.${key}`);
}

/** The same for a latency of a known kind; `at` says how to call the part at a key. */
export function checkParts<Kind extends Latency["kind"]>(
  latency: LatencyOf<Kind>,
  where: string,
  at: (key: string) => string,
): void {
  const { keys, check } = distributions[latency.kind as Kind];
  refuseUnknownKeys(latency, ["kind", ...keys], where);
  check(latency, at);
}

/** What the kernel must know about one kind of latency. */
type Distribution<Kind extends Latency["kind"]> = {
  readonly keys: readonly string[];
  /** Throws a `Mistake` about the part at a key; `at` says where that is. */
  check(latency: LatencyOf<Kind>, at: (key: string) => string): void;
  /** See `inverseOf`. */
  inverse(latency: LatencyOf<Kind>): (first: number, second: number) => number;
  describe(latency: LatencyOf<Kind>): string;
};

const distributions: { readonly [Kind in Latency["kind"]]: Distribution<Kind> } = {
  constant: {
    keys: ["ms"],
    check: ({ ms }, at) => requireNumber(ms, at("ms"), 0),
    inverse:
      ({ ms }) =>
      () =>
        ms * 1000,
    describe: ({ ms }) => `constant ${ms} ms`,
  },

  uniform: {
    keys: ["betweenMs"],
    check({ betweenMs }, at) {
      if (!Array.isArray(betweenMs) || betweenMs.length !== 2)
        throw new Mistake(
          `${at("betweenMs")} is ${JSON.stringify(betweenMs)}: give two bounds, such as [5, 20].`,
        );
      const [least, most] = betweenMs;
      requireNumber(least, `the lower bound of ${at("betweenMs")}`, 0);
      requireNumber(most, `the upper bound of ${at("betweenMs")}`, 0);
      if (least > most)
        throw new Mistake(`${at("betweenMs")} is [${least}, ${most}]: put the smaller bound first.`);
    },
    inverse({ betweenMs }) {
      const [least, most] = betweenMs.map(microseconds) as [number, number];
      return (first) => between(least, most, first);
    },
    describe: ({ betweenMs: [least, most] }) => `uniform, ${least} to ${most} ms`,
  },

  exponential: {
    keys: ["meanMs"],
    check: ({ meanMs }, at) => requireNumber(meanMs, at("meanMs"), 0.001),
    inverse:
      ({ meanMs }) =>
      (first) =>
        -meanMs * 1000 * log(1 - first),
    describe: ({ meanMs }) => `exponential, mean ${meanMs} ms`,
  },

  logNormal: {
    keys: ["medianMs", "sigma"],
    check({ medianMs, sigma }, at) {
      requireNumber(medianMs, at("medianMs"), 0.001);
      requireNumber(sigma, at("sigma"), 0);
    },
    inverse({ medianMs, sigma }) {
      if (sigma === 0) return () => medianMs * 1000; // the quantile of 0 is -Infinity, and 0 times that no number
      return (first) => medianMs * 1000 * exp(sigma * normalQuantile(first));
    },
    describe: ({ medianMs, sigma }) => `log-normal, median ${medianMs} ms, sigma ${sigma}`,
  },

  pareto: {
    keys: ["scaleMs", "alpha"],
    check({ scaleMs, alpha }, at) {
      requireNumber(scaleMs, at("scaleMs"), 0.001);
      requireNumber(alpha, at("alpha"), 0.01);
    },
    inverse:
      ({ scaleMs, alpha }) =>
      (first) =>
        (scaleMs * 1000) / pow(1 - first, 1 / alpha),
    describe: ({ scaleMs, alpha }) => `Pareto, scale ${scaleMs} ms, alpha ${alpha}`,
  },

  mixture: {
    keys: ["parts"],
    check({ parts }, at) {
      const where = at("parts");
      if (!Array.isArray(parts) || parts.length === 0)
        throw new Mistake(
          `${where} has no parts: give a list such as [{ weight: 1, latency: constant({ ms: 5 }) }].`,
        );
      parts.forEach((part, i) => {
        if (typeof part !== "object" || part === null)
          throw new Mistake(
            `${where}[${i}] is ${String(part)}: give { weight: 1, latency: constant({ ms: 5 }) }.`,
          );
        refuseUnknownKeys(part, ["weight", "latency"], `${where}[${i}]`);
        requireNumber(part.weight, `${where}[${i}].weight`, 0);
        checkLatency(part.latency, `${where}[${i}].latency`);
      });
      if (parts.every(({ weight }) => weight === 0))
        throw new Mistake(`Every weight of ${where} is 0: give at least one part a weight above 0.`);
    },
    inverse({ parts }) {
      const total = parts.reduce((sum, { weight }) => sum + weight, 0);
      let sum = 0;
      const ranges = parts
        .filter(({ weight }) => weight > 0)
        .map(({ weight, latency }) => {
          const from = sum / total;
          sum += weight;
          return { from, share: weight / total, sample: inverseOf(latency) };
        });
      return (first, second) => {
        const { from, share, sample } = ranges.findLast(({ from }) => from <= second)!;
        // Within its range the second draw is uniform again: a mixture inside the mixture can use it.
        return sample(first, (second - from) / share);
      };
    },
    describe({ parts }) {
      const total = parts.reduce((sum, { weight }) => sum + weight, 0);
      const share = (weight: number) => `${Math.round((weight / total) * 10_000) / 100} %`;
      return parts.map(({ weight, latency }) => `${share(weight)} ${describeLatency(latency)}`).join("; ");
    },
  },

  empirical: {
    keys: ["samplesMs"],
    check({ samplesMs }, at) {
      if (!Array.isArray(samplesMs) || samplesMs.length === 0)
        throw new Mistake(`${at("samplesMs")} has no samples: give a list of measured milliseconds.`);
      samplesMs.forEach((sample, i) => requireNumber(sample, `sample ${i} of ${at("samplesMs")}`, 0));
    },
    inverse({ samplesMs }) {
      const sorted = Float64Array.from(samplesMs).sort(); // a typed array sorts by value, the same in every engine
      return (first) => sorted[Math.floor(first * sorted.length)]! * 1000;
    },
    describe: ({ samplesMs }) =>
      `empirical, ${samplesMs.length} ${samplesMs.length === 1 ? "sample" : "samples"}`,
  },
};

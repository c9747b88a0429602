import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkLatency,
  constant,
  describeLatency,
  empirical,
  exponential,
  type Latency,
  logNormal,
  mixture,
  pareto,
  sampler,
  uniform,
} from "./latency.ts";
import { draw, stream } from "./random.ts";

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const source = stream(1, "latency");
/** Latencies in milliseconds, from the same draws in every run. */
const samples = (latency: Latency, count: number) => {
  const sample = sampler(latency);
  return range(count).map((i) => sample(draw(source, 2 * i), draw(source, 2 * i + 1)) / 1000);
};
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (values: readonly number[], holds: (value: number) => boolean) =>
  values.filter(holds).length / values.length;
/** Five standard deviations of a share of `count` draws. */
const fiveSigma = (probability: number, count: number) =>
  5 * Math.sqrt((probability * (1 - probability)) / count);

const measured = [4, 1.5, 1.5, 30, 7.25, 0.01];
const examples = {
  constant: constant({ ms: 12.5 }),
  uniform: uniform({ betweenMs: [5, 20] }),
  exponential: exponential({ meanMs: 20 }),
  "log-normal": logNormal({ medianMs: 30, sigma: 0.8 }),
  Pareto: pareto({ scaleMs: 2, alpha: 1.5 }),
  "Pareto without mean": pareto({ scaleMs: 2, alpha: 1 }),
  mixture: mixture([
    { weight: 9, latency: constant({ ms: 1 }) },
    { weight: 1, latency: exponential({ meanMs: 100 }) },
  ]),
  empirical: empirical({ samplesMs: measured }),
} satisfies Record<string, Latency>;

describe("the mean and the standard deviation", () => {
  const { exp, sqrt } = Math;
  const spread = 0.8 ** 2;
  it.each<[keyof typeof examples, { mean: number; deviation: number }]>([
    ["constant", { mean: 12.5, deviation: 0 }],
    ["uniform", { mean: 12.5, deviation: 15 / sqrt(12) }],
    ["exponential", { mean: 20, deviation: 20 }],
    ["log-normal", { mean: 30 * exp(spread / 2), deviation: 30 * exp(spread / 2) * sqrt(exp(spread) - 1) }],
    ["mixture", { mean: 10.9, deviation: sqrt(0.9 + 0.1 * 2 * 100 ** 2 - 10.9 ** 2) }],
    [
      "empirical",
      { mean: mean(measured), deviation: sqrt(mean(measured.map((ms) => (ms - mean(measured)) ** 2))) },
    ],
  ])("%s: as its formula says", (name, expected) => {
    const values = samples(examples[name], 200_000);
    const average = mean(values);
    const deviation = sqrt(mean(values.map((value) => (value - average) ** 2)));
    // Five standard errors, and half a microsecond for rounding.
    expect(Math.abs(average - expected.mean)).toBeLessThanOrEqual(
      (5 * expected.deviation) / sqrt(200_000) + 0.0005,
    );
    expect(Math.abs(deviation - expected.deviation)).toBeLessThanOrEqual(0.03 * expected.deviation);
  });
});

describe("quantiles", () => {
  const probabilities = range(1_000).map((i) => i / 1_000);
  it.each<[keyof typeof examples, (p: number) => number]>([
    ["constant", () => 12.5],
    ["exponential", (p) => -20 * Math.log(1 - p)],
    ["Pareto", (p) => 2 * Math.pow(1 - p, -1 / 1.5)],
    ["Pareto without mean", (p) => 2 / (1 - p)],
  ])("%s: within half a microsecond of the inverse distribution function", (name, quantile) => {
    const sample = sampler(examples[name]);
    for (const p of probabilities) {
      const expected = Math.max(1, quantile(p) * 1_000);
      expect(Math.abs(sample(p, 0) - expected)).toBeLessThanOrEqual(0.5 + expected * 2 ** -50);
    }
  });

  it("uniform: every microsecond from bound to bound, equally often", () => {
    const sample = sampler(uniform({ betweenMs: [5, 5.009] }));
    const seen = range(100).map((i) => sample(i / 100, 0));
    expect(seen).toEqual(range(100).map((i) => 5_000 + Math.floor(i / 10)));
    expect(sampler(uniform({ betweenMs: [5, 5] }))(0.9, 0)).toBe(5_000);
  });

  it("log-normal: the median is the median, and each sigma multiplies by e^sigma", () => {
    const values = samples(examples["log-normal"], 200_000);
    const below = (bound: number, probability: number) =>
      expect(Math.abs(share(values, (ms) => ms <= bound) - probability)).toBeLessThan(
        fiveSigma(probability, 200_000),
      );
    below(30, 0.5);
    below(30 * Math.exp(0.8), 0.841345);
    below(30 * Math.exp(-1.6), 0.02275);
    below(30 * Math.exp(2.4), 0.99865);
  });

  it("log-normal: any spread, also none", () => {
    const at = (sigma: number, p: number) => sampler(logNormal({ medianMs: 30, sigma }))(p, 0);
    expect([0, 0.5, 0.999].map((p) => at(0, p))).toEqual([30_000, 30_000, 30_000]);
    expect([0, 0.025, 0.5, 0.975].map((p) => at(1, p))).toEqual([1, 4_226, 30_000, 212_972]); // 30,000 e^(+-1.95996)
  });

  it("Pareto with alpha 1: exactly the scale over what is left, for every draw", () => {
    const sample = sampler(pareto({ scaleMs: 2, alpha: 1 }));
    for (const i of range(10_000)) {
      const u = draw(source, i);
      expect(sample(u, 0)).toBe(Math.round(2_000 / (1 - u)));
    }
    expect(sample(1 - 2 ** -32, 0)).toBe(2_000 * 2 ** 32);
  });

  it("empirical: each sample as often as it was measured", () => {
    const sample = sampler(empirical({ samplesMs: measured }));
    const drawn = range(600).map((i) => sample(i / 600, 0));
    for (const ms of new Set(measured))
      expect(drawn.filter((value) => value === ms * 1_000)).toHaveLength(
        100 * measured.filter((other) => other === ms).length,
      );
  });
});

describe("a mixture", () => {
  it("takes each part in proportion to its weight, and none of weight 0", () => {
    const parts = [3, 0, 1, 4].map((weight, i) => ({ weight, latency: constant({ ms: i + 1 }) }));
    const values = samples(mixture(parts), 80_000);
    for (const { weight, latency } of parts) {
      const part = share(values, (ms) => ms === sampler(latency)(0, 0) / 1_000);
      expect(Math.abs(part - weight / 8)).toBeLessThanOrEqual(fiveSigma(weight / 8, 80_000));
    }
    expect(sampler(mixture(parts))(0.5, 1 - 2 ** -53)).toBe(4_000);
  });

  it("inside a mixture draws its own part independently", () => {
    const coin = mixture([1, 2].map((ms) => ({ weight: 1, latency: constant({ ms }) })));
    const other = mixture([3, 4].map((ms) => ({ weight: 1, latency: constant({ ms }) })));
    const values = samples(
      mixture([
        { weight: 1, latency: coin },
        { weight: 3, latency: other },
      ]),
      80_000,
    );
    for (const [ms, probability] of [
      [1, 1 / 8],
      [2, 1 / 8],
      [3, 3 / 8],
      [4, 3 / 8],
    ] as const)
      expect(Math.abs(share(values, (value) => value === ms) - probability)).toBeLessThan(
        fiveSigma(probability, 80_000),
      );
  });
});

const positive = fc.double({ min: 0.001, max: 1e9, noNaN: true });
const latencies = fc.letrec<{ latency: Latency }>((tie) => ({
  latency: fc.oneof(
    { depthSize: "small" },
    positive.map((ms) => constant({ ms })),
    fc.tuple(positive, positive).map(([a, b]) => uniform({ betweenMs: [Math.min(a, b), Math.max(a, b)] })),
    positive.map((meanMs) => exponential({ meanMs })),
    fc
      .tuple(positive, fc.double({ min: 0, max: 50, noNaN: true }))
      .map(([medianMs, sigma]) => logNormal({ medianMs, sigma })),
    fc
      .tuple(positive, fc.double({ min: 0.01, max: 10, noNaN: true }))
      .map(([scaleMs, alpha]) => pareto({ scaleMs, alpha })),
    fc.array(positive, { minLength: 1, maxLength: 5 }).map((samplesMs) => empirical({ samplesMs })),
    fc
      .array(fc.record({ weight: positive, latency: tie("latency") }), { minLength: 1, maxLength: 3 })
      .map(mixture),
  ),
})).latency;
const unit = fc.oneof(
  fc.constantFrom(0, 1 - 2 ** -32, 1 - 2 ** -53),
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
);

describe("every latency", () => {
  it("is a whole number of microseconds, at least one, and more of the first draw is never less of it", () => {
    fc.assert(
      fc.property(latencies, unit, unit, unit, (latency, a, b, second) => {
        const sample = sampler(latency);
        const [less, more] = [sample(Math.min(a, b), second), sample(Math.max(a, b), second)];
        expect(Number.isSafeInteger(less) && Number.isSafeInteger(more)).toBe(true);
        expect(less).toBeGreaterThanOrEqual(1);
        expect(more).toBeGreaterThanOrEqual(less);
      }),
    );
  });

  it("is data: what JSON carries elsewhere is legal there and draws the same", () => {
    fc.assert(
      fc.property(latencies, unit, unit, (latency, first, second) => {
        const carried = JSON.parse(JSON.stringify(latency)) as Latency;
        checkLatency(carried, "links.latency");
        expect(sampler(carried)(first, second)).toBe(sampler(latency)(first, second));
      }),
    );
  });

  it("draws what it always drew, in microseconds", () => {
    const drawn = Object.entries(examples).map(([name, latency]) => [
      name,
      ...samples(latency, 5).map((ms) => Math.round(ms * 1_000)),
    ]);
    expect(drawn.map((line) => line.join(" "))).toMatchInlineSnapshot(`
      [
        "constant 12500 12500 12500 12500 12500",
        "uniform 12413 16051 14641 14951 12916",
        "exponential 13633 26688 20584 21775 15003",
        "log-normal 29654 49786 40196 42035 31715",
        "Pareto 3151 4868 3972 4133 3298",
        "Pareto without mean 3954 7596 5598 5941 4235",
        "mixture 1000 1000 1000 1000 1000",
        "empirical 1500 7250 4000 4000 4000",
      ]
    `);
  });

  it("is described in words", () => {
    expect(Object.values(examples).map(describeLatency)).toEqual([
      "constant 12.5 ms",
      "uniform, 5 to 20 ms",
      "exponential, mean 20 ms",
      "log-normal, median 30 ms, sigma 0.8",
      "Pareto, scale 2 ms, alpha 1.5",
      "Pareto, scale 2 ms, alpha 1",
      "90 % constant 1 ms; 10 % exponential, mean 100 ms",
      "empirical, 6 samples",
    ]);
  });
});

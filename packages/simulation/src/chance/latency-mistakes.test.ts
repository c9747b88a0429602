import { describe, expect, it } from "vitest";
import {
  checkLatency,
  constant,
  empirical,
  exponential,
  logNormal,
  mixture,
  pareto,
  uniform,
} from "./latency.ts";

describe("mistakes", () => {
  const untyped = (value: unknown) => value as never;
  it.each<[() => unknown, string]>([
    [() => constant({ ms: -1 }), "constant({ ms }) is -1: give a finite number, zero or more."],
    [() => constant(untyped(5)), "constant({ ms }) is undefined: give a finite number, zero or more."],
    [
      () => exponential({ meanMs: NaN }),
      "exponential({ meanMs }) is NaN: give a finite number, at least 0.001.",
    ],
    [() => exponential(untyped({ mean: 5 })), 'exponential has no "mean": did you mean "meanMs"?'],
    [() => uniform({ betweenMs: [5, 3] }), "uniform({ betweenMs }) is [5, 3]: put the smaller bound first."],
    [
      () => uniform({ betweenMs: untyped([1]) }),
      "uniform({ betweenMs }) is [1]: give two bounds, such as [5, 20].",
    ],
    [
      () => uniform({ betweenMs: [-1, 2] }),
      "the lower bound of uniform({ betweenMs }) is -1: give a finite number, zero or more.",
    ],
    [
      () => uniform({ betweenMs: [1, Infinity] }),
      "the upper bound of uniform({ betweenMs }) is Infinity: give a finite number, zero or more.",
    ],
    [
      () => logNormal({ medianMs: 30, sigma: -0.1 }),
      "logNormal({ sigma }) is -0.1: give a finite number, zero or more.",
    ],
    [
      () => logNormal({ medianMs: 0, sigma: 1 }),
      "logNormal({ medianMs }) is 0: give a finite number, at least 0.001.",
    ],
    [() => pareto({ scaleMs: 1, alpha: 0 }), "pareto({ alpha }) is 0: give a finite number, at least 0.01."],
    [
      () => pareto({ scaleMs: 0, alpha: 1 }),
      "pareto({ scaleMs }) is 0: give a finite number, at least 0.001.",
    ],
    [
      () => mixture([]),
      "mixture has no parts: give a list such as [{ weight: 1, latency: constant({ ms: 5 }) }].",
    ],
    [
      () => mixture([{ weight: 0, latency: constant({ ms: 5 }) }]),
      "Every weight of mixture is 0: give at least one part a weight above 0.",
    ],
    [
      () => mixture([{ weight: -1, latency: constant({ ms: 5 }) }]),
      "mixture[0].weight is -1: give a finite number, zero or more.",
    ],
    [
      () => mixture([untyped({ wieght: 1, latency: constant({ ms: 5 }) })]),
      'mixture[0] has no "wieght": did you mean "weight"?',
    ],
    [
      () => mixture([untyped({ weight: 1 })]),
      "mixture[0].latency is undefined: give a latency, such as exponential({ meanMs: 20 }).",
    ],
    [() => mixture([untyped(null)]), "mixture[0] is null: give { weight: 1, latency: constant({ ms: 5 }) }."],
    [
      () => empirical({ samplesMs: [] }),
      "empirical({ samplesMs }) has no samples: give a list of measured milliseconds.",
    ],
    [
      () => empirical({ samplesMs: [1, -2] }),
      "sample 1 of empirical({ samplesMs }) is -2: give a finite number, zero or more.",
    ],
    [
      () => checkLatency(untyped({ kind: "exponentail", meanMs: 3 }), "links({ latency })"),
      'links({ latency }).kind is "exponentail": did you mean "exponential"?',
    ],
    [
      () => checkLatency(untyped({ kind: 7 }), "links({ latency })"),
      "links({ latency }).kind is 7: choose one of constant, uniform, exponential, logNormal, pareto, mixture, empirical.",
    ],
    [
      () => checkLatency(untyped(20), "links({ latency })"),
      "links({ latency }) is 20: give a latency, such as exponential({ meanMs: 20 }).",
    ],
    [
      () => checkLatency({ kind: "exponential", meanMs: -3 }, "links({ latency })"),
      "links({ latency }).meanMs is -3: give a finite number, at least 0.001.",
    ],
    [
      () =>
        checkLatency(
          { kind: "mixture", parts: [{ weight: 1, latency: { kind: "constant", ms: -3 } }] },
          "links({ latency })",
        ),
      "links({ latency }).parts[0].latency.ms is -3: give a finite number, zero or more.",
    ],
  ])("%s", (act, sentence) => {
    expect(act).toThrowError(sentence);
  });
});

import { inChromium } from "@lightcone/config/in-chromium";
import { describe, expect, it } from "vitest";
import { exp, ln2High, ln2Low, log } from "./exact-math.ts";
import digests from "./fixtures/digests.ts";
import { anySize, range, uniform } from "./fixtures/samples.ts";
import { type Wide, ulpsBetween, wide } from "./fixtures/wide-numbers.ts";
import { normalQuantile } from "./normal.ts";
import { pow } from "./power.ts";

const narrow = wide(256);
const worst = (errors: readonly number[]) => Math.max(...errors.map(Math.abs));

const errorOfLog = (x: number) => ulpsBetween(log(x), narrow.log(x), 0, narrow);
function errorOfExp(x: number) {
  const { value, k } = narrow.exp(narrow.of(x));
  return ulpsBetween(exp(x), value, k, narrow);
}
function errorOfPow(base: number, exponent: number) {
  const { value, k } = narrow.exp(narrow.times(narrow.of(exponent), narrow.log(base)));
  return ulpsBetween(pow(base, exponent), value, k, narrow);
}
function errorOfQuantile(p: number, { of, normal, width }: Wide) {
  const x = normalQuantile(p);
  const { density, beyond } = normal(of(Math.abs(x)));
  const missing = (p < 0.5 ? of(p) : of(1) - of(p)) - beyond; // positive: |x| is too large
  return ulpsBetween(x, of(x) + ((x < 0 ? -missing : missing) << width) / density, 0, narrowOrWide(width));
}
const broad = wide(2400); // the tail of 2^-1000 is the difference of two numbers near 1/2
const narrowOrWide = (width: bigint) => (width === narrow.width ? narrow : broad);

describe("the constants", () => {
  it("the two parts of log 2 add up to 2^-96", () => {
    expect(Math.abs(Number(narrow.of(ln2High) + narrow.of(ln2Low) - narrow.ln2))).toBeLessThan(
      2 ** (256 - 96),
    );
    expect(ln2High * 2 ** 42).toBe(Math.round(ln2High * 2 ** 42));
  });
});

describe("log", () => {
  it("is within 0.9 ulp of the logarithm, for every size and near 1", () => {
    expect(worst(range(2_000).map((i) => errorOfLog(anySize(i))))).toBeLessThan(0.9);
    expect(worst(range(2_000).map((i) => errorOfLog(0.5 + uniform(i) * 1.5)))).toBeLessThan(0.9);
    expect(
      worst(range(50).flatMap((i) => [errorOfLog(1 + 2 ** -i), errorOfLog(1 - 2 ** -i / 2)])),
    ).toBeLessThan(0.9);
  });

  it("has the special values of Math.log", () => {
    for (const x of [0, -0, 1, -1, Infinity, -Infinity, NaN]) expect(log(x)).toBe(Math.log(x));
  });

  it("differs from Math.log by at most one unit in the last place", () => {
    for (const i of range(20_000)) {
      const x = anySize(i);
      expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(Math.abs(log(x)) * 2 ** -52);
    }
  });
});

describe("exp", () => {
  it("is within 0.9 ulp of the exponential, where the result is a normal number", () => {
    expect(worst(range(2_000).map((i) => errorOfExp(uniform(i) * 1_417 - 708)))).toBeLessThan(0.9);
    expect(worst(range(2_000).map((i) => errorOfExp(uniform(i) * 4 - 2)))).toBeLessThan(0.9);
  });

  it("is within one unit of the least double, where the result is subnormal", () => {
    expect(worst(range(300).map((i) => errorOfExp(-708.4 - uniform(i) * 37)))).toBeLessThanOrEqual(1);
  });

  it("has the special values and the limits of Math.exp", () => {
    for (const x of [0, -0, Infinity, -Infinity, NaN, 709.782712893384, 709.7827128933841, 1e300])
      expect(exp(x) === Infinity ? Infinity : 0).toBe(Math.exp(x) === Infinity ? Infinity : 0);
    expect([exp(0), exp(-0), exp(-Infinity), exp(-746), exp(NaN)]).toEqual([1, 1, 0, 0, NaN]);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(1e-300)).toBe(1);
  });

  it("is the inverse of log: the relative error is what the logarithm lost", () => {
    for (const i of range(2_000)) {
      const x = anySize(i);
      expect(Math.abs(exp(log(x)) / x - 1)).toBeLessThan(2 ** -52 * (2 + Math.abs(log(x))));
    }
  });
});

describe("pow", () => {
  it("is within 0.9 ulp of the power, also where base and result have any size", () => {
    const errors = range(3_000).map((i) => {
      const base = i % 2 === 0 ? anySize(i) : 0.5 + uniform(i);
      return errorOfPow(base, ((uniform(i + 2e6) - 0.5) * 1_400) / Math.log(base));
    });
    expect(worst(errors)).toBeLessThan(0.9);
  });

  it("is exact where the result is a double", () => {
    for (const i of range(1_000)) {
      const x = anySize(i);
      expect(pow(x, 1)).toBe(x);
      const small = Math.floor(uniform(i) * 2 ** 17);
      expect(pow(small, 3)).toBe(small * small * small);
      expect(pow(small * small, 0.5)).toBe(small);
    }
    for (let k = -1074; k < 1024; k++)
      expect(pow(2, k)).toBe(k < -1022 ? 2 ** -1022 * 2 ** (k + 1022) : 2 ** k);
  });

  it("has the special values of Math.pow", () => {
    const values = [
      0,
      -0,
      1,
      -1,
      2,
      -2,
      0.5,
      -0.5,
      3,
      -3,
      2.5,
      1e300,
      -1e300,
      2 ** 53,
      Infinity,
      -Infinity,
      NaN,
    ];
    for (const base of values)
      for (const exponent of values) {
        const expected = Math.pow(base, exponent);
        const got = pow(base, exponent);
        if (expected === 0 || !Number.isFinite(expected))
          expect([base, exponent, got]).toEqual([base, exponent, expected]);
        else expect(Math.abs(got / expected - 1)).toBeLessThan(2 ** -51);
      }
  });
});

describe("normalQuantile", () => {
  it("is within 4 ulp of the quantile, in the middle, near it and in the tails", () => {
    const middle = range(400).map((i) => uniform(i));
    const nearMiddle = range(100).map((i) => 0.5 + (uniform(i) - 0.5) * 2 ** -(i % 50));
    expect(worst([...middle, ...nearMiddle].map((p) => errorOfQuantile(p, narrow)))).toBeLessThan(4);
    const tails = range(32).map((i) => (1 + uniform(i)) * 2 ** -(2 + 33 * i));
    expect(worst(tails.map((p) => errorOfQuantile(p, broad)))).toBeLessThan(4);
  });

  it("is known at the ends, in the middle and outside", () => {
    expect([0, 0.5, 1].map(normalQuantile)).toEqual([-Infinity, 0, Infinity]);
    expect([-0.1, 1.1, NaN].map(normalQuantile)).toEqual([NaN, NaN, NaN]);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14); // the 95 % of every textbook
    expect(normalQuantile(0.995)).toBeCloseTo(2.5758293035489, 12);
    expect(normalQuantile(5e-324)).toBeCloseTo(-38.4675, 3);
  });

  it("is odd about one half and never falls, also from one part of its table to the next", () => {
    for (const i of range(1_000))
      expect(normalQuantile(1 - uniform(i))).toBe(-normalQuantile(1 - (1 - uniform(i))));
    for (const i of range(1_000)) {
      const edge = (0.25 + Math.floor(uniform(i) * 64) / 256) * 2 ** -Math.floor(uniform(i + 1e6) * 30);
      const around = [1 - 2 ** -44, 1 - 2 ** -53, 1, 1 + 2 ** -44].map((factor) =>
        normalQuantile(edge * factor),
      );
      expect(around[1]).toBeGreaterThan(around[0]!);
      expect(around[3]).toBeGreaterThan(around[2]!);
      expect(around[2]! - around[1]!).toBeGreaterThan(around[2]! * 2 ** -50); // x is negative: by 4 ulp at most
    }
  });
});

describe("the same bits everywhere", () => {
  it("D4 10,000 values of each function are those of the machine on which they were written down", () => {
    expect(digests).toMatchInlineSnapshot(`
      {
        "exp": 1911021830,
        "log": 3210516407,
        "normalQuantile": 1026475721,
        "pow": 1339768325,
      }
    `);
  });

  it("D4 and Chromium computes the same bits", async () => {
    expect(await inChromium(new URL("./fixtures/digests.ts", import.meta.url))).toEqual(digests);
  });
});

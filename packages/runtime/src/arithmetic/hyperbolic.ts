import { ln2 } from "./constants.ts";
import { exp, expm1 } from "./exponential.ts";
import { log, log1p } from "./logarithm.ts";

/** An odd function, given for x > 0. Zero keeps its sign. */
const odd =
  (positive: (x: number) => number) =>
  (x: number): number =>
    x > 0 ? positive(x) : x < 0 ? -positive(-x) : x;

/** Above this, e^-x is lost beside e^x, and sqrt(x² + 1) is x. */
const large = 22;
const huge = 268435456;

/** Half of e^x, where e^x itself may be too large for a double. */
function halfExp(x: number): number {
  const root = exp(0.5 * x);
  return 0.5 * root * root;
}

export const sinh = odd((x) => {
  if (x > large) return halfExp(x);
  const power = expm1(x);
  return 0.5 * (power + power / (power + 1));
});

export function cosh(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude > large) return halfExp(magnitude);
  const power = exp(magnitude);
  return 0.5 * power + 0.5 / power;
}

export const tanh = odd((x) => {
  if (x > large) return 1;
  const power = expm1(2 * x);
  return power / (power + 2);
});

export const asinh = odd((x) => (x > huge ? log(x) + ln2 : log1p(x + (x * x) / (1 + Math.sqrt(x * x + 1)))));

export function acosh(x: number): number {
  if (!(x >= 1)) return NaN;
  const over = x - 1;
  return x > huge ? log(x) + ln2 : log1p(over + Math.sqrt(2 * over + over * over));
}

export const atanh = odd((x) => 0.5 * log1p((2 * x) / (1 - x)));

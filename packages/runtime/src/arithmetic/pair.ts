/** An unevaluated sum `high + low` of two doubles, about 106 bits; `low` is at most half the last place of `high`. */
export type Pair = readonly [high: number, low: number];

/** a + b with its rounding error (Knuth). */
export function sum(a: number, b: number): Pair {
  const high = a + b;
  const part = high - a;
  return [high, a - (high - part) + (b - part)];
}

/** a × b with its rounding error (Dekker); for |a|, |b| < 2^995. */
export function product(a: number, b: number): Pair {
  const high = a * b;
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return [high, aLow * bLow - (high - aHigh * bHigh - aLow * bHigh - aHigh * bLow)];
}

/** The upper 26 bits of a double (Veltkamp): products of two such halves are exact. */
function upperHalf(a: number): number {
  const shifted = 134217729 * a; // 2^27 + 1
  return shifted - (shifted - a);
}

/** Brings a sum whose low part has grown back into form; needs |high| >= |low|. */
const settle = (high: number, low: number): Pair => {
  const total = high + low;
  return [total, low - (total - high)];
};

export function add(a: Pair, b: Pair): Pair {
  const [high, error] = sum(a[0], b[0]);
  return settle(high, error + (a[1] + b[1]));
}

export function multiply(a: Pair, b: Pair): Pair {
  const [high, error] = product(a[0], b[0]);
  return settle(high, error + (a[0] * b[1] + a[1] * b[0]));
}

export function divide(a: Pair, b: Pair): Pair {
  const first = a[0] / b[0];
  const rest = add(a, multiply([-first, 0], b));
  return settle(first, rest[0] / b[0]);
}

/** The sum of coefficients[n] × x^n: the first `precise` terms as pairs, the rest in doubles. */
export function polynomial(coefficients: readonly Pair[], x: Pair, precise: number): Pair {
  let tail = 0;
  for (let n = coefficients.length - 1; n >= precise; n -= 1) tail = tail * x[0] + coefficients[n]![0];
  let total: Pair = [tail, 0];
  for (let n = precise - 1; n >= 0; n -= 1) total = add(coefficients[n]!, multiply(total, x));
  return total;
}

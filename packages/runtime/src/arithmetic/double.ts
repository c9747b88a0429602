/**
 * What a double is made of, and sums and products with their rounding errors. Everything in this folder is built from
 * operations that IEEE 754 and the language fix to the last bit (+ - * / sqrt floor, BigInt), so that every engine
 * computes the same; `Math.exp` and its like are fixed by no standard.
 */

const view = new DataView(new ArrayBuffer(8));

const twoTo54 = 18014398509481984;

/** 2 to the power of an integer from -1022 to 1023. */
export function powerOfTwo(exponent: number): number {
  view.setUint32(0, (exponent + 1023) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** The integer k with 2^k <= |x| < 2^(k+1), for a finite x that is not zero. */
export function exponentOf(x: number): number {
  view.setFloat64(0, x);
  const biased = (view.getUint32(0) >>> 20) & 0x7ff;
  return biased === 0 ? exponentOf(x * twoTo54) - 54 : biased - 1023;
}

/** x times 2 to the power of an integer, with overflow and gradual underflow. */
export function scale(x: number, exponent: number): number {
  if (exponent > 1023) return scale(x * powerOfTwo(1023), exponent - 1023);
  // By less than the whole range at once, so that only the last product can round.
  if (exponent < -1022) return scale(x * powerOfTwo(-969), exponent + 969);
  return x * powerOfTwo(exponent);
}

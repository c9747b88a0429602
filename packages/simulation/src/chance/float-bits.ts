/** The two 32-bit words of a double (IEEE 754 binary64): sign, 11 bits of exponent + 1023, 52 bits of fraction. */

const float = new Float64Array([1]);
const words = new Uint32Array(float.buffer);
const high = words[1] === 0x3ff00000 ? 1 : 0; // where this machine puts the word with the exponent

/** Sign, exponent and the upper 20 bits of the fraction. */
export function highWord(x: number): number {
  float[0] = x;
  return words[high]!;
}

/** `x` with its high word replaced. */
export function withHighWord(x: number, word: number): number {
  float[0] = x;
  words[high] = word;
  return float[0];
}

/** 2 to the power of an integer of [-1022, 1023], exactly. */
export const powerOfTwo = (exponent: number): number => withHighWord(0, (exponent + 1023) << 20);

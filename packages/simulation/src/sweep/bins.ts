/**
 * The bins of a histogram that never needs to know its range: one for each integer up to 127, then 64 equal ones
 * between each two powers of 2. A bin's middle is within 1/128 (0.8 %) of all that falls into it; integers of either
 * sign and 53 bits need 6,145 bins. (The idea is that of HdrHistogram.)
 */

/** The bin of an integer; negative for negative ones, and never falling as the integer grows. */
export function binOf(value: number): number {
  if (value < 0) return -binOf(-value);
  if (value < 128) return value;
  const length = value < 2 ** 32 ? 32 - Math.clz32(value) : 64 - Math.clz32(value / 2 ** 32);
  const shift = length - 7; // drops all but 7 bits, the first of which is 1
  return shift * 64 + Math.floor(value / 2 ** shift);
}

/** The integer in the middle of a bin; of two, the one nearer to 0. */
export function middleOf(bin: number): number {
  if (bin < 0) return -middleOf(-bin);
  if (bin < 128) return bin;
  const shift = Math.floor(bin / 64) - 1;
  return (bin - shift * 64) * 2 ** shift + 2 ** (shift - 1) - 1;
}

/** A source of numbers from 0 to below 1, in steps of 2^-53. */
export type Random = () => number;

/**
 * Xorshift with 128 bits of state (Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14), 2003), seeded
 * from a number and a name: each name has a stream of its own, so that one cell's draws shift no other's.
 */
export function randomFrom(seed: number, name: string): Random {
  let [x, y, z, w] = wordsOf(seed, name);
  const next = () => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992; // 27 and 26 bits of 53
}

/** Four words that depend on every bit of the seed and every character of the name. */
function wordsOf(seed: number, name: string): [number, number, number, number] {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, seed);
  const words: [number, number, number, number] = [1, 2, 3, 4];
  const mix = (input: number) => {
    for (let at = 0; at < 4; at += 1) {
      const mixed = Math.imul(words[at]! ^ input ^ (at << 28), 0x9e3779b1); // 2^32 over the golden ratio, odd
      words[at] = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77) ^ (mixed >>> 13) ^ words[(at + 3) & 3]!;
    }
  };
  mix(bits.getUint32(0));
  mix(bits.getUint32(4));
  for (let at = 0; at < name.length; at += 1) mix(name.charCodeAt(at));
  for (let round = 0; round < 4; round += 1) mix(name.length);
  return words;
}

/**
 * Chance without a sequence: every draw is a hash of (seed, entity, purpose, index). So one more node or one more
 * draw elsewhere reshuffles nothing (counter-based generators: Salmon et al., "Parallel random numbers: as easy as
 * 1, 2, 3", SC 2011; the mixing constants are those of a two-round multiply-xorshift finalizer of low bias).
 */

/** 32 well-mixed bits of 32 bits; a bijection. */
export function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** 32 bits that stand for a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

const weyl = 0x9e3779b9; // 2^32 divided by the golden ratio: steps that never fall into step with one another

/** A source of draws for one entity and purpose. Two words of key keep the streams of different sources apart. */
export type Stream = { readonly high: number; readonly low: number };

export function stream(seed: number, ...words: readonly string[]): Stream {
  let high = mix(seed >>> 0);
  let low = mix((seed / 2 ** 32) | 0) ^ weyl;
  for (const word of words) {
    const bits = hashText(word);
    high = mix(high ^ bits);
    low = mix(Math.imul(low, 31) + bits);
  }
  return { high, low };
}

/** The draw number `index` of a stream: uniform over the multiples of 2^-32 in [0, 1). */
export function draw({ high, low }: Stream, index: number): number {
  return mix(mix(high + Math.imul(index, weyl)) ^ low) / 2 ** 32;
}

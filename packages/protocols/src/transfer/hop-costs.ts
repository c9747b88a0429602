/** What a transfer over h hops costs and misses, in closed form (see `hops.ts`). */

/** How many packets links carry for each one that arrives, over h links that lose each with probability p. */
export const costOfHopRetries = (h: number, p: number): number => h / (1 - p);

/** The same where only the ends retry: each attempt goes as far as it gets, until one goes all the way. */
export function costOfEndToEnd(h: number, p: number): number {
  let [attempt, arrives] = [0, 1];
  for (let link = 0; link < h; link++) {
    attempt += arrives;
    arrives *= 1 - p;
  }
  return attempt / arrives;
}

/** The share of packets that some node damages unnoticed where only links check, each with probability c. */
export function damagedWithoutEnds(h: number, c: number): number {
  let unharmed = 1;
  for (let node = 0; node < h; node++) unharmed *= 1 - c;
  return 1 - unharmed;
}

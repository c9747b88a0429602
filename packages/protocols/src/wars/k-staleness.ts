/**
 * How many versions old a read is, where writes and reads go to random quorums and versions spread no further: the chance
 * that the R replicas of a read miss the W replicas of each of the last k writes. Bailis et al. (2012), §3.1.
 */
import { draw, stream } from "@lightcone/simulation";
import { choices } from "../quorums/index.ts";
import { checkReplication, type Replication, type Trials } from "./wars.ts";

/** The chance that a read returns one of the last k versions: 1 - (C(N - W, R) / C(N, R))^k. */
export function freshWithin({ n, r, w }: Replication, k: number): number {
  checkReplication({ n, r, w });
  const misses = (choices(n - w)[r] ?? 0) / choices(n)[r]!;
  return 1 - Array.from({ length: k }).reduce<number>((all) => all * misses, 1);
}

/** The same by drawing the quorums: in how many of the trials the read meets one of the last k writes. */
export function countFreshWithin({ n, r, w }: Replication, k: number, { trials, seed }: Trials): number {
  checkReplication({ n, r, w });
  const chance = stream(seed, "k-staleness");
  let drawn = 0;
  let hits = 0;
  /** A random quorum as the bits of a number. */
  const quorum = (size: number): number => {
    let bits = 0;
    for (let left = size, place = 0; left > 0; place++)
      if (draw(chance, drawn++) < left / (n - place)) {
        bits |= 1 << place;
        left--;
      }
    return bits;
  };
  for (let trial = 0; trial < trials; trial++) {
    const read = quorum(r);
    const writes = Array.from({ length: k }, () => quorum(w));
    if (writes.some((write) => (write & read) !== 0)) hits++;
  }
  return hits;
}

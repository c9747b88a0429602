/**
 * How likely it is that a quorum is up, where each node is up with probability p, independently of all others (Barbara
 * & Garcia-Molina, "The reliability of voting mechanisms", IEEE Trans. Computers C-36(10), 1987; Peleg & Wool, "The
 * availability of quorum systems", Information and Computation 123(2), 1995).
 */
import { Mistake } from "@lightcone/simulation";
import type { QuorumSystem } from "./quorum-system.ts";

const most = 20;

/** Exactly, by counting which of the 2^n sets of nodes contain a quorum. At most 20 nodes. */
export function availability({ nodes, quorums }: QuorumSystem, p: number): number {
  const n = nodes.length;
  if (n > most)
    throw new Mistake(
      `There are 2^${n} sets of ${n} nodes, too many to count: take at most ${most}, or thresholdAvailability.`,
    );
  // A set contains a quorum if it is one, or if it still does without some node.
  const contains = new Uint8Array(2 ** n);
  for (const quorum of quorums)
    contains[quorum.reduce((mask, node) => mask | (1 << nodes.indexOf(node)), 0)] = 1;
  const live = new Array<number>(n + 1).fill(0); // by how many nodes are up
  for (let up = 0; up < contains.length; up++) {
    for (let bit = 1; bit <= up && contains[up] === 0; bit <<= 1)
      if (up & bit) contains[up] = contains[up & ~bit]!;
    if (contains[up] === 1) live[bitsOf(up)]!++;
  }
  return sumOver(live, p);
}

/** The same where any `size` of n nodes are a quorum, for any n. */
export const thresholdAvailability = (n: number, size: number, p: number): number =>
  sumOver(
    choices(n).map((count, up) => (up >= size ? count : 0)),
    p,
  );

/** The sum over i of counts[i] p^i (1 - p)^(n - i). Powers by multiplication: engines differ in those of their own. */
function sumOver(counts: readonly number[], p: number): number {
  const powers = (x: number) =>
    counts.map((_, i) => Array.from({ length: i }).reduce<number>((y) => y * x, 1));
  const [up, down] = [powers(p), powers(1 - p)];
  return counts.reduce((sum, count, i) => sum + count * up[i]! * down[counts.length - 1 - i]!, 0);
}

/** The numbers of ways to choose 0, 1, ..., n of n. */
export function choices(n: number): readonly number[] {
  const row = [1];
  for (let k = 1; k <= n; k++) row.push((row[k - 1]! * (n - k + 1)) / k);
  return row;
}

function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

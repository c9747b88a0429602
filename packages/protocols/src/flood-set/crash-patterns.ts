/**
 * All that crashes can do to a synchronous algorithm: who crashes, in which round, and whom its last messages still
 * reach (Lynch, "Distributed Algorithms", 1996, §6.1: a process may stop in the middle of its message sending step).
 */
import type { NodeId } from "@lightcone/simulation";
import type { Adversary } from "../lock-step.ts";

/** The node is down from this round on; of what it sends in this round only the messages to `reaches` leave. */
export type Crash = { readonly node: NodeId; readonly round: number; readonly reaches: readonly NodeId[] };
export type CrashPattern = readonly Crash[];

/** All subsets, the empty one first. */
export const subsets = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.reduce<readonly (readonly Item[])[]>(
    (all, item) => [...all, ...all.map((subset) => [...subset, item])],
    [[]],
  );

/**
 * Every pattern in which at most `f` nodes crash within so many rounds; the number of them is the sum over k <= f of
 * C(n, k) (rounds 2^(n - 1))^k.
 */
export function crashPatterns(
  cluster: readonly NodeId[],
  { f, rounds }: { readonly f: number; readonly rounds: number },
): readonly CrashPattern[] {
  const crashesOf = (node: NodeId): readonly Crash[] =>
    Array.from({ length: rounds }, (_, i) => i + 1).flatMap((round) =>
      subsets(cluster.filter((other) => other !== node)).map((reaches) => ({ node, round, reaches })),
    );
  const from = (place: number, left: number): readonly CrashPattern[] => {
    const node = cluster[place];
    if (node === undefined) return [[]];
    const spared = from(place + 1, left);
    if (left === 0) return spared;
    const rest = from(place + 1, left - 1);
    return [...spared, ...crashesOf(node).flatMap((crash) => rest.map((others) => [crash, ...others]))];
  };
  return from(0, f);
}

/** All ways to give each of n nodes one of the values, such as 0 or 1. */
export const inputVectors = (n: number, values: readonly number[]): readonly (readonly number[])[] =>
  n === 0 ? [[]] : inputVectors(n - 1, values).flatMap((vector) => values.map((value) => [...vector, value]));

/** The adversary that lets these crashes happen, and nothing else. */
export const crashing =
  <Content>(pattern: CrashPattern): Adversary<Content> =>
  (node, round, sends) => {
    const crash = pattern.find((one) => one.node === node);
    return crash?.round === round
      ? { sends: sends.filter(({ to }) => crash.reaches.includes(to)), halts: true }
      : { sends, halts: false };
  };

/**
 * FloodSet: consensus in a synchronous system where at most f of n > f nodes crash. Everybody tells everybody all values
 * that it knows, in f + 1 rounds; in at least one of them nobody crashes, and from that one on all know the same.
 * Lynch, "Distributed Algorithms" (1996), §6.2.1; the idea is older, and f rounds are not enough (Fischer & Lynch, IPL
 * 14(4), 1982; Dolev & Strong, SIAM J. Comput. 12(4), 1983; a short proof in Aguilera & Toueg, IPL 71, 1999).
 * Left out: values that are not numbers, and nodes that only omit messages, which FloodSet does not survive.
 */
import { inRounds, type RoundAlgorithm } from "@lightcone/simulation";
import { alwaysOf, eventuallyWithin, inputOf, type Inputs, sometimesOf, union } from "./consensus.ts";

/** All values that the sender knows. */
export type Content = readonly number[];

export type State = {
  readonly W: readonly number[]; //         the values that the node knows, sorted
  readonly decision: number | null; //      taken after the last round, for ever
};

export type Options = {
  /** What each node begins with, in the order of the cluster. */
  readonly inputs: Inputs;
  /** How many nodes may crash. */
  readonly f: number;
  /** f + 1 unless told otherwise; with fewer, agreement can break. */
  readonly rounds?: number;
  /** Longer than any message takes. */
  readonly roundMs?: number;
};

/** What is decided where several values are known: the same by all, whoever began with it. */
export const defaultValue = 0;

/** The decision: the only value that is known, or the default. */
export const decide = (W: readonly number[]): number => (W.length === 1 ? W[0]! : defaultValue);

/** The rounds alone, without a clock: for `inRounds`, or for `playRounds`. */
export const floodSetRounds = ({ inputs, f, rounds = f + 1 }: Options): RoundAlgorithm<State, Content> => ({
  name: "FloodSet",
  rounds,

  init: ({ self, cluster }) => ({ W: [inputOf(inputs, self, cluster)], decision: null }),

  send: ({ W }, _round, { peers }) => peers.map((to) => ({ to, content: W })),

  receive(state, inbox, round) {
    const W = union(
      state.W,
      inbox.flatMap(({ content }) => content),
    );
    return { W, decision: round === rounds ? decide(W) : null };
  },

  always: alwaysOf(inputs),

  onStep: {
    "a node forgets no value": (before, _event, after) =>
      before.inner.W.every((value) => after.inner.W.includes(value)),
  },

  sometimes: {
    ...sometimesOf(inputs),
    "a crash leaves nodes that know different values": (nodes) => {
      const known = nodes.filter(({ up }) => up).map(({ state }) => JSON.stringify(state.inner.W));
      return nodes.some(({ up, state }) => !up && state.round > 0) && new Set(known).size > 1;
    },
  },
});

export const floodSet = ({ roundMs = 100, ...options }: Options) => {
  const algorithm = floodSetRounds(options);
  const eventually = eventuallyWithin((algorithm.rounds + 1) * roundMs);
  return inRounds({ ...algorithm, eventually }, { roundMs });
};

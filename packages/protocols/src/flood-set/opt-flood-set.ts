/**
 * OptFloodSet: FloodSet with at most two messages from each node to each other: its input, and the first other value that
 * it learns. Whoever knows two values will decide the default, so that a third one tells nothing new.
 * Lynch, "Distributed Algorithms" (1996), §6.2.2. Left out: what FloodSet leaves out.
 */
import { inRounds, type RoundAlgorithm } from "@lightcone/simulation";
import { alwaysOf, eventuallyWithin, inputOf, sometimesOf, union } from "./consensus.ts";
import { type Content, decide, type Options } from "./flood-set.ts";

export type OptState = {
  readonly W: readonly number[]; //         the values that the node knows, sorted
  readonly told: readonly number[]; //      those that it has sent to all, two at most
  readonly decision: number | null;
};

/** The value to send now: the input first, then one that differs from it. */
const news = ({ W, told }: OptState): number | undefined =>
  told.length < 2 ? W.find((value) => !told.includes(value)) : undefined;

export const optFloodSetRounds = ({
  inputs,
  f,
  rounds = f + 1,
}: Options): RoundAlgorithm<OptState, Content> => ({
  name: "OptFloodSet",
  rounds,

  init: ({ self, cluster }) => ({ W: [inputOf(inputs, self, cluster)], told: [], decision: null }),

  send(state, _round, { peers }) {
    const value = news(state);
    return value === undefined ? [] : peers.map((to) => ({ to, content: [value] }));
  },

  receive(state, inbox, round) {
    const value = news(state);
    const told = value === undefined ? state.told : union(state.told, [value]);
    const W = union(
      state.W,
      inbox.flatMap(({ content }) => content),
    );
    return { W, told, decision: round === rounds ? decide(W) : null };
  },

  always: {
    ...alwaysOf(inputs),
    "no node sends more than two values": (nodes) => nodes.every(({ state }) => state.inner.told.length <= 2),
  },

  sometimes: {
    ...sometimesOf(inputs),
    "a node knows three values": (nodes) => nodes.some(({ state }) => state.inner.W.length > 2),
  },
});

export const optFloodSet = ({ roundMs = 100, ...options }: Options) => {
  const algorithm = optFloodSetRounds(options);
  const eventually = eventuallyWithin((algorithm.rounds + 1) * roundMs);
  return inRounds({ ...algorithm, eventually }, { roundMs });
};

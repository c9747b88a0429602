/**
 * Early stopping consensus: with f' crashes in a run, everybody decides by round min(f' + 2, f + 1), which is optimal.
 * Dolev, Reischuk & Strong, "Early stopping in Byzantine agreement", JACM 37(4), 1990; for crashes, in the form of
 * Raynal, "Consensus in synchronous systems: a concise guided tour", PRDC 2002. A node that hears from as many nodes as
 * in the round before knows all that anybody can still tell it. It says so in one more round, and decides.
 * Left out: what FloodSet leaves out. The least value known is decided, no default.
 */
import { inRounds, type RoundAlgorithm } from "@lightcone/simulation";
import { alwaysOf, eventuallyWithin, inputOf, sometimesOf } from "./consensus.ts";
import type { Options } from "./flood-set.ts";

export type EarlyContent = { readonly estimate: number; readonly isLast: boolean };

export type EarlyState = {
  readonly estimate: number; //             the least value that it knows
  readonly heardFrom: number; //            from how many nodes, itself included, in the round before
  readonly isLast: boolean; //              it will decide after one more round
  readonly decision: number | null;
  readonly decidedIn: number | null; //     the round after which it decided
};

export const isEarly = "early stopping: with f' crashes, all have decided after min(f' + 2, f + 1) rounds";

export const earlyStoppingRounds = ({
  inputs,
  f,
  rounds = f + 1,
}: Options): RoundAlgorithm<EarlyState, EarlyContent> => ({
  name: "early stopping",
  rounds,

  init: ({ self, cluster }) => ({
    estimate: inputOf(inputs, self, cluster),
    heardFrom: cluster.length,
    isLast: false,
    decision: null,
    decidedIn: null,
  }),

  send: ({ estimate, isLast, decision }, _round, { peers }) =>
    decision === null ? peers.map((to) => ({ to, content: { estimate, isLast } })) : [],

  receive(state, inbox, round) {
    if (state.decision !== null) return state;
    if (state.isLast) return { ...state, decision: state.estimate, decidedIn: round };
    const heardFrom = inbox.length + 1;
    const estimate = Math.min(state.estimate, ...inbox.map(({ content }) => content.estimate));
    const isLast = heardFrom === state.heardFrom || inbox.some(({ content }) => content.isLast);
    const isOver = round === rounds;
    return {
      estimate,
      heardFrom,
      isLast,
      decision: isOver ? estimate : null,
      decidedIn: isOver ? round : null,
    };
  },

  always: {
    ...alwaysOf(inputs),
    [isEarly]: (nodes) => {
      const crashes = nodes.filter(({ up }) => !up).length;
      const last = Math.min(crashes + 2, f + 1);
      return nodes.every(({ up, state }) => !up || state.round <= last || state.inner.decision !== null);
    },
  },

  onStep: {
    "a decision is for ever": ({ inner: before }, _event, { inner: after }) =>
      before.decision === null || before.decision === after.decision,
  },

  sometimes: {
    ...sometimesOf(inputs),
    "some decide a round before others": (nodes) =>
      new Set(nodes.filter(({ up }) => up).map(({ state }) => state.inner.decision !== null)).size > 1,
  },
});

export const earlyStopping = ({ roundMs = 100, ...options }: Options) => {
  const algorithm = earlyStoppingRounds(options);
  const eventually = eventuallyWithin((algorithm.rounds + 1) * roundMs);
  return inRounds({ ...algorithm, eventually }, { roundMs });
};

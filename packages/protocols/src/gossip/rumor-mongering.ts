/**
 * Rumor mongering — Demers, Greene, Hauser, Irish, Larson, Shenker, Sturgis, Swinehart & Terry, "Epidemic algorithms for
 * replicated database maintenance", PODC 1987, §1.4, in its variants (`interest.ts`). The first site knows a rumor. In
 * every cycle each site that finds it hot pushes it to another one, chosen at random; or each site pulls from another
 * one, which answers where it finds the rumor hot. Who was told what it knew already loses interest, sooner or later:
 * that is how it ends, and why some sites may never hear of it. With k = Infinity nobody does: a simple epidemic.
 * What is learned in a cycle is passed on from the next one on, and a contact is useful to everybody who made it in the
 * cycle in which the rumor was new: contacts of one cycle are simultaneous, as in the paper's simulations.
 * Left out: several rumors, anti-entropy as a back-up, deletion (death certificates), connection limits, hunting,
 * minimization, and distance.
 */
import { type Context, defineProtocol, effects, type NodeId, type NodeView } from "@lightcone/simulation";
import { afterCycle, pushFeedbackCounter, type Variant } from "./interest.ts";

export type Message =
  /** An update on its way, be it pushed or pulled. */
  | { readonly type: "Rumor"; readonly cycle: number }
  | { readonly type: "Request"; readonly cycle: number }
  | { readonly type: "Feedback"; readonly cycle: number; readonly wasNew: boolean };

export type State = {
  readonly cycle: number; //                    the cycle that is under way, counted from 1
  readonly learnedIn: number | null; //         in which cycle it heard of the rumor; 0 for the first site
  readonly isHot: boolean; //                   whether it spreads it
  readonly counter: number;
  readonly useful: number; //                   contacts of this cycle in which the rumor was new
  readonly useless: number; //                  and those in which it was not
  readonly sent: number; //                     updates sent so far
};

export type Timer = "cycle";

/** A cycle must be longer than three messages take; after `cycles` of them a site stops. */
export type Options = { readonly variant: Variant; readonly cycleMs: number; readonly cycles: number };

const { send, setTimer, choose } = effects<Message, Timer>();

/** The share of sites that never heard of it: the paper's residue s. */
export const residue = (nodes: readonly NodeView<State>[]): number =>
  nodes.filter(({ state }) => state.learnedIn === null).length / nodes.length;

export const rumorMongering = ({
  variant = pushFeedbackCounter(2),
  cycleMs = 100,
  cycles = 40,
}: Partial<Options> = {}) => {
  /** A new cycle: what was learned in the last one is hot now; who finds it hot, or pulls, makes a contact. */
  const begin = (state: State, { peers }: Context) => {
    const cycle = state.cycle + 1;
    const isHot = state.isHot || (state.learnedIn !== null && state.learnedIn === state.cycle && cycle > 1);
    const next = { ...state, cycle, isHot, useful: 0, useless: 0 };
    const contacts = variant.mode === "pull" || isHot ? [choose("partner", peers)] : [];
    return [next, ...contacts, ...(cycle < cycles ? [setTimer("cycle", { afterMs: cycleMs })] : [])] as const;
  };

  const count = (state: State, wasNew: boolean): State =>
    wasNew ? { ...state, useful: state.useful + 1 } : { ...state, useless: state.useless + 1 };

  return defineProtocol<State, Message, Timer>({
    name: `rumor mongering (${variant.mode})`,

    init({ self, cluster }) {
      const isFirst = self === cluster[0];
      const state: State = {
        cycle: 0,
        learnedIn: isFirst ? 0 : null,
        isHot: isFirst,
        counter: 0,
        useful: 0,
        useless: 0,
        sent: 0,
      };
      return [state, setTimer("cycle", { afterMs: cycleMs })];
    },

    onTimer: {
      cycle(state, context) {
        if (!state.isHot) return begin(state, context);
        const { counter, interest } = afterCycle(variant, state.counter, state.useful, state.useless);
        const judged = { ...state, counter, isHot: interest !== "lost" };
        if (interest !== "coin") return begin(judged, context);
        return [judged, choose("interest", ["kept", "lost"], [variant.k - 1, 1])];
      },
    },

    onChoice: {
      interest: (state, interest: "kept" | "lost", context) =>
        begin({ ...state, isHot: interest === "kept" }, context),
      partner: (state, partner: NodeId) =>
        variant.mode === "push"
          ? [{ ...state, sent: state.sent + 1 }, send(partner, { type: "Rumor", cycle: state.cycle })]
          : [state, send(partner, { type: "Request", cycle: state.cycle })],
    },

    onMessage: {
      Request: (state, { cycle }, { from }) =>
        state.isHot ? [{ ...state, sent: state.sent + 1 }, send(from, { type: "Rumor", cycle })] : [state],
      Rumor(state, { cycle }, { from }) {
        const wasNew = state.learnedIn === null || state.learnedIn === cycle;
        const learned = { ...state, learnedIn: state.learnedIn ?? cycle };
        return [learned, send(from, { type: "Feedback", cycle, wasNew })];
      },
      Feedback: (state, { cycle, wasNew }) => [cycle === state.cycle ? count(state, wasNew) : state],
    },

    always: {
      "only who knows the rumor spreads it": (nodes) =>
        nodes.every(({ state }) => !state.isHot || state.learnedIn !== null),
    },

    onStep: {
      "only who finds the rumor hot sends it": (before, _, after) =>
        after.sent === before.sent || before.isHot || after.isHot,
      "what is known stays known": (before, _, after) =>
        before.learnedIn === null || before.learnedIn === after.learnedIn,
      "whoever has lost interest gains it no more": (before, _, after) =>
        before.isHot || !after.isHot || before.learnedIn === before.cycle,
    },

    sometimes: {
      "all know the rumor": (nodes) => residue(nodes) === 0,
      "a site has lost interest": (nodes) =>
        nodes.some(({ state }) => state.learnedIn !== null && state.learnedIn < state.cycle && !state.isHot),
    },
  });
};

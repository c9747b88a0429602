/**
 * Two Generals: A orders an attack at dawn, and every message may be lost. Two remedies are built in: each message is
 * carried by k messengers, and each one is answered, up to a chain of a given length. Neither suffices.
 * The problem is Akkoyunlu, Ekanadham & Huber's (SOSP 1975), named by Gray (1978); the proof that no protocol solves it
 * is by common knowledge in Halpern & Moses, JACM 37(3), 1990.
 * Left out: generals that give up, and chance.
 */
import { defineProtocol, effects, type NodeId } from "@lightcone/simulation";

/** Message 1 is the order, message 2 its acknowledgement, message 3 the acknowledgement of that one, and so on. */
export type Message = { readonly type: "Letter"; readonly number: number };

export type State = {
  readonly heard: number; //                                      the highest number of a letter received, 0 for none
  readonly decision: "none yet" | "attack" | "stay"; //           taken at dawn, for ever
};

/** How many messengers carry each letter, how many letters the chain has at most, and when dawn is. */
export type Options = { readonly messengers: number; readonly letters: number; readonly dawnMs: number };

const { send, setTimer } = effects<Message, "dawn">();

/** A writes the odd letters of the chain, B the even ones; A is the first node of the cluster. */
const writes = (number: number, self: NodeId, cluster: readonly NodeId[]) =>
  (number % 2 === 1) === (self === cluster[0]);

export const twoGenerals = ({ messengers = 1, letters = 2, dawnMs = 1_000 }: Partial<Options> = {}) => {
  const write = (number: number, to: NodeId | undefined) =>
    to !== undefined && number <= letters
      ? Array.from({ length: messengers }, () => send(to, { type: "Letter", number }))
      : [];

  /** The last letter of the chain that this general is to receive: a general attacks who heard it. */
  const lastToHear = (self: NodeId, cluster: readonly NodeId[]) =>
    writes(letters, self, cluster) ? letters - 1 : letters;

  return defineProtocol<State, Message, "dawn">({
    name: "two generals",

    init({ self, peers, cluster }) {
      const state: State = { heard: 0, decision: "none yet" };
      const order = writes(1, self, cluster) ? write(1, peers[0]) : [];
      return [state, ...order, setTimer("dawn", { afterMs: dawnMs })];
    },

    onMessage: {
      Letter(state, { number }, { from }) {
        if (number <= state.heard) return [state]; // another messenger with the same letter
        return [{ ...state, heard: number }, ...write(number + 1, from)];
      },
    },

    onTimer: {
      dawn(state, { self, cluster }) {
        const decision = state.heard >= lastToHear(self, cluster) ? "attack" : "stay";
        return [{ ...state, decision }];
      },
    },

    always: {
      "agreement: both attack or neither does": (nodes) => {
        const decisions = nodes
          .map(({ state }) => state.decision)
          .filter((decision) => decision !== "none yet");
        return decisions.length < 2 || new Set(decisions).size === 1;
      },
    },
  });
};

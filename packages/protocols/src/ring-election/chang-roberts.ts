/**
 * Leader election on a ring — Chang & Roberts, "An improved algorithm for decentralized extrema-finding in circular
 * configurations of processes", CACM 22(5), 1979. Every node sends its number to the next one; a node passes on what is
 * greater than its own number and drops what is smaller; the node whose number comes back is the leader. Each number
 * travels until it meets a greater one: n H_n messages on average, where H_n = 1 + 1/2 + ... + 1/n.
 * Left out: telling the others, and nodes that do not begin by themselves.
 */
import { type Context, defineProtocol, effects, type NodeId } from "@lightcone/simulation";

export type Message = { readonly type: "Candidate"; readonly number: number };

export type State = {
  readonly number: number; //                   its own
  readonly isLeader: boolean;
  readonly sent: number;
};

/** The nodes' numbers in the order of the ring, all different. */
export type Options = { readonly numbers: readonly number[] };

const { send } = effects<Message>();

const nextOf = ({ self, cluster }: Context): NodeId => cluster[(cluster.indexOf(self) + 1) % cluster.length]!;

/** A node passes on what may still become the leader: what is greater than its own number. */
export const beats = (candidate: number, own: number): boolean => candidate > own;

export const changRoberts = ({ numbers }: Options, passesOn: typeof beats = beats) =>
  defineProtocol<State, Message>({
    name: "Chang-Roberts election",

    init(context) {
      const number = numbers[context.cluster.indexOf(context.self)]!;
      return [{ number, isLeader: false, sent: 1 }, send(nextOf(context), { type: "Candidate", number })];
    },

    onTimer: {},

    onMessage: {
      Candidate(state, candidate, context) {
        if (candidate.number === state.number) return [{ ...state, isLeader: true }];
        return passesOn(candidate.number, state.number)
          ? [{ ...state, sent: state.sent + 1 }, send(nextOf(context), candidate)]
          : [state];
      },
    },

    always: {
      "only the greatest is the leader": (nodes) =>
        nodes.every(({ state }) => !state.isLeader || state.number === Math.max(...numbers)),
    },

    sometimes: {
      "there is a leader": (nodes) => nodes.some(({ state }) => state.isLeader),
    },
  });

/** How many messages an election takes, told from the numbers alone: how far each of them gets. */
export const messagesFor = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number, place) => {
    let distance = 1;
    while (numbers[(place + distance) % numbers.length]! < number) distance++;
    return sum + distance;
  }, 0);

/** The mean over all arrangements: n H_n. */
export function meanMessages(n: number): number {
  let harmonic = 0;
  for (let i = n; i > 0; i--) harmonic += 1 / i;
  return n * harmonic;
}

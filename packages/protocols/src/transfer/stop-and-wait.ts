/**
 * Stop-and-wait: reliable transfer over a link that loses and duplicates. The sender sends one item under a number, again
 * and again until that number is acknowledged; the receiver takes an item when it has the number that it expects, and
 * acknowledges whatever comes. Where the link keeps the order, one bit is enough for the number: the alternating bit
 * protocol — Bartlett, Scantlebury & Wilkinson, "A note on reliable full-duplex transmission over half-duplex links",
 * CACM 12(5), 1969. Where messages overtake one another, an old one can be taken for a new one.
 * The first node sends the items 1, 2, 3, ... to the second.
 * Left out: several packets under way (sliding windows), connections, and crashes.
 */
import { defineProtocol, effects, type NodeView } from "@lightcone/simulation";

export type Message =
  | { readonly type: "Packet"; readonly number: number; readonly item: number }
  | { readonly type: "Acknowledgement"; readonly number: number };

export type State = {
  readonly next: number; //                     the item that the sender sends, or the receiver expects
  readonly transmissions: number; //            packets sent so far
  readonly delivered: readonly number[]; //     items taken by the receiver
};

export type Timer = "retransmit";

export type Options = {
  readonly items: number;
  /** How long the sender waits; longer than a round trip, or packets are sent in vain. */
  readonly timeoutMs: number;
  /** Packets carry the item's number modulo this; Infinity: the whole number. */
  readonly modulo: number;
};

const { send, setTimer, cancelTimer } = effects<Message, Timer>();

type Nodes = readonly NodeView<State>[];
const sender = (nodes: Nodes): State => nodes[0]!.state;
const receiver = (nodes: Nodes): State => nodes[1]!.state;

export const inOrder = "what is delivered is what was sent: in order, each item once";
export const everything = "everything arrives, and the sender knows";

export const stopAndWait = ({ items = 5, timeoutMs = 100, modulo = Infinity }: Partial<Options> = {}) => {
  const numberOf = (item: number) => (modulo === Infinity ? item : item % modulo);
  const transmit = (state: State, to: string) =>
    state.next > items
      ? ([state, cancelTimer("retransmit")] as const)
      : ([
          { ...state, transmissions: state.transmissions + 1 },
          send(to, { type: "Packet", number: numberOf(state.next), item: state.next }),
          setTimer("retransmit", { afterMs: timeoutMs }),
        ] as const);
  const isDone = (nodes: Nodes) => receiver(nodes).delivered.length === items && sender(nodes).next > items;

  return defineProtocol<State, Message, Timer>({
    name: modulo === 2 ? "alternating bit" : "stop-and-wait",

    init({ self, cluster }) {
      const state: State = { next: 1, transmissions: 0, delivered: [] };
      return self === cluster[0] ? transmit(state, cluster[1]!) : [state];
    },

    onTimer: {
      retransmit: (state, { peers }) => transmit(state, peers[0]!),
    },

    onMessage: {
      Packet(state, { number, item }, { from }) {
        const isNew = number === numberOf(state.next);
        const taken = { ...state, next: state.next + 1, delivered: [...state.delivered, item] };
        return [isNew ? taken : state, send(from, { type: "Acknowledgement", number })];
      },
      Acknowledgement(state, { number }, { from }) {
        const isMine = state.next <= items && number === numberOf(state.next);
        return isMine ? transmit({ ...state, next: state.next + 1 }, from) : [state];
      },
    },

    always: {
      [inOrder]: (nodes) => receiver(nodes).delivered.every((item, place) => item === place + 1),
      "the sender goes on when an item has arrived, and not before": (nodes) => {
        const ahead = receiver(nodes).next - sender(nodes).next;
        return ahead === 0 || ahead === 1;
      },
    },

    sometimes: {
      [everything]: isDone,
      "a packet was sent again": (nodes) => sender(nodes).transmissions > sender(nodes).next,
    },

    eventually: { [everything]: { withinMs: 1_000 * timeoutMs, holds: isDone } },
  });
};

/** The number is one bit. */
export const alternatingBit = (options: Partial<Omit<Options, "modulo">> = {}) =>
  stopAndWait({ ...options, modulo: 2 });

/** How often an item is sent on average where a packet is lost with probability p and an acknowledgement with q. */
export const transmissionsPerItem = (p: number, q: number): number => 1 / ((1 - p) * (1 - q));

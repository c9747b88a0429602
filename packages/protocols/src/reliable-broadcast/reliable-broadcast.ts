/**
 * Reliable broadcast where nodes crash, in an asynchronous system: either all correct nodes deliver a message or none
 * does, though the sender crashes in the middle of sending. Whoever gets the message passes it on before it delivers it.
 * Hadzilacos & Toueg, "A modular approach to fault-tolerant broadcasts and related problems", Cornell TR 94-1425, 1994.
 * It takes no majority: any number of nodes may crash. A node that crashes may have delivered what nobody else does
 * (agreement is not uniform).
 * Left out: more than one message, and so its sequence number.
 */
import { defineProtocol, effects, type NodeId, type NodeView } from "@lightcone/simulation";

export type Message = { readonly type: "Message"; readonly value: number };

export type State = {
  readonly delivered: readonly number[]; //     what the node has delivered, in this order
  readonly hasToldAll: boolean; //              it has passed the message on, or was its sender
  readonly heardFrom: readonly NodeId[]; //     from whom the message came, sorted
};

export type Options = { readonly sender?: NodeId; readonly value?: number };

const { broadcast } = effects<Message>();

type Nodes = readonly NodeView<State>[];
const living = (nodes: Nodes): Nodes => nodes.filter(({ up }) => up);

/** All that living nodes have told one another has arrived. */
const isQuiet = (nodes: Nodes): boolean =>
  living(nodes).every(
    ({ id, state }) =>
      !state.hasToldAll || living(nodes).every((node) => node.id === id || node.state.heardFrom.includes(id)),
  );

export const agreement =
  "agreement: once all that the living have sent has arrived, all of them have delivered the message or none has";
export const validity = "validity: if the sender stays up, all nodes that stay up deliver its message";
export const integrity = "integrity: a message is delivered once at most, and only if it was sent";

export const reliableBroadcast = ({ sender = "A", value = 7 }: Options = {}) =>
  defineProtocol<State, Message>({
    name: "reliable broadcast",

    init: ({ self, peers }) =>
      self === sender
        ? [
            { delivered: [value], hasToldAll: true, heardFrom: [] },
            ...broadcast(peers, { type: "Message", value }),
          ]
        : [{ delivered: [], hasToldAll: false, heardFrom: [] }],

    onMessage: {
      Message(state, message, { from, peers }) {
        const heardFrom = [...state.heardFrom, from].sort();
        if (state.delivered.includes(message.value)) return [{ ...state, heardFrom }];
        const delivered = [...state.delivered, message.value];
        return [{ delivered, hasToldAll: true, heardFrom }, ...broadcast(peers, message)];
      },
    },

    onTimer: {},

    always: {
      [agreement]: (nodes) =>
        !isQuiet(nodes) || new Set(living(nodes).map(({ state }) => state.delivered.length > 0)).size <= 1,
      [integrity]: (nodes) =>
        nodes.every(({ state: { delivered } }) => delivered.length === 0 || delivered.join() === `${value}`),
    },

    eventually: {
      [validity]: {
        withinMs: 24 * 3_600_000, // however long the messages take: asynchrony knows no bound
        holds: (nodes) =>
          nodes.some(({ id, up }) => id === sender && !up) ||
          living(nodes).every(({ state }) => state.delivered.length > 0),
      },
    },

    sometimes: {
      "the sender has crashed, and some have delivered and others not yet": (nodes) =>
        nodes.some(({ id, up }) => id === sender && !up) &&
        new Set(living(nodes).map(({ state }) => state.delivered.length)).size > 1,
    },
  });

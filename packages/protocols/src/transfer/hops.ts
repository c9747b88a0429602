/**
 * A transfer over several hops, and where to make it reliable — Saltzer, Reed & Clark, "End-to-end arguments in system
 * design", ACM TOCS 2(4), 1984. The first node sends packets to the last one, by way of all those between. On each link
 * a packet may get lost; in each node's memory it may be damaged after the link has checked it. Two remedies, each on or
 * off: every hop repeats a packet until the next node has it (`hopRetries`); the ends check what arrives, and the first
 * node repeats what the last one does not acknowledge (`endToEnd`). Only the second one makes the transfer right, with or
 * without the first; the first makes it cheaper where losses are frequent.
 * Departs from real networks: acknowledgements are never lost, and the one of the last node reaches the first directly.
 */
import { type Context, defineProtocol, effects, type NodeId, type NodeView } from "@lightcone/simulation";

export type Packet = {
  readonly number: number;
  readonly attempt: number; //                  how often the first node had sent it before
  readonly isIntact: boolean;
};

export type Message =
  | { readonly type: "Packet"; readonly packet: Packet }
  | { readonly type: "HopAcknowledgement"; readonly packet: Packet }
  | { readonly type: "Acknowledgement"; readonly number: number };

export type State = {
  readonly next: number; //                     the number of the packet that the first node sends
  readonly attempt: number;
  readonly queue: readonly Packet[]; //         packets to be passed on; the first one is being sent
  readonly newest: readonly [number, number]; // number and attempt of the last packet that came
  readonly transmissions: number; //            packets sent on the link to the next node
  readonly delivered: readonly Packet[];
};

export type Timer = "hop" | "end" | "pace";

export type Options = {
  readonly packets: number;
  readonly hopRetries: boolean;
  readonly endToEnd: boolean;
  /** The probability that a link loses a packet, and that a node damages one. */
  readonly loss: number;
  readonly damage: number;
  /** How long a hop waits for the next node; longer than a round trip on one link. */
  readonly hopMs: number;
  /** How long the first node waits for the last one. */
  readonly endMs: number;
};

/** What becomes of a packet that a link carried and a node kept. */
type Receipt = {
  readonly fate: "lost" | "damaged" | "intact";
  readonly packet: Packet;
  readonly from: NodeId;
};

const { send, setTimer, cancelTimer, choose } = effects<Message, Timer>();

const isFirst = ({ self, cluster }: Context) => self === cluster[0];
const isLast = ({ self, cluster }: Context) => self === cluster.at(-1);
const nextHop = ({ self, cluster }: Context): NodeId => cluster[cluster.indexOf(self) + 1]!;

export const transmissionsOf = (nodes: readonly NodeView<State>[]): number =>
  nodes.reduce((sum, { state }) => sum + state.transmissions, 0);

export const intact = "what is delivered is intact";
export const complete = "everything is delivered";

export const hops = ({
  packets = 3,
  hopRetries = true,
  endToEnd = true,
  loss = 0.1,
  damage = 0,
  hopMs = 50,
  endMs = 2_000,
}: Partial<Options> = {}) => {
  /** Sends the first packet of the queue; without retries it is gone then. */
  const transmit = (state: State, context: Context) => {
    const [packet, ...rest] = state.queue;
    if (!packet) return [state] as const;
    const sent = { ...state, transmissions: state.transmissions + 1, queue: hopRetries ? state.queue : rest };
    const retry = hopRetries ? [setTimer("hop", { afterMs: hopMs })] : [];
    return [sent, send(nextHop(context), { type: "Packet", packet }), ...retry] as const;
  };

  /** Puts a packet into the queue, and sends it where nothing is before it. */
  const pass = (state: State, packet: Packet, context: Context) => {
    const queued = { ...state, queue: [...state.queue, packet] };
    return queued.queue.length === 1 ? transmit(queued, context) : ([queued] as const);
  };

  /** The first node sends its next packet, once more where `attempt` says so. */
  const offer = (state: State, context: Context) => {
    if (state.next > packets) return [state] as const;
    const packet = { number: state.next, attempt: state.attempt, isIntact: true };
    const [sent, ...effects] = pass(state, packet, context);
    const patience = endToEnd
      ? [setTimer("end", { afterMs: endMs })]
      : hopRetries
        ? []
        : [setTimer("pace", { afterMs: hopMs })];
    return [sent, ...effects, ...patience] as const;
  };

  const offerNext = (state: State, context: Context) =>
    offer({ ...state, next: state.next + 1, attempt: 0 }, context);

  const deliver = (state: State, packet: Packet, { cluster }: Context) => {
    const isNew = packet.number > (state.delivered.at(-1)?.number ?? 0);
    const taken = isNew ? { ...state, delivered: [...state.delivered, packet] } : state;
    if (!endToEnd) return [taken] as const;
    // The check at the end: what is damaged might as well never have come.
    if (!packet.isIntact) return [state] as const;
    return [taken, send(cluster[0]!, { type: "Acknowledgement", number: packet.number })] as const;
  };

  return defineProtocol<State, Message, Timer>({
    name: "transfer over hops",

    init(context) {
      const state: State = {
        next: 1,
        attempt: 0,
        queue: [],
        newest: [0, 0],
        transmissions: 0,
        delivered: [],
      };
      return isFirst(context) ? offer(state, context) : [state];
    },

    onTimer: {
      hop: transmit,
      end: (state, context) => offer({ ...state, attempt: state.attempt + 1 }, context),
      pace: offerNext,
    },

    onMessage: {
      Packet(state, { packet }, { from }) {
        const receipt = (fate: Receipt["fate"]): Receipt => ({ fate, packet, from });
        const arrives = 1 - loss;
        return [
          state,
          choose(
            "receipt",
            [receipt("intact"), receipt("damaged"), receipt("lost")].filter(
              ({ fate }) => (fate !== "damaged" || damage > 0) && (fate !== "lost" || loss > 0),
            ),
            [arrives * (1 - damage), arrives * damage, loss].filter((weight) => weight > 0),
          ),
        ];
      },
      HopAcknowledgement(state, { packet }, context) {
        const [first, ...queue] = state.queue;
        const isMine = first?.number === packet.number && first.attempt === packet.attempt;
        if (!isMine) return [state];
        const rest = { ...state, queue };
        const goesOn = isFirst(context) && !endToEnd;
        const [after, ...effects] = goesOn ? offerNext(rest, context) : transmit(rest, context);
        return [after, ...(after.queue.length === 0 ? [cancelTimer("hop")] : []), ...effects];
      },
      Acknowledgement(state, { number }, context) {
        if (number !== state.next) return [state];
        const [after, ...effects] = offerNext(state, context);
        return [after, ...(after.next > packets ? [cancelTimer("end")] : []), ...effects];
      },
    },

    onChoice: {
      receipt(before, { fate, packet, from }: Receipt, context) {
        if (fate === "lost") return [before];
        const acknowledged = hopRetries ? [send(from, { type: "HopAcknowledgement", packet })] : [];
        const [number, attempt] = before.newest;
        const isOld = packet.number < number || (packet.number === number && packet.attempt <= attempt);
        if (isOld && number > 0) return [before, ...acknowledged];
        const state = { ...before, newest: [packet.number, packet.attempt] as const };
        const kept = fate === "damaged" ? { ...packet, isIntact: false } : packet;
        const [after, ...effects] = isLast(context)
          ? deliver(state, kept, context)
          : pass(state, kept, context);
        return [after, ...acknowledged, ...effects];
      },
    },

    always: {
      [intact]: (nodes) => nodes.at(-1)!.state.delivered.every(({ isIntact }) => isIntact),
      "what is delivered is in order, each packet once": (nodes) =>
        nodes.at(-1)!.state.delivered.every(({ number }, i, all) => i === 0 || number > all[i - 1]!.number),
    },

    sometimes: {
      [complete]: (nodes) => nodes.at(-1)!.state.delivered.length === packets,
      "a packet was sent again": (nodes) =>
        nodes.some(({ state }) => state.transmissions > packets || state.attempt > 0),
    },

    eventually: {
      [complete]: {
        withinMs: 1_000 * endMs,
        holds: (nodes) => nodes.at(-1)!.state.delivered.length === packets,
      },
    },
  });
};

/**
 * A snapshot of a system that does not stop — Chandy & Lamport, "Distributed snapshots: determining global states of
 * distributed systems", ACM TOCS 3(1), 1985, §3. Nodes pass tokens to one another. The first node records its state and
 * sends a marker on every channel; whoever gets its first marker does the same; what comes on a channel between one's
 * own recording and the marker on that channel was under way, and is recorded as the channel's state. The global state
 * that results need never have existed at any moment, but it could have: it can be reached from what was before, and
 * what was afterward can be reached from it. Channels must be FIFO.
 * Left out: collecting the parts in one place, and several snapshots that overlap.
 */
import { type Context, defineProtocol, effects, type NodeId, type NodeView } from "@lightcone/simulation";

export type Message = { readonly type: "Tokens"; readonly count: number } | { readonly type: "Marker" };

/** What one node knows of the snapshot. */
export type Recording = {
  readonly tokens: number; //                                           its own state
  readonly channels: Readonly<Record<NodeId, readonly number[]>>; //    what was under way to it, from each peer
  readonly open: readonly NodeId[]; //                                  the channels whose marker has not come
};

export type State = {
  readonly tokens: number;
  readonly left: number; //                     how often it will still pass tokens on
  readonly recording: Recording | null;
};

export type Timer = "pass" | "snapshot";

/** How many tokens each node begins with, how often and how fast they move, and when the snapshot begins. */
export type Options = {
  readonly tokens: number;
  readonly passes: number;
  readonly everyMs: number;
  readonly snapshotAtMs: number;
};

const { send, broadcast, setTimer, choose } = effects<Message, Timer>();

/** The marker-sending rule: record one's own state, then a marker on each channel, before anything else is sent. */
export const record = (state: State, { peers }: Context): [State, ...ReturnType<typeof broadcast>] => {
  const channels = Object.fromEntries(peers.map((peer) => [peer, []]));
  return [
    { ...state, recording: { tokens: state.tokens, channels, open: peers } },
    ...broadcast(peers, { type: "Marker" }),
  ];
};

/** Whatever arrives on a channel that is still open was under way when this node recorded. */
export const observe = (state: State, from: NodeId, count: number): State => {
  const { recording } = state;
  if (!recording?.open.includes(from)) return state;
  const channel = [...recording.channels[from]!, count];
  return { ...state, recording: { ...recording, channels: { ...recording.channels, [from]: channel } } };
};

/** The marker on a channel ends what was under way on it. */
export const close = (state: State, from: NodeId): State => {
  const { recording } = state;
  if (!recording) return state;
  return { ...state, recording: { ...recording, open: recording.open.filter((peer) => peer !== from) } };
};

/** The recorded global state, once all of its parts are there. */
export function snapshotOf(nodes: readonly NodeView<State>[]): readonly Recording[] | null {
  const recordings = nodes.flatMap(({ state: { recording } }) => (recording ? [recording] : []));
  const isComplete = recordings.length === nodes.length && recordings.every(({ open }) => open.length === 0);
  return isComplete ? recordings : null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const underWay = ({ channels }: Recording): number => sum(Object.values(channels).flat());

export const tokensIn = (recordings: readonly Recording[]): number =>
  sum(recordings.map((recording) => recording.tokens + underWay(recording)));

export const chandyLamport = ({
  tokens = 10,
  passes = 10,
  everyMs = 20,
  snapshotAtMs = 100,
}: Partial<Options> = {}) => {
  const pass = setTimer("pass", { exponentialMs: everyMs });

  return defineProtocol<State, Message, Timer>({
    name: "Chandy-Lamport snapshot",

    init: ({ self, cluster }) => [
      { tokens, left: passes, recording: null },
      ...(passes > 0 ? [pass] : []),
      ...(self === cluster[0] ? [setTimer("snapshot", { afterMs: snapshotAtMs })] : []),
    ],

    onTimer: {
      pass: (state, { peers }) => [
        { ...state, left: state.left - 1 },
        ...(state.tokens > 0 ? [choose("receiver", peers)] : []),
        ...(state.left > 1 ? [pass] : []),
      ],
      snapshot: record,
    },

    onChoice: {
      receiver: (state, receiver: NodeId) => [
        state,
        choose(
          "gift",
          Array.from({ length: Math.min(3, state.tokens) }, (_, i) => ({ to: receiver, count: i + 1 })),
        ),
      ],
      gift: (state, { to, count }: { to: NodeId; count: number }) => [
        { ...state, tokens: state.tokens - count },
        send(to, { type: "Tokens", count }),
      ],
    },

    onMessage: {
      Tokens: (state, { count }, { from }) => [
        observe({ ...state, tokens: state.tokens + count }, from, count),
      ],
      // The marker-receiving rule.
      Marker(before, _, context) {
        const [state, ...markers] = before.recording ? [before] : record(before, context);
        return [close(state, context.from), ...markers];
      },
    },

    always: {
      "the snapshot holds as many tokens as there are": (nodes) => {
        const snapshot = snapshotOf(nodes);
        return snapshot === null || tokensIn(snapshot) === tokens * nodes.length;
      },
    },

    onStep: {
      "what a node has recorded of itself stays": (before, _, after) =>
        before.recording === null || after.recording?.tokens === before.recording.tokens,
    },

    sometimes: {
      "a snapshot is complete": (nodes) => snapshotOf(nodes) !== null,
      "tokens were under way": (nodes) => snapshotOf(nodes)?.some((part) => underWay(part) > 0) ?? false,
    },
  });
};

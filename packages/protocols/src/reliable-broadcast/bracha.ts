/**
 * Bracha's reliable broadcast: all correct nodes deliver the same value or none, though the sender and others, f of
 * n > 3f nodes in all, lie; asynchronous, without signatures. Bracha, "Asynchronous Byzantine agreement protocols",
 * Information and Computation 75(2), 1987.
 * A node echoes the first value that the sender tells it. More than (n + f) / 2 echoes of one value make it ready, and of
 * two values only one can get so many. f + 1 nodes that are ready contain a correct one, and convince others; 2f + 1
 * contain f + 1 correct ones, who will convince everybody.
 * Left out: more than one broadcast, and so its identity. What a node says to itself counts at once.
 */
import { type Context, defineProtocol, effects, type NodeId, type NodeView } from "@lightcone/simulation";

export type Message =
  | { readonly type: "Initial"; readonly value: number }
  | { readonly type: "Echo"; readonly value: number }
  | { readonly type: "Ready"; readonly value: number };

/** Who has said it of which value: sorted. */
type Voices = Readonly<Record<string, readonly NodeId[]>>;

export type State = {
  readonly echoed: number | null; //      the value that it has echoed
  readonly ready: number | null; //       the value for which it has said that it is ready
  readonly delivered: number | null;
  readonly echoes: Voices; //             who has echoed, by value
  readonly readies: Voices; //            who is ready, by value
};

export type Options = {
  /** How many nodes may be Byzantine. */
  readonly f: number;
  readonly sender?: NodeId;
  readonly value?: number;
};

/** Whom a node believes: the rules that mutants break. */
export type Rules = {
  readonly echoes: (n: number, f: number) => number;
  readonly readiesToJoin: (f: number) => number;
  readonly readiesToDeliver: (f: number) => number;
  readonly mayBegin: (from: NodeId, sender: NodeId) => boolean;
};

export const brachasRules: Rules = {
  echoes: (n, f) => Math.floor((n + f) / 2) + 1,
  readiesToJoin: (f) => f + 1,
  readiesToDeliver: (f) => 2 * f + 1,
  mayBegin: (from, sender) => from === sender,
};

const { broadcast } = effects<Message>();

const add = (voices: Voices, value: number, from: NodeId): Voices => {
  const before = voices[value] ?? [];
  return before.includes(from) ? voices : { ...voices, [value]: [...before, from].sort() };
};

/** The value with so many voices, if there is one. */
function chosen(voices: Voices, count: number): number | null {
  const found = Object.entries(voices).find(([, nodes]) => nodes.length >= count);
  return found ? Number(found[0]) : null;
}

export const agreement = "agreement: no two correct nodes deliver different values";
export const integrity = "integrity: if the sender is correct, nothing but its value is delivered";
export const validity = "validity: if the sender is correct, all correct nodes deliver its value";
export const totality =
  "totality: once all that correct nodes have sent has arrived, all of them have delivered or none has";

type Nodes = readonly NodeView<State>[];
const isDelivered = ({ state }: NodeView<State>): boolean => state.delivered !== null;
const hears = (voices: Voices, value: number | null, id: NodeId): boolean =>
  value === null || (voices[value] ?? []).includes(id);

/** Every correct node has heard what every other one has echoed, and for what it is ready. */
const isQuiet = (nodes: Nodes): boolean =>
  nodes.every(({ state: { echoes, readies } }) =>
    nodes.every(({ id, state }) => hears(echoes, state.echoed, id) && hears(readies, state.ready, id)),
  );

export const brachaBroadcast = ({ f, sender = "A", value = 7 }: Options, rules: Rules = brachasRules) => {
  /** Becomes ready, and delivers, where enough others have spoken. */
  function advance(state: State, { self, peers, cluster }: Context) {
    const { echoes, readies } = state;
    const cause = chosen(echoes, rules.echoes(cluster.length, f)) ?? chosen(readies, rules.readiesToJoin(f));
    const joins = state.ready === null && cause !== null;
    const after = joins ? { ...state, ready: cause, readies: add(readies, cause, self) } : state;
    const delivered = after.delivered ?? chosen(after.readies, rules.readiesToDeliver(f));
    const said = joins ? broadcast(peers, { type: "Ready", value: cause }) : [];
    return [{ ...after, delivered }, ...said] as const;
  }

  /** The first value that the sender tells is echoed. */
  function echo(state: State, told: number, context: Context) {
    if (state.echoed !== null) return [state] as const;
    const echoes = add(state.echoes, told, context.self);
    const [after, ...ready] = advance({ ...state, echoed: told, echoes }, context);
    return [after, ...broadcast(context.peers, { type: "Echo", value: told }), ...ready] as const;
  }

  return defineProtocol<State, Message>({
    name: "Bracha's broadcast",

    init(context) {
      const silent: State = { echoed: null, ready: null, delivered: null, echoes: {}, readies: {} };
      if (context.self !== sender) return [silent];
      const [state, ...echoes] = echo(silent, value, context);
      return [state, ...broadcast(context.peers, { type: "Initial", value }), ...echoes];
    },

    onMessage: {
      Initial: (state, message, context) =>
        rules.mayBegin(context.from, sender) ? echo(state, message.value, context) : [state],
      Echo: (state, message, context) =>
        advance({ ...state, echoes: add(state.echoes, message.value, context.from) }, context),
      Ready: (state, message, context) =>
        advance({ ...state, readies: add(state.readies, message.value, context.from) }, context),
    },

    onTimer: {},

    always: {
      [agreement]: (nodes) =>
        new Set(nodes.filter(isDelivered).map(({ state }) => state.delivered)).size <= 1,
      [integrity]: (nodes) =>
        !nodes.some(({ id }) => id === sender) ||
        nodes.every(({ state: { delivered } }) => delivered === null || delivered === value),
      [totality]: (nodes) => !isQuiet(nodes) || new Set(nodes.map(isDelivered)).size <= 1,
    },

    onStep: {
      "what is delivered, echoed and ready stays so": (before, _event, after) =>
        (["delivered", "echoed", "ready"] as const).every(
          (what) => before[what] === null || before[what] === after[what],
        ),
    },

    eventually: {
      [validity]: {
        withinMs: 24 * 3_600_000, // however long the messages take: asynchrony knows no bound
        holds: (nodes) => !nodes.some(({ id }) => id === sender) || nodes.every(isDelivered),
      },
    },

    sometimes: {
      "some have delivered, and others not yet": (nodes) => new Set(nodes.map(isDelivered)).size > 1,
      "correct nodes have echoed different values": (nodes) =>
        new Set(nodes.map(({ state }) => state.echoed).filter((echoed) => echoed !== null)).size > 1,
      "a node is ready for a value that it has not echoed": (nodes) =>
        nodes.some(({ state: { ready, echoed } }) => ready !== null && ready !== echoed),
    },
  });
};

/**
 * A set of which every node has a copy that it changes at once, alone, without asking anybody. Copies travel: from time
 * to time each node sends its state to another one, chosen at random, which merges it with its own (state-based
 * replication: Shapiro et al., "Conflict-free replicated data types", SSS 2011). Whoever has heard of the same updates is
 * in the same state, whatever was lost, duplicated or reordered on the way: strong eventual consistency.
 * Clients add, remove and read at any node: { f: "add", element }, { f: "remove", element }, { f: "read" }.
 * What anybody hears of an update is on disk before: a node that forgot it would use its tag again.
 */
import { type Context, defineProtocol, effects, type NodeId, type NodeView } from "@lightcone/simulation";

/** A data type whose states merge. A tag is a text that no other update anywhere has. */
export type Replicated<Copy> = {
  readonly name: string;
  readonly empty: Copy;
  add(copy: Copy, element: string, tag: string): Copy;
  /** Null where nothing can be removed. */
  readonly remove: ((copy: Copy, element: string) => Copy) | null;
  /** The least copy that both are within. */
  merge(a: Copy, b: Copy): Copy;
  /** Whether one copy has nothing that the other one lacks. */
  isWithin(a: Copy, b: Copy): boolean;
  elements(copy: Copy): readonly string[];
};

export type Operation = { readonly f: "add" | "remove" | "read"; readonly element?: string };

export type Message<Copy> = {
  readonly type: "Copy";
  readonly copy: Copy;
  readonly updates: readonly string[];
};

export type State<Copy> = {
  readonly copy: Copy;
  readonly made: number; //                     how many updates were made here
  readonly updates: readonly string[]; //       tags of all updates that the copy contains, sorted: for the properties
  readonly left: number; //                     how often it will still send its copy
};

export type Options = { readonly everyMs: number; readonly exchanges: number };

type Nodes<Copy> = readonly NodeView<State<Copy>>[];

/** Whether two values are the same text: copies are sorted. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The element that a client's request adds; null where it does something else. */
function addedBy(request: unknown): string | null {
  const { f, element = "" } = (request as { readonly operation: Operation }).operation;
  return f === "add" ? element : null;
}

export const convergence = "convergence: whoever has heard of the same updates is in the same state";
export const readsOwnWrites = "an add shows at once where it was made";
export const kept = "what was heard of stays, as long as the node runs";

export function replicated<Copy>(
  type: Replicated<Copy>,
  { everyMs = 50, exchanges = 20 }: Partial<Options> = {},
) {
  const { send, setTimer, choose, sync, reply, refuse } = effects<Message<Copy>, "exchange">();
  const exchange = setTimer("exchange", { exponentialMs: everyMs });

  /** The copy after an update, which gets a tag of its own; null where the type has no such update. */
  const updated = (state: State<Copy>, { f, element = "" }: Operation, { self }: Context) => {
    const tag = `${self}${state.made + 1}`;
    const copy = f === "add" ? type.add(state.copy, element, tag) : type.remove?.(state.copy, element);
    if (copy === undefined) return null;
    return { ...state, copy, made: state.made + 1, updates: [...state.updates, tag].sort() };
  };

  return defineProtocol<State<Copy>, Message<Copy>, "exchange">({
    name: type.name,

    init: () => [
      { copy: type.empty, made: 0, updates: [], left: exchanges },
      ...(exchanges > 0 ? [exchange] : []),
    ],

    onTimer: {
      exchange: (state, { peers }) => [
        { ...state, left: state.left - 1 },
        choose("partner", peers),
        ...(state.left > 1 ? [exchange] : []),
      ],
    },

    onChoice: {
      partner: (state, partner: NodeId) => [
        state,
        sync(),
        send(partner, { type: "Copy", copy: state.copy, updates: state.updates }),
      ],
    },

    onMessage: {
      Copy: (state, { copy, updates }) => [
        {
          ...state,
          copy: type.merge(state.copy, copy),
          updates: [...new Set([...state.updates, ...updates])].sort(),
        },
      ],
    },

    onRequest(state, { id, operation }, context) {
      const asked = operation as Operation;
      if (asked.f === "read") return [state, reply(id, type.elements(state.copy))];
      const next = updated(state, asked, context);
      return next === null
        ? [state, refuse(id, `nothing can be removed from a ${type.name}`)]
        : [next, sync(), reply(id, asked.element ?? "")];
    },

    durable: (state) => state,
    onRestart: (kept: State<Copy>) => [kept, ...(kept.left > 0 ? [exchange] : [])],

    always: {
      [convergence]: (nodes: Nodes<Copy>) =>
        nodes.every((a, i) =>
          nodes
            .slice(i + 1)
            .every((b) => !isSame(a.state.updates, b.state.updates) || isSame(a.state.copy, b.state.copy)),
        ),
    },

    onStep: {
      // A crash forgets what nobody has been told yet.
      [kept]: (before, { kind }, after) =>
        kind === "restart" ||
        (type.isWithin(before.copy, after.copy) &&
          before.updates.every((tag) => after.updates.includes(tag))),
      [readsOwnWrites]: (before, { cause }, after) => {
        const added = after.made > before.made ? addedBy(cause) : null;
        return added === null || type.elements(after.copy).includes(added);
      },
    },

    sometimes: {
      "copies differ": (nodes: Nodes<Copy>) =>
        nodes.some(({ state }) => !isSame(state.copy, nodes[0]!.state.copy)),
      "all have the same, and it is not empty": (nodes: Nodes<Copy>) =>
        nodes.every(({ state }) => isSame(state.copy, nodes[0]!.state.copy)) &&
        type.elements(nodes[0]!.state.copy).length > 0,
    },
  });
}

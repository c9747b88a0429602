/**
 * ABD: a register that all nodes share, in an asynchronous system of n > 2f nodes of which f crash; linearizable, without
 * consensus. Attiya, Bar-Noy & Dolev, "Sharing memory robustly in message-passing systems", JACM 42(1), 1995; with
 * many writers as in Lynch & Shvartsman, "Robust emulation of shared memory using dynamic quorum-acknowledged
 * broadcasts", FTCS 1997.
 * Every value has a tag. A read asks a majority for the newest one, and writes it back to a majority before it returns, so
 * that no later read finds an older one. A write chooses a newer tag and stores its value at a majority.
 * Left out: bounded tags, nodes that come back, and requests that are repeated (a write would happen twice).
 * Departs from the paper: what a node says to itself counts at once.
 */
import { type Context, defineProtocol, effects, isMajority, type NodeId } from "@lightcone/simulation";
import { propertiesOf } from "./properties.ts";

/** Ordered by number, then by writer: two writers never choose the same one. */
export type Tag = { readonly number: number; readonly writer: NodeId };
export type Value = number | string | null;

export type Message =
  | { readonly type: "Query"; readonly id: string }
  | { readonly type: "Newest"; readonly id: string; readonly tag: Tag; readonly value: Value }
  | { readonly type: "Store"; readonly id: string; readonly tag: Tag; readonly value: Value }
  | { readonly type: "Stored"; readonly id: string };

/** An operation under way at the node that was asked for it. */
export type Pending = {
  readonly f: "read" | "write";
  readonly phase: "query" | "store";
  readonly answered: readonly NodeId[]; //  who has answered in this phase, sorted
  readonly tag: Tag; //                     the newest that was found; in the second phase the one that is stored
  readonly value: Value; //                 its value; that of a write is known from the start
};

export type Ended = { readonly id: string; readonly f: Pending["f"]; readonly tag: Tag };

export type State = {
  readonly tag: Tag; //                                       what the node stores
  readonly value: Value;
  readonly pending: Readonly<Record<string, Pending>>; //     by the id of the request
  readonly ended: Ended | null; //                            the operation that ended here last
};

export type Operation = { readonly f: "read" } | { readonly f: "write"; readonly value: Value };

export type Options = {
  /** The only node that takes writes: it knows the newest tag and need not ask. Without one all do, and ask. */
  readonly writer?: NodeId | null;
  /** Whether a read writes back what it found; without it, new values can be read before old ones. */
  readonly writesBack?: boolean;
};

/** What mutants do otherwise. */
export type Rules = {
  readonly isEnough: (answered: readonly NodeId[], cluster: readonly NodeId[]) => boolean;
  readonly isNewer: (offered: Tag, known: Tag) => boolean;
  readonly isStored: (offered: Tag, known: Tag) => boolean;
  readonly asksBeforeWriting: boolean;
  readonly tagsNameTheirWriter: boolean;
};

export const isNewer = (a: Tag, b: Tag): boolean =>
  a.number !== b.number ? a.number > b.number : a.writer > b.writer;

export const abdsRules: Rules = {
  isEnough: isMajority,
  isNewer,
  isStored: isNewer,
  asksBeforeWriting: true,
  tagsNameTheirWriter: true,
};

const { broadcast, send, reply, refuse } = effects<Message>();
const oldest: Tag = { number: 0, writer: "" };

const withPending = (state: State, id: string, pending: Pending): State => ({
  ...state,
  pending: { ...state.pending, [id]: pending },
});

export const abd = ({ writer = null, writesBack = true }: Options = {}, rules: Rules = abdsRules) => {
  /** Keeps a value that is newer than the node's own. */
  const store = (state: State, tag: Tag, value: Value): State =>
    rules.isStored(tag, state.tag) ? { ...state, tag, value } : state;

  function beginQuery(state: State, id: string, pending: Pending, context: Context): Step {
    const asked: Pending = { ...pending, phase: "query", answered: [context.self] };
    const next = withPending(state, id, asked);
    return rules.isEnough(asked.answered, context.cluster)
      ? endQuery(next, id, asked, context)
      : [next, ...broadcast(context.peers, { type: "Query", id })];
  }

  function endQuery(state: State, id: string, pending: Pending, context: Context): Step {
    if (pending.f === "write")
      return beginStore(state, id, { ...pending, tag: nextTag(state, pending, context) }, context);
    return writesBack ? beginStore(state, id, pending, context) : end(state, id, pending);
  }

  /** Newer than what the query found, and than what this node has begun to write meanwhile. */
  const nextTag = (state: State, { tag }: Pending, { self }: Context): Tag => ({
    number: Math.max(tag.number, state.tag.number) + 1,
    writer: rules.tagsNameTheirWriter ? self : "",
  });

  function beginStore(state: State, id: string, pending: Pending, context: Context): Step {
    const { tag, value } = pending;
    const stored: Pending = { ...pending, phase: "store", answered: [context.self] };
    const next = withPending(store(state, tag, value), id, stored);
    return rules.isEnough(stored.answered, context.cluster)
      ? end(next, id, stored)
      : [next, ...broadcast(context.peers, { type: "Store", id, tag, value })];
  }

  function end(state: State, id: string, { f, tag, value }: Pending): Step {
    const { [id]: _, ...pending } = state.pending;
    return [{ ...state, pending, ended: { id, f, tag } }, reply(id, f === "read" ? value : null)];
  }

  /** One answer more; null where the operation no longer waits for it. */
  function answered(state: State, id: string, phase: Pending["phase"], from: NodeId): Pending | null {
    const pending = state.pending[id];
    return pending?.phase === phase ? { ...pending, answered: [...pending.answered, from].sort() } : null;
  }

  return defineProtocol<State, Message>({
    name: writesBack ? "ABD" : "ABD without write-back",

    init: () => [{ tag: oldest, value: null, pending: {}, ended: null }],

    onRequest(state, { id, operation }, context) {
      const asked = operation as Operation;
      const found: Pending = { f: asked.f, phase: "query", answered: [], tag: state.tag, value: state.value };
      if (asked.f === "read") return beginQuery(state, id, found, context);
      const write: Pending = { ...found, value: asked.value };
      if (writer !== null && context.self !== writer) return [state, refuse(id, `only ${writer} writes`)];
      return writer === null && rules.asksBeforeWriting
        ? beginQuery(state, id, write, context)
        : beginStore(state, id, { ...write, tag: nextTag(state, write, context) }, context);
    },

    onMessage: {
      Query: (state, { id }, { from }) => [
        state,
        send(from, { type: "Newest", id, tag: state.tag, value: state.value }),
      ],

      Newest(state, { id, tag, value }, context) {
        const pending = answered(state, id, "query", context.from);
        if (pending === null) return [state];
        const found = pending.f === "read" ? value : pending.value;
        const newer = rules.isNewer(tag, pending.tag) ? { ...pending, tag, value: found } : pending;
        return rules.isEnough(newer.answered, context.cluster)
          ? endQuery(state, id, newer, context)
          : [withPending(state, id, newer)];
      },

      Store: (state, { id, tag, value }, { from }) => [
        store(state, tag, value),
        send(from, { type: "Stored", id }),
      ],

      Stored(state, { id }, { from, cluster }) {
        const pending = answered(state, id, "store", from);
        if (pending === null) return [state];
        return rules.isEnough(pending.answered, cluster)
          ? end(state, id, pending)
          : [withPending(state, id, pending)];
      },
    },

    onTimer: {},

    ...propertiesOf(),
  });
};

type Step = readonly [State, ...ReturnType<typeof broadcast>];

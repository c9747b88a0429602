/**
 * A lock with leases, and fencing tokens — Gray & Cheriton, "Leases", SOSP 1989; Burrows, "The Chubby lock service", OSDI
 * 2006, §2.4 (sequencers); Kleppmann, "How to do distributed locking", 2016. The first node is the lock server, the
 * second the storage, all others are clients. Leases exclude one another only where clocks, delays and pauses have bounds
 * that hold. The tokens need none of that: who held the lock earlier writes no more once a later holder has written.
 * Left out: renewing leases, several locks, a lock server that is replicated.
 */
import { type Context, defineProtocol, type Monitor, type NodeView, type Step } from "@lightcone/simulation";
import * as clients from "./client.ts";
import * as servers from "./lock-server.ts";
import { type Message, type Options, type Timer } from "./messages.ts";
import * as storages from "./storage.ts";

export type State = servers.Server | storages.Storage | clients.Client;

type Nodes = readonly NodeView<State>[];
type Result = Step<State, Message, Timer>;

/** What the disk keeps: the server's token, all of the storage, nothing of a client. */
export type Durable =
  { readonly role: "server"; readonly token: number } | storages.Storage | { readonly role: "client" };

const place = ({ cluster, clock }: Context): clients.Place => ({
  server: cluster[0]!,
  storage: cluster[1]!,
  nowMs: clock,
});

const storageOf = (nodes: Nodes): storages.Storage | undefined =>
  nodes.map(({ state }) => state).find((state) => state.role === "storage");

export const mutualExclusion = "mutual exclusion: at most one client believes that it holds the lock";
export const fencing = "fencing: after a write of a later holder none of an earlier one is accepted";
export const newTokens = "no token is ever held twice";

/** Who held the lock under which token, and for which of its requests; by token. */
type Holdings = readonly { readonly token: number; readonly by: string }[];

const tokens: Monitor<State, Holdings> = {
  init: [],
  step(known, { node }, nodes) {
    const state = nodes.find(({ id }) => id === node)?.state;
    if (state?.role !== "client" || state.phase !== "holds") return known;
    const { token, request } = state;
    const by = `${node} ${request}`;
    if (known.some((other) => other.token === token && other.by === by)) return known;
    return [...known, { token, by }].sort((a, b) => a.token - b.token || (a.by < b.by ? -1 : 1));
  },
  holds: (known) => known.every(({ token }, i) => i === 0 || token !== known[i - 1]!.token),
};

export const leasedLock = (given: Partial<Options> = {}) => {
  const options: Options = {
    leaseMs: 500,
    marginMs: 30,
    actMs: 5,
    turns: 3,
    writes: 3,
    workMs: 60,
    isFenced: true,
    looksAgain: true,
    ...given,
  };
  const client = (state: State, step: (client: clients.Client) => Result): Result =>
    state.role === "client" ? step(state) : [state];
  const server = (state: State, step: (server: servers.Server) => Result): Result =>
    state.role === "server" ? step(state) : [state];

  return defineProtocol<State, Message, Timer>({
    name: "leased lock",

    init({ self, cluster }) {
      if (self === cluster[0]) return [servers.newServer];
      return self === cluster[1] ? [storages.newStorage] : clients.start(options);
    },

    onMessage: {
      Acquire: (state, { request }, { from, clock }) =>
        server(state, (it) => servers.acquire(it, { client: from, request }, clock, options)),
      Release: (state, { token }, { clock }) =>
        server(state, (it) => servers.release(it, token, clock, options)),
      Granted: (state, message, context) =>
        client(state, (it) => clients.granted(it, message, place(context), options)),
      Write: (state, { token }, { from }) =>
        state.role === "storage" ? storages.write(state, { client: from, token }, options) : [state],
      Written: (state, message, context) =>
        client(state, (it) => clients.written(it, message, place(context), options)),
    },

    onTimer: {
      expire: (state, { clock }) => server(state, (it) => servers.release(it, it.token, clock, options)),
      grace: (state, { clock }) => server(state, (it) => servers.endGrace(it, clock, options)),
      ask: (state, context) => client(state, (it) => clients.ask(it, place(context), options)),
      lease: (state) => client(state, (it) => clients.lapse(it, options)),
      check: (state, context) => client(state, (it) => clients.check(it, place(context), options)),
      act: (state, context) => client(state, (it) => clients.act(it, place(context))),
    },

    durable(state): Durable {
      if (state.role === "server") return { role: "server", token: state.token };
      return state.role === "storage" ? state : { role: "client" };
    },

    onRestart(kept: Durable) {
      if (kept.role === "server") return servers.recover(kept.token, options);
      return kept.role === "storage" ? [kept] : clients.start(options);
    },

    always: {
      [mutualExclusion]: (nodes) =>
        nodes.filter(({ up, state }) => up && state.role === "client" && state.phase === "holds").length <= 1,
      [fencing]: (nodes) =>
        storageOf(nodes)?.accepted.every(({ token }, i, all) => i === 0 || token >= all[i - 1]!.token) ??
        true,
    },

    monitors: { [newTokens]: tokens as unknown as Monitor<State> },

    sometimes: {
      "a client holds the lock": (nodes) =>
        nodes.some(({ state }) => state.role === "client" && state.phase === "holds"),
      "clients wait for one another": (nodes) =>
        nodes.some(({ state }) => state.role === "server" && state.holder !== null && state.queue.length > 0),
      "a write is accepted": (nodes) => (storageOf(nodes)?.accepted.length ?? 0) > 0,
    },
  });
};

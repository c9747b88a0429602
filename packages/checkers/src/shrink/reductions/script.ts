/**
 * A script: who asks for what, and when, word for word. It takes the place of a workload whose clients draw what they
 * ask for, so that single operations can be left out while the others stay as they were.
 */
import {
  cleverClients,
  type NodeId,
  openLoop,
  type Run,
  type Value,
  type Workload,
} from "@lightcone/simulation";
import { type AnyProtocol, builtInClient } from "@lightcone/simulation/parts";

export type Script = {
  readonly clients: readonly ScriptedClient[];
  readonly timeoutMs: number;
  readonly retries: number;
};

export type ScriptedClient = {
  readonly name: NodeId;
  /** The node that it asks first. */
  readonly node: NodeId;
  /** In the order of their times, which are of the client's own clock. */
  readonly operations: readonly { readonly atMs: number; readonly operation: Value }[];
};

const scripts = new WeakMap<AnyProtocol, Script>();

/** The script that a workload follows, or null where its clients choose. */
export const scriptOf = ({ client }: Workload): Script | null => (client && scripts.get(client)) ?? null;

/** What the clients of a run asked for, as a script; null where it has no clients, or clever ones. */
export function recorded({ options, history }: Run): Script | null {
  const { workload, clients, nodes } = options;
  if (!workload || workload.client) return null;
  const { timeoutMs, retries, at } = workload;
  const begun = clients.map((name, place) => ({
    name,
    node: at === "each" ? nodes[place % nodes.length]! : at,
    operations: history
      .filter(({ kind, client }) => kind === "invoke" && client === name)
      .map(({ at, operation }) => ({ atMs: at / 1000, operation })),
  }));
  return { clients: begun.filter(({ operations }) => operations.length > 0), timeoutMs, retries };
}

/** Clients that follow a script; null where it has none. */
export function scripted(script: Script): Workload | null {
  const { clients } = script;
  if (clients.length === 0) return null;
  const records = new Map(clients.map((client) => [client.name, recordOf(client, script)]));
  const own = (name: NodeId) => records.get(name)!;
  const protocol: AnyProtocol = {
    name: "client with a script",
    init: (context) => own(context.self).init(context),
    onTimer: {
      next: (state, context) => own(context.self).onTimer["next"]!(state, context),
      patience: (state, context) => own(context.self).onTimer["patience"]!(state, context),
    },
    onMessage: {
      Request: (state, message, context) => own(context.self).onMessage["Request"]!(state, message, context),
      Reply: (state, message, context) => own(context.self).onMessage["Reply"]!(state, message, context),
    },
  };
  scripts.set(protocol, script);
  return cleverClients({ clients: clients.map(({ name }) => name), protocol });
}

/** How long a client waits to look again whether it may go on, in milliseconds. */
const lookAgainMs = 1;

/** The built-in client, which is told what to ask for and when. It still waits for the end of what it asked before. */
function recordOf({ name, node, operations }: ScriptedClient, { timeoutMs, retries }: Script): AnyProtocol {
  const mix = operations.map(({ operation }) => ({ operation }));
  const silent = openLoop({
    clients: [name],
    operations: 0,
    mix,
    every: { afterMs: 1 },
    timeoutMs,
    retries,
    at: node,
  });
  const client = builtInClient(silent, [name]);
  const next = (afterMs: number, key: string) =>
    ({ type: "setTimer", timer: "next", delay: { afterMs }, key }) as const;
  return {
    ...client,
    init: (context) => [
      client.init(context)[0],
      ...operations.map(({ atMs }, place) => next(atMs, String(place))),
    ],
    onTimer: {
      ...client.onTimer,
      next: (state: never, context) =>
        isWaiting(state)
          ? [state, next(lookAgainMs, context.key)]
          : client.onChoice!["operation"]!(state, Number(context.key) as never, context),
    },
  };
}

const isWaiting = ({ pending }: { readonly pending: object }): boolean => Object.keys(pending).length > 0;

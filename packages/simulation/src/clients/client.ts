import { defineProtocol } from "../protocol/define-protocol.ts";
import { effects, type Outcome } from "../protocol/effects.ts";
import type { AnyProtocol, Context, NodeId } from "../protocol/protocol.ts";
import type { OperationSource, Workload } from "./workload.ts";

/** What clients and nodes say to one another. The id tells requests apart; a retry carries the same one. */
export type Request = { readonly type: "Request"; readonly id: string; readonly operation: unknown };
export type Reply = {
  readonly type: "Reply";
  readonly id: string;
  readonly outcome: Outcome;
  readonly result: unknown;
};

type Pending = { readonly operation: unknown; readonly tries: number };
type State = {
  readonly begun: number; //                                       how many operations it has invoked
  readonly pending: Readonly<Record<string, Pending>>; //          those that have not ended, by id
};

const { send, setTimer, cancelTimer, choose, invoke, complete } = effects<
  Request | Reply,
  "next" | "patience"
>();

/** The built-in client of a workload: an ordinary record of handlers, run by the same kernel as everything else. */
export function builtInClient(workload: Workload, clients: readonly NodeId[]): AnyProtocol {
  const { mix, loop, operations, timeoutMs, retries, at } = workload;
  const isOpen = loop.kind === "open";
  const pace = isOpen ? loop.every : loop.think;
  const weights = mix.map(({ weight = 1 }) => weight);

  /** The nodes in turn, from the one at which this client begins. */
  const nodeFor = (tries: number, { self, cluster }: Context): NodeId => {
    const first = at === "each" ? clients.indexOf(self) : cluster.indexOf(at);
    return cluster[(first + tries) % cluster.length]!;
  };

  const ask = (id: string, { operation, tries }: Pending, context: Context) => [
    send(nodeFor(tries, context), { type: "Request", id, operation }),
    setTimer("patience", { afterMs: timeoutMs }, id),
  ];

  const end = (state: State, id: string, outcome: Outcome, result: unknown) => {
    const { [id]: _, ...pending } = state.pending;
    const next = !isOpen && state.begun < operations ? [setTimer("next", pace)] : [];
    return [
      { ...state, pending },
      complete(id, outcome, result),
      cancelTimer("patience", id),
      ...next,
    ] as const;
  };

  return defineProtocol<State, Request | Reply, "next" | "patience">({
    name: "client",
    init: () => [{ begun: 0, pending: {} }, ...(operations > 0 ? [setTimer("next", pace)] : [])],

    onTimer: {
      next: (state) => [state, choose("operation", [...mix.keys()], weights)],
      patience(state, context) {
        const pending = state.pending[context.key];
        if (!pending) return [state];
        if (pending.tries >= retries) return end(state, context.key, "info", null);
        const again = { ...pending, tries: pending.tries + 1 };
        return [
          { ...state, pending: { ...state.pending, [context.key]: again } },
          ...ask(context.key, again, context),
        ];
      },
    },

    onChoice: {
      operation(state, which: number, context) {
        const begun = state.begun + 1;
        const id = `${context.self}-${begun}`;
        const operation = made(mix[which]!.operation, begun, context.self);
        const pending = { operation, tries: 0 };
        const next = isOpen && begun < operations ? [setTimer("next", pace)] : [];
        return [
          { begun, pending: { ...state.pending, [id]: pending } },
          invoke(id, operation),
          ...ask(id, pending, context),
          ...next,
        ];
      },
    },

    onMessage: {
      Request: (state) => [state], // nobody asks a client
      Reply(state, { id, outcome, result }) {
        return state.pending[id] ? end(state, id, outcome, result) : [state]; // another reply to a retry
      },
    },
  }) as unknown as AnyProtocol;
}

const made = (source: OperationSource, n: number, client: NodeId): unknown =>
  typeof source === "function" ? source(n, client) : source;

import { checkDelay, type Delay } from "../protocol/delay.ts";
import type { AnyProtocol, NodeId } from "../protocol/protocol.ts";
import { Mistake, refuseUnknownKeys, requireNumber } from "../values/mistake.ts";

/** An operation, or how to make the nth one (from 1) of a client: `(n, client) => ({ f: "write", value: n })`. */
export type OperationSource = unknown | ((n: number, client: NodeId) => unknown);

/** What clients ask for, as data. */
export type Workload = {
  /** How many clients ("c1", "c2", ...), or their names. */
  readonly clients: number | readonly NodeId[];
  /** How many operations each client invokes. */
  readonly operations: number;
  /** Which operations, in which proportions (weights 1 unless given). */
  readonly mix: readonly { readonly operation: OperationSource; readonly weight?: number }[];
  /**
   * Closed loop: a client thinks this long after one operation ended before it invokes the next. Open loop: operations
   * begin this long after one another, whether or not the ones before have ended.
   */
  readonly loop:
    { readonly kind: "closed"; readonly think: Delay } | { readonly kind: "open"; readonly every: Delay };
  /** After this long without a reply the request is sent once more, to the next node, under the same id. */
  readonly timeoutMs: number;
  /** How often at most; after the last one the operation ends as `info`. */
  readonly retries: number;
  /** Where a client begins: at a node of its own in turn, or all at one. */
  readonly at: "each" | NodeId;
  /** A client of one's own, with handlers for its messages and the effects `invoke` and `complete`; null: the built-in one. */
  readonly client: AnyProtocol | null;
};

type Needed = Pick<Workload, "clients" | "operations" | "mix">;

/** Clients that wait for one operation to end before they begin the next. */
export function closedLoop(
  options: Needed & { readonly think?: Delay } & Partial<Pick<Workload, "timeoutMs" | "retries" | "at">>,
): Workload {
  const { think = { afterMs: 10 }, ...rest } = options;
  return { ...standard, ...rest, loop: { kind: "closed", think } };
}

/** Clients that begin operations at a rate of their own. */
export function openLoop(
  options: Needed & { readonly every: Delay } & Partial<Pick<Workload, "timeoutMs" | "retries" | "at">>,
): Workload {
  const { every, ...rest } = options;
  return { ...standard, ...rest, loop: { kind: "open", every } };
}

/** Clients that follow a record of their own, such as one that waits for f + 1 equal replies. */
export const cleverClients = ({
  clients,
  protocol,
}: {
  readonly clients: number | readonly NodeId[];
  readonly protocol: unknown;
}): Workload => ({
  ...standard,
  clients,
  operations: 0,
  mix: [],
  loop: { kind: "closed", think: { afterMs: 0 } },
  client: protocol as AnyProtocol,
});

const standard = { timeoutMs: 1_000, retries: 0, at: "each" as const, client: null };

export function clientNames({ clients }: Workload, nodes: readonly NodeId[]): readonly NodeId[] {
  const names =
    typeof clients === "number" ? Array.from({ length: clients }, (_, i) => `c${i + 1}`) : clients;
  const taken = names.find((name, i) => nodes.includes(name) || names.indexOf(name) !== i);
  if (taken !== undefined)
    throw new Mistake(
      `The workload names the client "${taken}", which another node or client is called already.`,
    );
  return names;
}

export function checkWorkload(workload: Workload, nodes: readonly NodeId[]): void {
  refuseUnknownKeys(
    workload,
    ["clients", "operations", "mix", "loop", "timeoutMs", "retries", "at", "client"],
    "A workload",
  );
  const { clients, operations, mix, loop, timeoutMs, retries, at, client } = workload;
  if (typeof clients === "number") requireNumber(clients, "The workload's clients", 1);
  requireNumber(operations, "The workload's operations", 0);
  requireNumber(timeoutMs, "The workload's timeoutMs", 0.001);
  requireNumber(retries, "The workload's retries", 0);
  if (!client && mix.length === 0)
    throw new Mistake(
      'The workload\'s mix is empty: give at least one operation, mix: [{ operation: { f: "read" } }].',
    );
  for (const { weight = 1 } of mix) requireNumber(weight, "A weight of the workload's mix", 0);
  checkDelay(
    loop.kind === "closed" ? loop.think : loop.every,
    loop.kind === "closed" ? "The workload's think" : "The workload's every",
  );
  if (at !== "each" && !nodes.includes(at))
    throw new Mistake(
      `The workload's clients begin at "${at}", which is no node: the nodes are ${nodes.join(", ")}.`,
    );
}

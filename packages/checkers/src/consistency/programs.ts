import type { Operation } from "../history/operation.ts";
import type { Transitions } from "../linearizability/transitions.ts";
import { named } from "../linearizability/why.ts";
import type { AnySpecification } from "../specifications/specification.ts";

/** An operation of a client, as a search needs it. */
export type ProgramStep = {
  readonly operation: Operation;
  /** The part of the object that it concerns. */
  readonly part: number;
  readonly kind: number;
  readonly isRead: boolean;
};

/** What each client did, in its own order. */
export type Programs = {
  readonly clients: readonly (readonly ProgramStep[])[];
  /** Operations without a response: they take effect after the first `after` of their client, if at all. */
  readonly open: readonly { readonly client: number; readonly after: number; readonly step: ProgramStep }[];
  readonly parts: number;
};

/** A sentence where a client did two things at once, and so has no order of its own. */
export function programsOf(
  specification: AnySpecification,
  operations: readonly Operation[],
  transitions: Transitions,
): Programs | string {
  const clients = new Map<string, ProgramStep[]>();
  const parts = new Map<string, number>();
  const open: { client: string; after: number; step: ProgramStep }[] = [];
  for (const operation of operations) {
    const { client, invoked, returned } = operation;
    const own = clients.get(client) ?? [];
    clients.set(client, own);
    const last = own.at(-1)?.operation;
    if (last !== undefined && last.returned! > invoked)
      return `${client} has two operations under way at once, ${named(specification, last)} and ${named(specification, operation)}: there is no order of its own`;
    const name = specification.partition?.(operation.operation) ?? "";
    if (!parts.has(name)) parts.set(name, parts.size);
    const kind = transitions.kindOf(operation);
    const step = { operation, part: parts.get(name)!, kind, isRead: transitions.isRead(kind) };
    if (returned === null) open.push({ client, after: own.length, step });
    else own.push(step);
  }
  const order = [...clients.keys()];
  return {
    clients: [...clients.values()],
    open: open.map(({ client, ...rest }) => ({ client: order.indexOf(client), ...rest })),
    parts: parts.size,
  };
}

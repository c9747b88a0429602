import { canonicalText } from "@lightcone/simulation/parts";
import type { Operation } from "../history/operation.ts";
import { named } from "../linearizability/why.ts";
import { type AnySpecification, shortened } from "../specifications/specification.ts";

/** One read or one write of one register. A compare-and-set that succeeded is a read, and a write right after it. */
export type Access = {
  /** Its place in `Accesses.all`. */
  readonly index: number;
  readonly operation: Operation;
  readonly kind: "read" | "write";
  readonly key: string;
  /** What was read or written, as text: equal values are equal texts. */
  readonly value: string;
  /** How many accesses of its client had returned before it was invoked. Those are before it in its session. */
  readonly position: number;
};

/** What clients read and wrote. */
export type Accesses = {
  readonly all: readonly Access[];
  /** Of each client, in its own order: those that returned. */
  readonly sessions: ReadonlyMap<string, readonly Access[]>;
  /** What every register holds at first, as text. */
  readonly initial: string;
};

/**
 * The reads and writes of some operations on registers. A write that never returned is among them, because it may have
 * taken effect; a read that never returned is not, nor is a failed compare-and-set, which only tells what was not there.
 * A sentence where they are no such operations, or where a client did two things at once and so has no order of its own.
 */
export function accessesOf(
  specification: AnySpecification,
  operations: readonly Operation[],
): Accesses | string {
  if (specification.access === undefined)
    return "it is about reads and writes, which this object does not have";
  const all: Access[] = [];
  const sessions = new Map<string, Access[]>();
  const busyUntil = new Map<string, Operation>();
  for (const operation of operations) {
    const { client, invoked, returned, result } = operation;
    const last = busyUntil.get(client);
    if (last !== undefined && last.returned! > invoked)
      return `${client} has two operations under way at once, ${named(specification, last)} and ${named(specification, operation)}: there is no order of its own`;
    const session = sessions.get(client) ?? [];
    sessions.set(client, session);
    const access = specification.access(operation.operation, returned === null ? undefined : result);
    if (access === null) return `${named(specification, operation)} neither reads nor writes a register`;
    const key = specification.partition?.(operation.operation) ?? "";
    const add = (kind: Access["kind"], value: unknown) => {
      if (value === undefined) return;
      const position = session.length;
      const own: Access = { index: all.length, operation, kind, key, value: canonicalText(value), position };
      all.push(own);
      if (returned !== null) session.push(own);
    };
    add("read", access.reads);
    add("write", access.writes);
    if (returned !== null) busyUntil.set(client, operation);
  }
  return { all, sessions, initial: canonicalText(specification.initial) };
}

/** Which write each read saw. */
export type Sources = ReadonlyMap<Access, Access | "initial" | "nowhere">;

/** A sentence where that is not certain, because a value was written twice or was there at first. */
export function sourcesOf({ all, initial }: Accesses, specification: AnySpecification): Sources | string {
  const writes = new Map<string, Access>();
  for (const access of all) {
    if (access.kind === "read") continue;
    const name = `${access.value} ${access.key}`;
    const other = writes.get(name);
    if (other !== undefined)
      return `values are not unique: ${named(specification, other.operation)} and ${named(specification, access.operation)} write the same`;
    if (access.value === initial)
      return `values are not unique: ${named(specification, access.operation)} writes what was there at first`;
    writes.set(name, access);
  }
  const reads = all.filter(({ kind }) => kind === "read");
  return new Map(
    reads.map((read): [Access, Access | "initial" | "nowhere"] => {
      if (read.value === initial) return [read, "initial"];
      return [read, writes.get(`${read.value} ${read.key}`) ?? "nowhere"];
    }),
  );
}

/** The value of an access, for sentences. */
export const valueOf = ({ value }: Access): string => shortened(value);

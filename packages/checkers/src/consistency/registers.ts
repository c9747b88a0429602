import { named } from "../linearizability/why.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { type Access, type Accesses, valueOf } from "./accesses.ts";
import { fails, type Finding, holds } from "./finding.ts";

/**
 * Regular and safe registers (Lamport 1986, "On interprocess communication", part II, §2), for any number of writers as
 * in Shao, Pierce & Welch (2003), "Multi-writer consistency conditions for shared memory objects": a read of a regular
 * register returns a value that was not yet overwritten when the read began, or is being written. Of a safe register
 * that is asked only of reads that overlap no write. Values need not be unique.
 */
export function checkRegister(
  kind: "regular" | "safe",
  { all, initial }: Accesses,
  specification: AnySpecification,
): Finding {
  for (const accesses of byKey(all).values()) {
    const writes = writesOf(accesses);
    for (const read of accesses) {
      if (read.kind === "write" || read.operation.returned === null) continue;
      if (kind === "safe" && writes.overlap(read)) continue;
      if (read.value === initial && writes.overwritten.initial > read.operation.invoked) continue;
      if (writes.of(read.value).some((write) => isFresh(write, read, writes.overwritten.after(write))))
        continue;
      return fails(
        `${named(specification, read.operation)} returns ${valueOf(read)}, ${whyNot(read, writes, initial)}.`,
        [read.operation],
      );
    }
  }
  return holds;
}

const isFresh = (write: Access, read: Access, overwritten: number): boolean =>
  write.operation.invoked < read.operation.returned! && overwritten > read.operation.invoked;

function whyNot(read: Access, writes: Writes, initial: string): string {
  const isWritten = writes
    .of(read.value)
    .some(({ operation }) => operation.invoked < read.operation.returned!);
  if (isWritten)
    return "which another write, begun after that one had ended, had replaced before the read began";
  return read.value === initial
    ? "but a write had ended before the read began"
    : "which nothing had begun to write";
}

/** Accesses to each register. */
export function byKey(all: readonly Access[]): ReadonlyMap<string, readonly Access[]> {
  const keys = new Map<string, Access[]>();
  for (const access of all) {
    const own = keys.get(access.key);
    if (own === undefined) keys.set(access.key, [access]);
    else own.push(access);
  }
  return keys;
}

type Writes = {
  readonly of: (value: string) => readonly Access[];
  readonly overlap: (read: Access) => boolean;
  /** When a value was surely overwritten: when the first write that began after its own had ended. */
  readonly overwritten: { readonly initial: number; readonly after: (write: Access) => number };
};

function writesOf(accesses: readonly Access[]): Writes {
  const writes = accesses.filter(({ kind }) => kind === "write"); // in the order of their invocations
  const ends = writes.map(({ operation }) => operation.returned ?? Infinity);
  // Of the writes from each place on: when the first of them ended.
  const firstEnd = [...ends, Infinity];
  for (let i = ends.length - 1; i >= 0; i--) firstEnd[i] = Math.min(ends[i]!, firstEnd[i + 1]!);
  // Of the writes up to each place: when the last of them ended.
  const lastEnd = [-Infinity];
  for (const end of ends) lastEnd.push(Math.max(end, lastEnd.at(-1)!));
  const byValue = new Map<string, Access[]>();
  for (const write of writes) {
    const alike = byValue.get(write.value);
    if (alike === undefined) byValue.set(write.value, [write]);
    else alike.push(write);
  }
  return {
    of: (value) => byValue.get(value) ?? [],
    overlap: ({ operation: { invoked, returned } }) => lastEnd[firstAfter(writes, returned!)]! > invoked,
    overwritten: {
      initial: firstEnd[0]!,
      after: ({ operation }) => firstEnd[firstAfter(writes, operation.returned ?? Infinity)]!,
    },
  };
}

/** How many of the writes were invoked before `place`. */
function firstAfter(writes: readonly Access[], place: number): number {
  let [low, high] = [0, writes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (writes[middle]!.operation.invoked < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The log — Ongaro & Ousterhout, "In search of an understandable consensus algorithm", USENIX ATC 2014, §5.3 and §7.
 * Entries are counted from 1. What a snapshot covers is no longer there; `base` is the last entry that it covers.
 */
import type { NodeId } from "@lightcone/simulation";
import type { Configuration } from "./configuration.ts";

export type Command =
  /** Appended by every new leader: with it all entries before are committed (§8). */
  | { readonly type: "Noop" }
  | { readonly type: "Operation"; readonly id: string; readonly client: NodeId; readonly operation: unknown }
  | { readonly type: "Configuration"; readonly configuration: Configuration; readonly id: string | null };

export type Entry = { readonly term: number; readonly command: Command };

/** An entry's index, and the term in which it was appended: together they name it and all that stand before it. */
export type Place = { readonly index: number; readonly term: number };

export type Log = { readonly base: Place; readonly entries: readonly Entry[] };

export const emptyLog: Log = { base: { index: 0, term: 0 }, entries: [] };

export const entryAt = ({ base, entries }: Log, index: number): Entry | undefined =>
  entries[index - base.index - 1];

export const lastOf = ({ base, entries }: Log): Place => ({
  index: base.index + entries.length,
  term: entries.at(-1)?.term ?? base.term,
});

/** The term of the entry there; null where there is none, or none any more. */
export const termAt = (log: Log, index: number): number | null =>
  index === log.base.index ? log.base.term : (entryAt(log, index)?.term ?? null);

/** At most so many of the entries that follow an index. */
export const entriesAfter = ({ base, entries }: Log, index: number, most: number): readonly Entry[] =>
  entries.slice(index - base.index, index - base.index + most);

/** The consistency check: is that entry here, and with it all before? What a snapshot covers is (§5.3). */
export const contains = (log: Log, { index, term }: Place): boolean =>
  index < log.base.index || termAt(log, index) === term;

export const append = (log: Log, ...entries: readonly Entry[]): Log => ({
  ...log,
  entries: [...log.entries, ...entries],
});

/** The log up to an index. */
export const truncate = (log: Log, index: number): Log => ({
  ...log,
  entries: log.entries.slice(0, Math.max(0, index - log.base.index)),
});

/**
 * Takes over entries that follow an index. Where one conflicts with what is here, that one and all after it are deleted;
 * where none does, nothing is: the message may be an old one (Figure 2, AppendEntries, steps 3 and 4).
 */
export function merge(log: Log, after: number, entries: readonly Entry[]): Log {
  const isNew = ({ term }: Entry, i: number) =>
    after + 1 + i > log.base.index && termAt(log, after + 1 + i) !== term;
  const first = entries.findIndex(isNew);
  return first < 0 ? log : append(truncate(log, after + first), ...entries.slice(first));
}

/** The log without what a snapshot up to that place covers; without any entry where it did not know that one (§7). */
export const compact = (log: Log, base: Place): Log => ({
  base,
  entries: contains(log, base) ? log.entries.slice(Math.max(0, base.index - log.base.index)) : [],
});

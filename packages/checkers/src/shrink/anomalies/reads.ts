/** What may be wrong with a read of a register, judged by when operations began and ended, and by the values alone. */
import type { HistoryEvent } from "@lightcone/simulation";
import type { Anomaly } from "./anomaly.ts";
import { byKey, type Call, callsOf, isBefore, valueRead, valueWritten } from "./calls.ts";

/** A read with the writes that it may have got its value from; null stands for what was there at first. */
type Read = { readonly call: Call; readonly value: string; readonly sources: readonly (Call | null)[] };
type Register = { readonly reads: readonly Read[]; readonly writes: readonly Call[] };

function registersOf(history: readonly HistoryEvent[]): Register[] {
  return byKey(callsOf(history), ["read", "get", "write", "put", "cas"]).map((calls) => {
    const writes = calls.filter((call) => valueWritten(call) !== null);
    const written = new Set(writes.map(valueWritten));
    const seen = calls.flatMap((call) => {
      const value = valueRead(call);
      return value === null ? [] : [{ call, value }];
    });
    const unwritten = new Set(seen.map(({ value }) => value).filter((value) => !written.has(value)));
    const reads = seen.map(({ call, value }): Read => {
      const sources = writes.filter(
        (write) => write !== call && write.begun < call.ended && valueWritten(write) === value,
      );
      // What nobody wrote was there at first, if it is one value: of several it is not known which.
      const isInitial = unwritten.has(value) && unwritten.size === 1;
      return { call, value, sources: isInitial ? [null] : sources };
    });
    return { reads, writes };
  });
}

const isOlder = (source: Call | null, write: Call): boolean => source === null || isBefore(source, write);
const mayHaveHappened = (source: Call | null): boolean => source?.outcome !== "fail";

/**
 * A read that returns what was overwritten before it began: after the write of its value, another write began, and that
 * one had ended when the read began. A regular register forbids it (Lamport, "On interprocess communication", Distributed
 * Computing 1, 1986); how stale reads are told from histories: Golab, Li & Shah, "Analyzing consistency properties for
 * fun and profit", PODC 2011.
 */
export function staleRead(history: readonly HistoryEvent[]): Anomaly | null {
  for (const { reads, writes } of registersOf(history)) {
    for (const { call, sources } of reads) {
      const possible = sources.filter(mayHaveHappened);
      const missed = possible.map((source) =>
        writes.find((write) => write.outcome === "ok" && isOlder(source, write) && isBefore(write, call)),
      );
      const last = missed.at(-1);
      if (last === undefined || missed.includes(undefined)) continue;
      return {
        name: "stale read",
        sentence: `${call.words} misses ${last.words}, which had ended before it began`,
        clients: [last.client, call.client],
      };
    }
  }
  return null;
}

/**
 * A read of a value whose write failed, and so never happened (Berenson, Bernstein, Gray, Melton, O'Neil & O'Neil, "A
 * critique of ANSI SQL isolation levels", SIGMOD 1995, A1).
 */
export function dirtyRead(history: readonly HistoryEvent[]): Anomaly | null {
  for (const { reads } of registersOf(history)) {
    for (const { call, sources } of reads) {
      const source = sources[0];
      if (!source || sources.some(mayHaveHappened)) continue;
      return {
        name: "dirty read",
        sentence: `${call.words} returns what ${source.words} wrote, which failed`,
        clients: [source.client, call.client],
      };
    }
  }
  return null;
}

/**
 * A client reads a value and later one that was overwritten by it: against "monotonic reads" (Terry, Demers, Petersen,
 * Spreitzer, Theimer & Welch, "Session guarantees for weakly consistent replicated data", PDIS 1994).
 */
export function nonMonotonicRead(history: readonly HistoryEvent[]): Anomaly | null {
  for (const { reads } of registersOf(history)) {
    for (const [place, later] of reads.entries()) {
      const earlier = reads.slice(0, place).find((read) => isWentBackFrom(read, later));
      if (!earlier) continue;
      return {
        name: "non-monotonic read",
        sentence: `${later.call.words} returns what is older than what ${earlier.call.words} had returned`,
        clients: [later.call.client],
      };
    }
  }
  return null;
}

function isWentBackFrom(earlier: Read, later: Read): boolean {
  if (earlier.call.client !== later.call.client || !isBefore(earlier.call, later.call)) return false;
  if (earlier.sources.length === 0 || later.sources.length === 0) return false;
  return later.sources.every((old) =>
    earlier.sources.every((fresh) => fresh !== null && isOlder(old, fresh)),
  );
}

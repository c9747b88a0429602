import { type HistoryEvent, Mistake, type Value } from "@lightcone/simulation";

/**
 * What one client asked for, once, and how it ended. Whoever failed did not happen, and is no operation here.
 */
export type Operation = {
  /** Its place among the operations of its history, which stand in the order of their invocations. */
  readonly index: number;
  readonly client: string;
  readonly id: string;
  readonly operation: Value;
  /** Meaningless where it never returned. */
  readonly result: Value;
  /** Place of its invocation among the events of the history: these places, not times, say what came before what. */
  readonly invoked: number;
  /** Place of its response; null where there is none: it may take effect at any time after its invocation, or never. */
  readonly returned: number | null;
  /** Virtual time of both, in integer microseconds. */
  readonly invokedAt: number;
  readonly returnedAt: number | null;
};

/**
 * Pairs the events of a history into operations. Failed ones are left out; one that ended as `info`, or not at all,
 * never returned.
 *
 * Throws a `Mistake` that names the first event which cannot follow those before it: each operation is invoked once and
 * completes at most once.
 */
export function operationsOf(history: readonly HistoryEvent[]): readonly Operation[] {
  const ends = endsOf(history);
  const operations: Operation[] = [];
  history.forEach(({ kind, client, id, operation, at }, invoked) => {
    if (kind !== "invoke") return;
    const end = ends[invoked]!;
    const response = end === NONE ? undefined : history[end]!;
    if (response?.kind === "fail") return;
    const hasReturned = response?.kind === "ok";
    operations.push({
      index: operations.length,
      client,
      id,
      operation,
      result: hasReturned ? response.result : null,
      invoked,
      returned: hasReturned ? end : null,
      invokedAt: at,
      returnedAt: hasReturned ? response.at : null,
    });
  });
  return operations;
}

/** The operations as they were just after the event at place `last`. */
export const upTo = (operations: readonly Operation[], last: number): readonly Operation[] =>
  operations
    .filter(({ invoked }) => invoked <= last)
    .map((operation) =>
      operation.returned !== null && operation.returned > last
        ? { ...operation, result: null, returned: null, returnedAt: null }
        : operation,
    );

const NONE = -1;

/** For each invocation the place of its completion. */
function endsOf(history: readonly HistoryEvent[]): Int32Array {
  const ends = new Int32Array(history.length).fill(NONE);
  const invocations = new Map<string, Map<string, number>>();
  history.forEach((event, place) => {
    const { kind, client, id } = event;
    let own = invocations.get(client);
    if (own === undefined) invocations.set(client, (own = new Map()));
    const invoked = own.get(id);
    if (kind === "invoke") {
      if (invoked !== undefined)
        refuse(event, place, "uses an id again: give each operation an id of its own.");
      own.set(id, place);
      return;
    }
    if (invoked === undefined)
      return refuse(event, place, "completes what was never invoked: add its invoke.");
    if (ends[invoked] !== NONE)
      refuse(event, place, "completes it for the second time: leave this event out.");
    ends[invoked] = place;
  });
  return ends;
}

function refuse({ kind, client, id }: HistoryEvent, place: number, why: string): never {
  throw new Mistake(`history[${place}], the ${kind} of operation "${id}" of ${client}, ${why}`);
}

import type { HistoryEvent, Value } from "@lightcone/simulation";

/** An operation as one draws it: a bar over time, or an arrow that does not end. */
export type Interval = {
  readonly client: string;
  readonly operation: Value;
  /** Null unless given. */
  readonly result?: Value;
  /** When it was invoked, and when it returned: any integers, told as microseconds. Null where it never returned. */
  readonly from: number;
  readonly to: number | null;
};

/**
 * The history of some intervals: for examples, and for whoever records times and not events. Intervals that only touch
 * are concurrent, because nothing says which came first.
 */
export function historyOf(intervals: readonly Interval[]): readonly HistoryEvent[] {
  return intervals
    .flatMap(({ client, operation, result = null, from, to }, i): HistoryEvent[] => {
      const own = { client, id: `${i + 1}`, operation };
      const invoke: HistoryEvent = { kind: "invoke", ...own, result: null, at: from };
      return to === null ? [invoke] : [invoke, { kind: "ok", ...own, result, at: to }];
    })
    .sort((a, b) => a.at - b.at || rank(a) - rank(b));
}

const rank = ({ kind }: HistoryEvent): number => (kind === "invoke" ? 0 : 1);

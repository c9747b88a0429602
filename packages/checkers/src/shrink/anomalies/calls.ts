import type { HistoryEvent, Value } from "@lightcone/simulation";
import { canonicalText } from "@lightcone/simulation/parts";
import { keyOf } from "../../specifications/by-name.ts";
import { brief, type Call as Named, callOf } from "../../specifications/specification.ts";
import { operationWords } from "../operation-words.ts";

/** One operation of a history with how it ended; unlike those that checkers place, failed ones are among them. */
export type Call = {
  readonly client: string;
  readonly f: string;
  readonly arguments: Named;
  readonly result: Value;
  /** The register, counter or lock that it concerns. */
  readonly key: string;
  /** `open` also where it ended as `info`: it may have happened. */
  readonly outcome: "ok" | "fail" | "open";
  /** Places of its events in the history; Infinity where it did not end, or nobody knows. */
  readonly begun: number;
  readonly ended: number;
  /** `c1's write(3)`. */
  readonly words: string;
};

/** The operations of a history in the order of their invocations; those without a name are left out. */
export function callsOf(history: readonly HistoryEvent[]): readonly Call[] {
  const nameOf = ({ client, id }: HistoryEvent) => JSON.stringify([client, id]);
  const ends = new Map<string, number>();
  history.forEach((event, place) => {
    if (event.kind !== "invoke") ends.set(nameOf(event), place);
  });
  return history.flatMap((event, begun): Call[] => {
    const named = callOf(event.operation);
    if (event.kind !== "invoke" || named === null) return [];
    const place = ends.get(nameOf(event));
    const end = place === undefined ? null : history[place]!;
    const isOk = end?.kind === "ok";
    const isOver = isOk || end?.kind === "fail";
    return [
      {
        client: event.client,
        f: named.f,
        arguments: named,
        result: isOk ? end.result : null,
        key: keyOf(event.operation),
        outcome: isOk ? "ok" : isOver ? "fail" : "open",
        begun,
        ended: isOver ? place! : Infinity,
        words: wordsOf(event.client, event.operation, isOk ? end.result : undefined),
      },
    ];
  });
}

/** A result of null says something only where something was asked. */
function wordsOf(client: string, operation: Value, result: Value | undefined): string {
  const words = `${client}'s ${operationWords(operation)}`;
  const isMeaningful =
    result !== undefined && (result !== null || /^(read|get)\b/.test(operationWords(operation)));
  return isMeaningful ? `${words} → ${brief(result)}` : words;
}

/** The value that a call read or wrote, as text; null where it did not, as far as is known. */
export function valueRead({ f, arguments: named, outcome, result }: Call): string | null {
  if (outcome !== "ok") return null;
  if (f === "read" || f === "get") return canonicalText(result);
  return f === "cas" && result === true ? canonicalText(named["from"]) : null;
}

export function valueWritten({ f, arguments: named, outcome, result }: Call): string | null {
  if (f === "write" || f === "put") return canonicalText(named["value"]);
  if (f !== "cas") return null;
  return outcome === "ok" && result !== true ? null : canonicalText(named["to"]);
}

/** The calls by key, of those keys whose calls have these names only: nothing else then changes what is kept there. */
export function byKey(calls: readonly Call[], names: readonly string[]): readonly (readonly Call[])[] {
  const groups = new Map<string, Call[]>();
  for (const call of calls) groups.set(call.key, [...(groups.get(call.key) ?? []), call]);
  return [...groups.values()].filter((group) => group.every(({ f }) => names.includes(f)));
}

/** Whether the first was over before the second began. */
export const isBefore = (first: Call, second: Call): boolean => first.ended < second.begun;

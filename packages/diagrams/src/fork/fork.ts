import { type Execution, readExecution } from "@lightcone/simulation";
import { isInteger, isText, listOf, orNull, record } from "../shown/shape.ts";
import type { ForkEdit } from "./edits.ts";

/** What the page asks of a run: to go another way. Each edit is one of the run that those before it lead to. */
export type ForkQuestion = {
  readonly kind: "fork";
  readonly edits: readonly Pick<ForkEdit, "at" | "edit">[];
  /** Assumptions of the model that are given up, in the words in which a refusal names them. */
  readonly without: readonly string[];
};

export const forkQuestion = (edits: readonly ForkEdit[], without: readonly string[]): ForkQuestion => ({
  kind: "fork",
  edits: edits.map(({ at, edit }) => ({ at, edit })),
  without,
});

/** How an event differs between a run and its fork. */
export type Difference = "gone" | "added" | "changed";
export type Differences = ReadonlyMap<number, Difference>;

export const noDifferences: Differences = new Map();

/** A run that went another way, and how it differs from the original, event by event. */
export type Fork = {
  readonly kind: "fork";
  readonly execution: Execution;
  /** How many events, from the first, are the same. */
  readonly common: number;
  /** By the events of the original: `gone` or `changed`. */
  readonly inOriginal: Differences;
  /** By the events of the fork: `added` or `changed`. */
  readonly inFork: Differences;
  /** Who cannot tell the two runs apart. */
  readonly indistinguishableTo: readonly string[];
};

/** Why a run could not go another way; `assumption` is the one of the model that forbids it, if it can be given up. */
export type Refusal = {
  readonly kind: "refused";
  readonly message: string;
  readonly assumption: string | null;
};

const events = listOf(isInteger);
const isForked = record({
  common: isInteger,
  gone: events,
  added: events,
  changed: record({ before: events, after: events }),
  indistinguishableTo: listOf(isText),
});
const isRefusal = record({
  message: isText,
  assumption: (value) => value === undefined || orNull(isText)(value),
});

/** Reads what a run answered. Whatever it is, it is something to tell. */
export function readForkAnswer({
  type,
  data,
}: {
  readonly type: string;
  readonly data: unknown;
}): Fork | Refusal {
  if (type === "refused" && isRefusal(data)) {
    const { message, assumption } = data as { message: string; assumption?: string | null };
    return { kind: "refused", message, assumption: assumption ?? null };
  }
  const execution = type === "fork" && isForked(data) ? readExecution((data as Raw).execution) : null;
  if (execution === null) return { kind: "refused", message: noAnswer, assumption: null };
  const { common, gone, added, changed, indistinguishableTo } = data as Raw;
  return {
    kind: "fork",
    execution,
    common,
    inOriginal: differences({ gone, changed: changed.before }),
    inFork: differences({ added, changed: changed.after }),
    indistinguishableTo,
  };
}

const noAnswer = "The run gave no answer that this page understands.";

type Raw = {
  readonly execution: unknown;
  readonly common: number;
  readonly gone: readonly number[];
  readonly added: readonly number[];
  readonly changed: { readonly before: readonly number[]; readonly after: readonly number[] };
  readonly indistinguishableTo: readonly string[];
};

const differences = (lists: Partial<Readonly<Record<Difference, readonly number[]>>>): Differences =>
  new Map(
    Object.entries(lists).flatMap(([difference, list]) =>
      list.map((event) => [event, difference as Difference] as const),
    ),
  );

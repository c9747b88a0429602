import type { Value } from "@lightcone/simulation";
import type { Operation as Occurrence } from "../history/operation.ts";

/**
 * What an object does when one operation follows another: the sequential specification of Herlihy & Wing (1990), §2.
 * A record of pure functions, and a state that is plain data:
 *
 *     const register: Specification<number, { f: "write"; value: number } | { f: "read" }> = {
 *       initial: 0,
 *       step: (value, operation) =>
 *         operation.f === "write" ? { state: operation.value } : { state: value, result: value },
 *     };
 */
export type Specification<State, Operation> = {
  readonly initial: State;

  /**
   * What may happen when `operation` takes effect in `state`: one outcome, several where the object is free to choose,
   * or null where it cannot take effect now (an `acquire` of a lock that is held).
   *
   * Checkers compare an outcome's `result` with what was seen, where both are known. So most specifications need not
   * look at `result`, which is undefined where the operation never returned; one whose results cannot be listed, such
   * as growing tokens, looks at it and judges for itself.
   */
  step(
    state: State,
    operation: Operation,
    result: Value | undefined,
  ): Outcome<State> | readonly Outcome<State>[] | null;

  /** An operation in a few characters; `describeCall` unless given. */
  describe?(operation: Operation, result: Value | undefined): string;

  /**
   * Names the part of the object that an operation concerns, where it consists of parts that know nothing of one
   * another, such as keys: each part is then checked alone, beginning with `initial`. (Locality: Herlihy & Wing, §3.)
   */
  partition?(operation: Operation): string;

  /**
   * A promise: true only where the operation, with this result, changes no state whatever. The search then places it
   * as soon as it can. One that turns out to change a state is a `Mistake`.
   */
  isRead?(operation: Operation, result: Value | undefined): boolean;

  /**
   * For registers alone, where what is read is what was written last: what the operation reads and writes if it takes
   * effect, and `{}` where neither is known. It makes unique values quick to decide, and weaker models decidable. Null
   * for an operation that is nothing of the kind, such as one that appends.
   */
  access?(operation: Operation, result: Value | undefined): Access | null;

  /**
   * What results give away about the order of other operations: the order in which items leave a queue is that in which
   * they entered. Given all operations on one part, it tells whether the first of two that overlap must have taken effect
   * before the second, in whatever explains them all; null where nothing can explain them all. Without it the search
   * finds that out by trying.
   */
  revealed?(operations: readonly Occurrence[], initial: State): Precedence | null;
};

/** Whether the first operation must have taken effect before the second. */
export type Precedence = (first: Occurrence, second: Occurrence) => boolean;

/** The state afterwards; the result unless any will do. */
export type Outcome<State> = { readonly state: State; readonly result?: Value };

export type Access = { readonly reads?: Value; readonly writes?: Value };

/** Checkers take any specification: they hand it back nothing but its own states and the history's operations. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the types of a learner's own state and operations
export type AnySpecification = Specification<any, any>;

/** Operations that ask for something: their result is told even where it is nothing. */
const questions = ["read", "get", "dequeue", "pop"];

/** `write(1)`, `read() → 3`, `cas("x", 1, 2) → true`, and `read() → ?` where the result is not known. */
export function describeCall(operation: Value, result: Value | undefined): string {
  const { f, ...fields } = callOf(operation) ?? { f: "operation", value: operation };
  const call = `${f}(${Object.values(fields).map(brief).join(", ")})`;
  if (result === undefined) return `${call} → ?`;
  return result === null && !questions.includes(f) ? call : `${call} → ${brief(result)}`;
}

/** An operation by name, with its arguments. */
export type Call = { readonly f: string; readonly [argument: string]: Value };

/** `{ f: "write", value: 1 }` is a call, and `"dequeue"` is short for `{ f: "dequeue" }`; null for anything else. */
export function callOf(operation: Value): Call | null {
  if (typeof operation === "string") return { f: operation };
  if (typeof operation !== "object" || operation === null || !("f" in operation)) return null;
  return typeof operation.f === "string" ? (operation as Call) : null;
}

/** A value on one line of at most 60 characters. */
export const brief = (value: Value): string => shortened(JSON.stringify(value));

/** At most 60 characters of a text. */
export const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59)}…`);

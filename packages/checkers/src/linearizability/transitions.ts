import { Mistake, type Value } from "@lightcone/simulation";
import { PairTable } from "../explore/table/pair-table.ts";
import { canonicalText } from "@lightcone/simulation/parts";
import { areEqual } from "../history/equality.ts";
import type { Operation } from "../history/operation.ts";
import { type AnySpecification, describeCall, type Outcome } from "../specifications/specification.ts";
import { Numbering } from "./numbering.ts";

/** No state: the operation cannot take effect, or not with the result that was seen. */
export const IMPOSSIBLE = -1;

/** What was asked together with what was answered: operations that are alike in both are interchangeable. */
type Kind = { readonly operation: Value; readonly result: Value | undefined; readonly isRead: boolean };

/**
 * A specification as a table of small integers. States and kinds of operations are numbered, and `step` is asked once
 * for each pair of them: it is pure.
 */
export class Transitions {
  private readonly states: unknown[] = [];
  private readonly stateNumbers = new Numbering();
  private readonly kinds: Kind[] = [];
  private readonly kindNumbers = new Numbering();
  /** 0: impossible; 2 n + 1: the state n; 2 n + 2: the nth of `choices`. */
  private readonly table = new PairTable();
  private readonly choices: (readonly number[])[] = [];
  private readonly specification: AnySpecification;
  readonly initial: number;

  constructor(specification: AnySpecification) {
    this.specification = specification;
    this.initial = this.numberOf(specification.initial);
  }

  get bytes(): number {
    return 2 * this.stateNumbers.bytes + this.kindNumbers.bytes + this.table.bytes + 32 * this.choices.length;
  }

  kindOf({ operation, result, returned }: Operation): number {
    const seen = returned === null ? undefined : result;
    const kind = this.kindNumbers.numberOf(`${canonicalText(operation)} ${canonicalText(seen)}`);
    if (kind === this.kinds.length) {
      const isRead = this.specification.isRead?.(operation, seen) ?? false;
      this.kinds.push({ operation, result: seen, isRead });
    }
    return kind;
  }

  isRead(kind: number): boolean {
    return this.kinds[kind]!.isRead;
  }

  stateAt(state: number): unknown {
    return this.states[state];
  }

  /** The states to which an operation may lead: `IMPOSSIBLE`, one state, or less than that: look it up in `several`. */
  next(state: number, kind: number): number {
    let code = this.table.get(state, kind);
    if (code < 0) this.table.set(state, kind, (code = this.learn(state, kind)));
    return code === 0 ? IMPOSSIBLE : code & 1 ? code >> 1 : IMPOSSIBLE - (code >> 1);
  }

  /** The states that a number below `IMPOSSIBLE` stands for. */
  several(code: number): readonly number[] {
    return this.choices[IMPOSSIBLE - code - 1]!;
  }

  private learn(state: number, kind: number): number {
    const { operation, result, isRead } = this.kinds[kind]!;
    const fitting = outcomesOf(this.specification, this.states[state], operation, result)
      .filter((outcome) => result === undefined || !("result" in outcome) || areEqual(outcome.result, result))
      .map((outcome) => this.numberOf(outcome.state));
    const nexts = [...new Set(fitting)];
    if (isRead && nexts.some((next) => next !== state))
      throw new Mistake(
        `The specification says that ${describeCall(operation, result)} only reads, but in the state ${canonicalText(this.states[state])} it changes that: correct its isRead.`,
      );
    if (nexts.length === 0) return 0;
    if (nexts.length === 1) return 2 * nexts[0]! + 1;
    return 2 * this.choices.push(nexts);
  }

  private numberOf(state: unknown): number {
    // Texts of strings need no quotes to differ from those of all other values, which begin otherwise.
    const number = this.stateNumbers.numberOf(typeof state === "string" ? `"${state}` : canonicalText(state));
    if (number === this.states.length) this.states.push(state);
    return number;
  }
}

/** What `step` gives, as a list. */
export function outcomesOf(
  specification: AnySpecification,
  state: unknown,
  operation: Value,
  result: Value | undefined,
): readonly Outcome<unknown>[] {
  const outcomes = specification.step(state, operation, result);
  return outcomes === null ? [] : Array.isArray(outcomes) ? outcomes : [outcomes as Outcome<unknown>];
}

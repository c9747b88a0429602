import type { Operation } from "../history/operation.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import type { Allowance } from "./allowance.ts";
import { Configurations, DOMINATED, FULL } from "./configurations.ts";
import { type Timeline, timelineOf } from "./timeline.ts";
import { UnderWay } from "./under-way.ts";
import { IMPOSSIBLE, type Transitions } from "./transitions.ts";

/** An operation in its place, and the state that it leaves behind. */
export type Placement = { readonly operation: Operation; readonly state: unknown };

export type SearchState = "searching" | "ok" | "illegal";

/** A search that makes use of what results reveal of the order of operations. */
export function searchFor(
  specification: AnySpecification,
  operations: readonly Operation[],
  transitions: Transitions,
  allowance: Allowance,
): Search {
  const { revealed = () => () => false, initial } = specification;
  const precedence = revealed(operations, initial);
  return new Search(timelineOf(operations, transitions, precedence), transitions, allowance);
}

const RESPONSE = 0;
const STATE = 1;
const PLACED = 2;

/**
 * Looks for a linearization of the operations on one part, in slices: `run` goes on where it stopped.
 *
 * It goes through the responses in their order and places an operation only when some operation must return: just
 * before a response, any sequence of operations under way that ends with the one that returns (Lowe 2017, §4, after Wing
 * & Gong 1993). A configuration is what decides how it can go on: the next response, the state, which operations under
 * way have been placed, and which of the open ones. Depth first, with a stack of its own; configurations that are
 * dominated by one already seen are left. Reads are placed as soon as they fit: placing one sooner forbids nothing.
 */
export class Search {
  /** How many responses the best attempt got past, and its configuration. */
  private deepest = -1;
  private deepestEntry = -1;
  private readonly seen: Configurations;
  private readonly stack: number[] = [];
  private readonly cursors: number[] = [];
  state: SearchState = "searching";

  // The current configuration: [response, state, bits of the placed operations under way], bits of the open ones used.
  private readonly key: Int32Array;
  private readonly used: Int32Array;
  private underWay: UnderWay;
  private placements: Placement[] | null = null;

  private readonly line: Timeline;
  private readonly transitions: Transitions;

  constructor(line: Timeline, transitions: Transitions, allowance: Allowance) {
    this.line = line;
    this.transitions = transitions;
    this.underWay = new UnderWay(line);
    this.key = new Int32Array(PLACED + Math.ceil(line.slotCount / 32));
    this.used = new Int32Array(Math.ceil(line.open.length / 32));
    this.seen = new Configurations(this.key.length, this.used.length, allowance);
    this.begin();
    this.keep(-1, -1);
    if (line.isContradictory) this.state = "illegal";
  }

  /** Looks at up to `budget` more configurations; stops early where the allowance is used up. */
  run(budget: number): SearchState {
    while (budget > 0 && this.state === "searching") {
      const top = this.stack.length - 1;
      if (this.seen.size === 0) return this.state; // there was no room to begin
      if (top < 0) return (this.state = "illegal");
      const entry = this.stack[top]!;
      const choice = this.advanceCursor(top);
      if (choice < 0) {
        this.stack.pop();
        this.cursors.pop();
        if (top > 0) this.restore(this.stack[top - 1]!);
        continue;
      }
      this.settle();
      const kept = this.keep(entry, choice);
      if (kept === FULL) return this.state;
      if (kept === DOMINATED) this.restore(entry);
      else budget--;
    }
    return this.state;
  }

  /** How many configurations it has kept. */
  get configurations(): number {
    return this.seen.size;
  }

  /** The linearization, or, of what was tried, one that got past most responses. */
  linearization(): readonly Placement[] {
    const path: number[] = [];
    for (let entry = this.deepestEntry; entry >= 0; entry = this.seen.parentOf(entry)) path.push(entry);
    this.placements = [];
    this.begin();
    for (const entry of path.reverse().slice(1)) {
      const choice = this.seen.choiceOf(entry);
      this.mark(choice, this.seen.keyWord(entry, STATE));
      this.settle();
    }
    const { placements } = this;
    this.placements = null;
    return placements;
  }

  /** The operation before whose response every attempt ended, and the states it could have met just before it. */
  obstacle(): { readonly operation: Operation; readonly states: readonly unknown[] } {
    const states = new Set<number>();
    for (let entry = 0; entry < this.seen.size; entry++)
      if (this.seen.keyWord(entry, RESPONSE) === this.deepest) states.add(this.seen.keyWord(entry, STATE));
    return {
      operation: this.line.returned[this.line.atResponse[this.deepest]!]!,
      states: [...states].map((state) => this.transitions.stateAt(state)),
    };
  }

  /** Gives back the memory, once nothing more is asked. */
  release(): void {
    this.seen.release();
  }

  private begin(): void {
    this.key.fill(0);
    this.used.fill(0);
    this.key[STATE] = this.transitions.initial;
    this.underWay = new UnderWay(this.line);
    this.settle();
  }

  /** Keeps the current configuration, unless it need not be looked at, as the one to go on with. */
  private keep(parent: number, choice: number): number {
    const entry = this.seen.add(this.key, this.used, parent, choice);
    if (entry < 0) return entry;
    const response = this.key[RESPONSE]!;
    if (response > this.deepest) [this.deepest, this.deepestEntry] = [response, entry];
    if (response === this.line.returned.length) this.state = "ok";
    this.stack.push(entry);
    this.cursors.push(0);
    return entry;
  }

  private restore(entry: number): void {
    this.seen.load(entry, this.key, this.used);
    while (this.underWay.clock > this.key[RESPONSE]!) this.underWay.turnBack();
  }

  /**
   * Places the next operation to be tried; returns which, or -1 where none is left. First those after which the one
   * that must return can do so at once, then the others; within both, the one that returns first comes first.
   */
  private advanceCursor(top: number): number {
    const { line, transitions, key } = this;
    const { operations } = this.underWay;
    const candidates = operations.length + line.openGroups.length;
    const state = key[STATE]!;
    const urgent = line.kinds[operations[0]!]!;
    // A cursor counts rounds, candidates within a round, and outcomes of a candidate.
    for (let cursor = this.cursors[top]!; cursor < 2 * candidates * OUTCOMES;) {
      const outcome = cursor % OUTCOMES;
      const place = (cursor - outcome) / OUTCOMES;
      const isFirstRound = place < candidates;
      const candidate = isFirstRound ? place : place - candidates;
      const choice = this.choiceAt(candidate, operations);
      const code = choice < 0 ? IMPOSSIBLE : transitions.next(state, this.kindOf(choice));
      const next =
        code >= IMPOSSIBLE
          ? outcome === 0
            ? code
            : IMPOSSIBLE
          : (transitions.several(code)[outcome] ?? IMPOSSIBLE);
      if (next === IMPOSSIBLE) {
        cursor = (place + 1) * OUTCOMES;
        continue;
      }
      cursor++;
      if (choice >= line.returned.length && next === state) continue; // it would change nothing, and need not return
      const helps = candidate === 0 || transitions.next(next, urgent) !== IMPOSSIBLE;
      if (helps !== isFirstRound) continue;
      this.cursors[top] = cursor;
      this.mark(choice, next);
      return choice;
    }
    return -1;
  }

  /** The candidate in this place, or -1 where it cannot or need not be placed now. Open ones count from `returned`. */
  private choiceAt(candidate: number, operations: readonly number[]): number {
    const { line } = this;
    if (candidate < operations.length) {
      const operation = operations[candidate]!;
      const kind = line.kinds[operation]!;
      // A read that fits has been placed already. Of operations that are alike, the one that returns first does for all.
      if (this.isPlaced(operation) || this.transitions.isRead(kind) || this.mustWait(operation)) return -1;
      for (let i = 0; i < candidate; i++) {
        const sooner = operations[i]!;
        if (line.kinds[sooner] === kind && !this.isPlaced(sooner)) return -1;
      }
      return operation;
    }
    const open = this.firstUnused(line.openGroups[candidate - operations.length]!);
    return open < line.openBefore[this.key[RESPONSE]!]! ? line.returned.length + open : -1;
  }

  /** Of open operations that are alike, the first one does for all, so those used are the first ones. */
  private firstUnused(group: readonly number[]): number {
    let [low, high] = [0, group.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (hasBit(this.used, 0, group[middle]!)) low = middle + 1;
      else high = middle;
    }
    return group[low] ?? Infinity;
  }

  /** Whether an operation that must take effect before this one has not. */
  private mustWait(operation: number): boolean {
    const { before, responseOf } = this.line;
    const { clock, invoked } = this.underWay;
    return (before[operation] ?? []).some(
      (other) => responseOf[other]! >= clock && (other >= invoked || !this.isPlaced(other)),
    );
  }

  private kindOf(choice: number): number {
    const { returned, kinds, openKinds } = this.line;
    return choice < returned.length ? kinds[choice]! : openKinds[choice - returned.length]!;
  }

  /** Lets an operation take effect. */
  private mark(choice: number, state: number): void {
    const { returned, open, slots } = this.line;
    if (choice < returned.length) setBit(this.key, PLACED, slots[choice]!);
    else setBit(this.used, 0, choice - returned.length);
    this.key[STATE] = state;
    const operation = returned[choice] ?? open[choice - returned.length]!;
    this.placements?.push({ operation, state: this.transitions.stateAt(state) });
  }

  /** Places the reads that fit, then lets operations that have been placed return. */
  private settle(): void {
    const { underWay } = this;
    for (const operation of underWay.operations) this.readIfPossible(operation);
    for (;;) {
      const next = underWay.operations[0];
      if (next === undefined || !this.isPlaced(next)) return;
      clearBit(this.key, PLACED, this.line.slots[next]!);
      const first = underWay.advance();
      this.key[RESPONSE] = underWay.clock;
      for (let operation = first; operation < underWay.invoked; operation++) this.readIfPossible(operation);
    }
  }

  private readIfPossible(operation: number): void {
    const kind = this.line.kinds[operation]!;
    if (!this.transitions.isRead(kind) || this.isPlaced(operation)) return;
    const state = this.key[STATE]!;
    if (this.transitions.next(state, kind) === state) this.mark(operation, state);
  }

  private isPlaced(operation: number): boolean {
    return hasBit(this.key, PLACED, this.line.slots[operation]!);
  }
}

/** A cursor's room for the outcomes of one operation in one state: no list of them is that long. */
const OUTCOMES = 2 ** 24;

const hasBit = (words: Int32Array, from: number, bit: number): boolean =>
  (words[from + (bit >> 5)]! & (1 << (bit & 31))) !== 0;
const setBit = (words: Int32Array, from: number, bit: number): void => {
  words[from + (bit >> 5)]! |= 1 << (bit & 31);
};
const clearBit = (words: Int32Array, from: number, bit: number): void => {
  words[from + (bit >> 5)]! &= ~(1 << (bit & 31));
};

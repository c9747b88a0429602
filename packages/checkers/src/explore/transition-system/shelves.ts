import { Mistake } from "@lightcone/simulation";
import type { Strategy } from "../exploration.ts";
import type { Found } from "../search/found.ts";
import { StructuralHash } from "./structural-hash.ts";
import type { TransitionSystem } from "./transition-system.ts";

/** For so many states it is checked that codes tell all of them. */
const checkedCodes = 200;

/** Where states wait until the search turns to them. */
export interface Shelf<State> {
  /** Keeps a new state; returns its place. */
  put(found: Found, parent: number, step: number, state: State): number;
  /** The state at a place; each is taken once, in the order of the search. */
  take(found: Found, place: number): State;
  /** What it takes beside the store. */
  readonly bytes: number;
}

export const shelfFor = <State>(
  { encode, decode }: TransitionSystem<State>,
  strategy: Strategy,
): Shelf<State> =>
  encode && decode
    ? new Codes(encode, decode)
    : strategy === "depth-first"
      ? new Stack<State>()
      : new Levels<State>();

/** The store keeps the code of each state. */
class Codes<State> implements Shelf<State> {
  private readonly encode: (state: State) => ArrayLike<number>;
  private readonly decode: (code: readonly number[]) => State;
  private row = new Int32Array(64);
  private checked = 0;
  readonly bytes = 0;

  constructor(encode: (state: State) => ArrayLike<number>, decode: (code: readonly number[]) => State) {
    this.encode = encode;
    this.decode = decode;
  }

  put(found: Found, parent: number, step: number, state: State): number {
    const code = this.encode(state);
    if (this.checked++ < checkedCodes) this.check(state, Array.from(code));
    if (code.length > this.row.length) this.row = new Int32Array(2 * code.length);
    for (let i = 0; i < code.length; i++) {
      const value = code[i]!;
      if ((value | 0) !== value)
        throw new Mistake(
          `encode returned ${String(value)} at place ${i}: a code consists of integers from -2^31 to 2^31 - 1.`,
        );
      this.row[i] = (value << 1) ^ (value >> 31); // small ones, negative too, take one byte
    }
    return found.keep(parent, step, this.row, code.length);
  }

  take(found: Found, place: number): State {
    const length = found.store.read(place, this.row);
    const code: number[] = [];
    for (let i = 0; i < length; i++) code.push((this.row[i]! >>> 1) ^ -(this.row[i]! & 1));
    return this.decode(code);
  }

  /** What is decoded must be what was encoded: otherwise another system would be explored. */
  private check(state: State, code: readonly number[]): void {
    const [before, after] = [new StructuralHash(), new StructuralHash()];
    const decoded = this.decode(code);
    if (!before.take(state) || !after.take(decoded)) return; // a typed array, say: nobody but encode can tell
    if (before.low !== after.low || before.high !== after.high)
      throw new Mistake(
        `decode(encode(state)) is another state: ${JSON.stringify(state)} became ${JSON.stringify(decoded)}. Let the code tell all of a state.`,
      );
  }
}

const nothing = new Int32Array(0);

/** Objects wait for the next level of a breadth-first search, and are forgotten when their turn has come. */
class Levels<State> implements Shelf<State> {
  private level: (State | null)[] = [];
  private following: State[] = [];
  private taken = 0;
  private readonly size = new SampledSize();

  put(found: Found, parent: number, step: number, state: State): number {
    this.following.push(state);
    this.size.sample(state);
    return found.keep(parent, step, nothing, 0);
  }

  take(): State {
    if (this.taken === this.level.length) {
      this.level = this.following;
      this.following = [];
      this.taken = 0;
    }
    const state = this.level[this.taken]!;
    this.level[this.taken++] = null;
    return state;
  }

  get bytes(): number {
    return this.size.bytesOf(this.level.length - this.taken + this.following.length);
  }
}

/** Objects wait until a depth-first search comes back. */
class Stack<State> implements Shelf<State> {
  private readonly states: State[] = [];
  private readonly size = new SampledSize();

  put(found: Found, parent: number, step: number, state: State): number {
    this.states.push(state);
    this.size.sample(state);
    return found.keep(parent, step, nothing, 0);
  }

  take(): State {
    return this.states.pop()!;
  }

  get bytes(): number {
    return this.size.bytesOf(this.states.length);
  }
}

/** How large objects are, by every 64th: 16 bytes a value and 40 more an object, which is about what V8 takes. */
class SampledSize {
  private seen = 0;
  private samples = 0;
  private sampled = 0;

  sample(state: unknown): void {
    if (this.seen++ % 64 !== 0) return;
    this.samples++;
    this.sampled += bytesOf(state);
  }

  bytesOf(count: number): number {
    return this.samples === 0 ? 0 : count * (16 + this.sampled / this.samples);
  }
}

function bytesOf(value: unknown): number {
  if (typeof value === "string") return 16 + value.length;
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce((sum: number, part) => sum + 8 + bytesOf(part), 40);
}

import { Mistake } from "@lightcone/simulation";
import { permutationsOf } from "../permutations.ts";
import { explainNotPlain } from "./not-plain.ts";
import { StructuralHash } from "./structural-hash.ts";
import type { Symmetry, TransitionSystem } from "./transition-system.ts";

/** Finds the identity of states: 64 bits in two words, left behind by `take`. */
export interface Identities<State> {
  low: number;
  high: number;
  take(state: State): void;
  /** The states that come next are successors of this one. */
  compareWith(state: State): void;
}

/** How the states of a system are told apart. */
export function identitiesOf<State>({ encode, symmetry }: TransitionSystem<State>): Identities<State> {
  const one = encode ? new OfCodes(encode) : new OfObjects<State>();
  return symmetry ? new OfOrbits(one, symmetry) : one;
}

/** States are objects: a hash of their structure. */
class OfObjects<State> implements Identities<State> {
  private readonly hash = new StructuralHash();
  low = 0;
  high = 0;

  take(state: State): void {
    if (!this.isPlain(state)) throw new Mistake(explainNotPlain(state));
    this.low = this.hash.low;
    this.high = this.hash.high;
  }

  compareWith(state: State): void {
    this.hash.compareWith(state);
  }

  private isPlain(state: State): boolean {
    try {
      return this.hash.take(state);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new Mistake("A state contains itself, or lists within lists without end: states are plain data.");
    }
  }
}

/** States are a few integers. */
class OfCodes<State> implements Identities<State> {
  private readonly encode: (state: State) => ArrayLike<number>;
  low = 0;
  high = 0;

  constructor(encode: (state: State) => ArrayLike<number>) {
    this.encode = encode;
  }

  take(state: State): void {
    const code = this.encode(state);
    let low = 0x2545f491 ^ code.length;
    let high = 0x6c078965;
    for (let i = 0; i < code.length; i++) {
      const word = code[i]!;
      low = Math.imul(low ^ Math.imul(word, 0xcc9e2d51), 0x1b873593);
      low = (low << 13) | (low >>> 19);
      high = Math.imul(high ^ Math.imul(word, 0x85ebca6b), 0xc2b2ae35);
      high = ((high << 17) | (high >>> 15)) + 0x52dce729;
    }
    low = Math.imul(low ^ (low >>> 16) ^ (high >>> 7), 0x85ebca6b);
    this.low = low ^ (low >>> 13);
    high = Math.imul(high ^ (high >>> 16) ^ this.low, 0xc2b2ae35);
    this.high = high ^ (high >>> 13);
  }

  compareWith(): void {}
}

/**
 * States that a permutation carries into one another are one (Ip & Dill, "Better verification through symmetry", FMSD 9,
 * 1996; Emerson & Sistla, "Symmetry and model checking", same volume). The representative is the one with the least
 * identity among all permutations, so that it depends on the orbit alone: sorting by a part of the state would not do.
 */
class OfOrbits<State> implements Identities<State> {
  private readonly one: Identities<State>;
  private readonly symmetry: Symmetry<State>;
  private readonly permutations: readonly (readonly number[])[];
  low = 0;
  high = 0;

  constructor(one: Identities<State>, symmetry: Symmetry<State>) {
    this.one = one;
    this.symmetry = symmetry;
    this.permutations = permutationsOf(symmetry.individuals).slice(1); // but for the one that changes nothing
  }

  take(state: State): void {
    const { one } = this;
    one.take(state);
    this.low = one.low;
    this.high = one.high;
    for (const to of this.permutations) {
      one.take(this.symmetry.permute(state, to));
      if (one.low > this.low || (one.low === this.low && one.high >= this.high)) continue;
      this.low = one.low;
      this.high = one.high;
    }
  }

  compareWith(): void {}
}

import { Mistake } from "@lightcone/simulation";
import { refuseUnknownKeys } from "@lightcone/simulation/parts";

/** What must, should or will hold of a state; the name is a sentence. */
export type Predicates<State> = Readonly<Record<string, (state: State) => boolean>>;

/** Everything that could happen next: what is done, in words, and the state that it leads to. */
export type Transition<State> = { readonly label: string; readonly state: State };

/**
 * A system as its transitions, like the next-state relation of TLA+ (Lamport, "Specifying Systems", 2002, ch. 2). States
 * are plain data; equal ones are one state, whatever the order in which their keys were written.
 */
export type TransitionSystem<State> = {
  readonly initial: readonly State[];
  next(state: State): Iterable<Transition<State>>;
  /** Must hold in every state. */
  readonly always?: Predicates<State>;
  /** Should hold in some state; one that never does is reported, for what is said of such states was not tested. */
  readonly sometimes?: Predicates<State>;
  /** Must come about on every path that is fair. */
  readonly eventually?: Predicates<State>;
  /** Whenever the first holds, the second must come about, then or later, on every path that is fair. */
  readonly leadsTo?: Readonly<
    Record<string, readonly [(state: State) => boolean, (state: State) => boolean]>
  >;
  /**
   * Which transitions cannot be put off for ever, by their label: while they stay possible (weak fairness, or true), or
   * though they become impossible in between, again and again (strong). Without it all that is assumed is that the system
   * does not stop while anything is possible.
   */
  fair?(label: string): boolean | "weak" | "strong";
  /** Individuals that can be exchanged for one another: states that differ by no more are one. */
  readonly symmetry?: Symmetry<State>;
  /** The state as integers, few and small: they are kept instead of objects. Both or none. */
  encode?(state: State): ArrayLike<number>;
  decode?(code: readonly number[]): State;
};

/** How individuals are exchanged for one another; that this commutes with `next` is checked. */
export type Symmetry<State> = {
  /** How many individuals there are, at most six. */
  readonly individuals: number;
  /** The state in which each individual i has taken the place of individual `to[i]`. */
  permute(state: State, to: readonly number[]): State;
};

const parts = [
  "initial",
  "next",
  "always",
  "sometimes",
  "eventually",
  "leadsTo",
  "fair",
  "symmetry",
  "encode",
  "decode",
];

/** Throws a `Mistake` that names the part which is missing, misspelt or of the wrong shape. */
export function checkSystem<State>(system: TransitionSystem<State>): void {
  refuseUnknownKeys(system, parts, "A transition system");
  if (!Array.isArray(system.initial) || system.initial.length === 0)
    throw new Mistake("A transition system needs initial: a list of at least one state.");
  if (typeof system.next !== "function")
    throw new Mistake(
      "A transition system needs next: a function from a state to a list of { label, state }.",
    );
  if ((system.encode === undefined) !== (system.decode === undefined))
    throw new Mistake("A transition system has encode and decode, or neither: give the one that is missing.");
  if (system.symmetry) {
    const { individuals } = system.symmetry;
    if (!Number.isInteger(individuals) || individuals < 1 || individuals > 6)
      throw new Mistake(
        `symmetry.individuals is ${String(individuals)}: give a whole number from 1 to 6; of more, every order of them takes too long to try.`,
      );
    if (system.eventually || system.leadsTo)
      throw new Mistake(
        "Symmetry makes one state of several, and a path that returns there may have exchanged individuals: leave symmetry out where eventually or leadsTo is to be checked.",
      );
  }
}

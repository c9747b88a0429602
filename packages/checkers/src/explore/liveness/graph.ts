import type { Space, SpaceStep } from "../search/space.ts";
import { absent, PairTable } from "../table/pair-table.ts";

/** How often an action must be taken by a fair run. */
export type Fairness =
  /** Never. */
  | "none"
  /** Again and again, if it stays possible for ever. */
  | "weak"
  /** Again and again, if it becomes possible again and again. */
  | "strong";

/** One step between two states, by their numbers, and which of the steps of `from` it is. */
export type Edge = {
  readonly from: number;
  readonly to: number;
  readonly action: number;
  readonly step: number;
};

/**
 * States and the steps between them, as far as somebody asked. What changes nothing is no step here: an action counts as
 * possible where it would change something, as <A>_v in TLA+.
 */
export type Graph = {
  readonly size: number;
  readonly holds: (predicate: number, state: number) => boolean;
  readonly edges: readonly (readonly Edge[])[];
  /** The actions that are possible in each state, those beyond the bounds included. */
  readonly possible: readonly ReadonlySet<number>[];
  /** The step that led to each state first; an initial state comes from -1. */
  readonly origins: readonly Edge[];
};

/**
 * The graph of all states that can be reached by way of states in which `stops` does not hold; null where there are more
 * than `limit`. The states in which it holds are left out.
 */
export function graphOf<State>(
  space: Pick<Space<State>, "initial" | "steps">,
  predicates: readonly ((state: State) => boolean)[],
  stops: ((state: State) => boolean) | null,
  limit: number,
): Graph | null {
  const numbers = new PairTable();
  const states: State[] = [];
  const answers: boolean[][] = [];
  const origins: Edge[] = [];
  const edges: Edge[][] = [];
  const possible: Set<number>[] = [];

  /** The number of the state to which a step leads; `absent` where it is left out. */
  const enter = (
    { state, low, high, isBeyond, action }: SpaceStep<State>,
    from: number,
    step: number,
  ): number => {
    if (isBeyond) return absent;
    const known = numbers.get(low, high);
    if (known !== absent) return known === 0 ? absent : known - 1;
    const isOut = stops?.(state) === true;
    numbers.set(low, high, isOut ? 0 : states.length + 1);
    if (isOut) return absent;
    answers.push(predicates.map((holds) => holds(state)));
    origins.push({ from, to: states.length, action, step });
    return states.push(state) - 1;
  };

  space.initial().forEach((step, number) => enter(step, -1, number));
  for (let from = 0; from < states.length; from++) {
    if (states.length > limit) return null;
    const steps = space.steps(states[from]!);
    const changing = steps
      .map((step, number) => ({ step, to: enter(step, from, number) }))
      .filter(({ to }) => to !== from);
    possible.push(new Set(changing.map(({ step }) => step.action)));
    edges.push(
      changing.flatMap(({ step, to }) =>
        to === absent ? [] : [{ from, to, action: step.action, step: steps.indexOf(step) }],
      ),
    );
  }
  return {
    size: states.length,
    holds: (predicate, state) => answers[state]![predicate]!,
    edges,
    possible,
    origins,
  };
}

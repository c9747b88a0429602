import { Mistake, type Run } from "@lightcone/simulation";

/** What makes a run fail, so that a smaller one can be seen to fail in the same way. */
export type Failure = {
  /** The property that is violated first; null where the caller's predicate decides. */
  readonly property: string | null;
  readonly isIn: (run: Run) => boolean;
  /** How many events it took, where that can be told from the run. */
  readonly eventsIn: (run: Run) => number | null;
};

/** The failure of a run: its first violation, unless a predicate says otherwise. */
export function failureOf<State>(run: Run<State>, predicate: ((run: Run<State>) => boolean) | null): Failure {
  return predicate ? failureBy(predicate as (run: Run) => boolean) : firstViolationOf(run);
}

/**
 * It must be the first violation again, not only one of several: otherwise a run in which something else goes wrong would
 * be taken for the same, and the end of the run could not be found.
 */
function firstViolationOf(run: Run): Failure {
  const property = run.violations[0]?.property;
  if (property === undefined)
    throw new Mistake(
      "shrink was given a run that violates no property: give a run that does, or a predicate that says what is wrong with it.",
    );
  const violation = ({ violations }: Run) =>
    violations[0]?.property === property ? violations[0] : undefined;
  return {
    property,
    isIn: (other) => violation(other) !== undefined,
    eventsIn: (other) => (violation(other)?.event ?? other.metrics.events - 1) + 1,
  };
}

const failureBy = (predicate: (run: Run) => boolean): Failure => ({
  property: null,
  isIn(run) {
    const verdict: unknown = predicate(run);
    if (typeof verdict === "boolean") return verdict;
    throw new Mistake(
      `shrink's predicate returned ${String(verdict)}: return true for a run that fails, false for others.`,
    );
  },
  eventsIn: () => null,
});

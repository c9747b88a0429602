import { executionOf, type HistoryEvent, Mistake, Run } from "@lightcone/simulation";
import type { Exploration } from "../explore/exploration.ts";
import type { Verdict } from "../linearizability/verdict.ts";
import type { shrink as shrinkRun } from "../shrink/shrink.ts";
import type { Finding, Shown } from "./judgment.ts";

/** A failure in the words of a test; `fails` makes one. */
export class Failure {
  readonly says: string;
  readonly reason: string | null;
  readonly shows: Run | readonly HistoryEvent[] | null;
  /** Whether another run fails in the same way; null: by the property that it violates first. */
  readonly isSame: ((run: Run) => boolean) | null;

  constructor(says: string, { reason = null, shows = null, isSame = null }: FailureDetails = {}) {
    this.says = says;
    this.reason = reason;
    this.shows = shows;
    this.isSame = isSame;
  }
}

export type FailureDetails = {
  /** What sort of failure it is, the same for all answers that fail so; it tells wrong answers apart. */
  readonly reason?: string | null;
  /** A run or a history that shows it. */
  readonly shows?: Run | readonly HistoryEvent[] | null;
  /** With a run: whether a smaller one fails in the same way. Without it the run is made small by what it violates. */
  readonly isSame?: ((run: Run) => boolean) | null;
};

/** What a check may return: whether it passes, why not, or what a verb of the library came to, which says it itself. */
export type Outcome =
  | boolean
  | string
  | Failure
  | Passed
  | Pick<Run, "violations" | "metrics" | "fingerprint">
  | Exploration<unknown>
  | { readonly history: readonly HistoryEvent[]; readonly verdict: Verdict };

/** A check that passes and has something to say: how much was tried. */
export class Passed {
  readonly says: string;
  constructor(says: string) {
    this.says = says;
  }
}

type Words = Omit<Finding, "check">;

const passed = (says: string | null = null): Words => ({ passes: true, says, reason: null, shows: null });
const failed = (says: string, reason: string | null, shows: Shown | null = null): Words => ({
  passes: false,
  says,
  reason,
  shows,
});

/** How many replays a failing run is worth: a few seconds at most. */
const replays = 400;

/** What an outcome says. Runs are made small; what cannot be judged is a mistake of the test. */
export function wordsOf(outcome: unknown, shrink: typeof shrinkRun): Words {
  if (outcome === true) return passed();
  if (outcome === false) return failed("This does not hold.", null);
  if (typeof outcome === "string") return failed(outcome, null);
  if (outcome instanceof Passed) return passed(outcome.says);
  if (outcome instanceof Failure) return wordsOfFailure(outcome, shrink);
  if (outcome instanceof Run) return wordsOfRun(outcome as Run, shrink);
  if (isRecord(outcome) && "verdict" in outcome && "checked" in outcome)
    return wordsOfExploration(outcome as unknown as Exploration<unknown>);
  if (isRecord(outcome) && "verdict" in outcome && "history" in outcome)
    return wordsOfHistory(outcome as { history: readonly HistoryEvent[]; verdict: Verdict });
  throw new Mistake(
    `A check returned ${outcome === undefined ? "nothing" : typeof outcome}: return true, a sentence that says what is wrong, a run, an exploration, or { history, verdict }.`,
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

function wordsOfFailure({ says, reason, shows, isSame }: Failure, shrink: typeof shrinkRun): Words {
  if (shows === null) return failed(says, reason);
  if (!(shows instanceof Run)) return failed(says, reason, pictureOf(shows, null));
  const isShrinkable = isSame !== null || shows.violations.length > 0;
  if (!isShrinkable) return failed(says, reason, { ...drawn(shows), story: null });
  const { run, story } = shrink(shows, isSame, { limit: replays });
  return failed(says, reason ?? run.violations[0]?.property ?? null, { ...drawn(run), story });
}

function wordsOfRun(run: Run, shrink: typeof shrinkRun): Words {
  const property = run.violations[0]?.property;
  if (property === undefined) return passed();
  return wordsOfFailure(new Failure(`“${property}” is violated.`, { shows: run }), shrink);
}

const drawn = (run: Run) => ({ type: "execution", data: executionOf(run) }) as const;

function wordsOfExploration({ verdict, checked, unreached }: Exploration<unknown>): Words {
  if (verdict.kind === "unknown")
    return failed(`The exploration came to no end: ${verdict.limit}.`, "no end");
  if (verdict.kind === "illegal") {
    const { property, execution, story, steps } = verdict.counterexample;
    const says = `An order of events violates “${property}”: ${steps.length - 1} steps lead there.`;
    return failed(says, property, execution && { type: "execution", data: execution, story });
  }
  const [never] = unreached;
  if (never !== undefined)
    return failed(`Nothing bad can happen, but nothing good either: never “${never}”.`, `never ${never}`);
  return passed(checked);
}

function wordsOfHistory({
  history,
  verdict,
}: {
  readonly history: readonly HistoryEvent[];
  readonly verdict: Verdict;
}): Words {
  if (verdict.kind === "ok") return passed();
  if (verdict.kind === "unknown") return failed(verdict.why, "no end");
  return failed(verdict.evidence.why, "not linearizable", pictureOf(history, verdict));
}

const pictureOf = (history: readonly HistoryEvent[], verdict: Verdict | null): Shown => ({
  type: "history",
  data: { history, verdict },
  story: null,
});

import { type Meter, Mistake, optionsOf, type Run } from "@lightcone/simulation";
import { refuseUnknownKeys, requireNumber } from "@lightcone/simulation/parts";
import { anomaliesIn } from "./anomalies/anomalies.ts";
import type { Anomaly, AnomalyName } from "./anomalies/anomaly.ts";
import { splitBrain } from "./anomalies/split-brain.ts";
import { type Failure, failureOf } from "./failure.ts";
import { lessChance } from "./reductions/calm.ts";
import { earlierTimes } from "./reductions/earlier.ts";
import { earlierEnd, roughEnd } from "./reductions/end.ts";
import { fewerFaults } from "./reductions/faults.ts";
import { nameMessages } from "./reductions/named-messages.ts";
import { fewerNodes, plainNames } from "./reductions/nodes.ts";
import { smallSeed } from "./reductions/seed.ts";
import { weakerFaults } from "./reductions/weaker-faults.ts";
import { lessWork } from "./reductions/workload.ts";
import { removedFrom } from "./removed.ts";
import { Search } from "./search.ts";
import { type Size, sizeOf } from "./size.ts";
import { failureStory } from "./story/story.ts";

export type ShrinkOptions<State> = {
  /** How many replays at most. Default 2,000. */
  readonly limit?: number;
  /** Called after every replay; true ends the search with the smallest run so far. */
  readonly onProgress?: (progress: ShrinkProgress) => boolean | void;
  /** Whether a node with this state acts as the only one (leader, owner): two of them at once are named a split brain. */
  readonly claims?: (state: State) => boolean;
};

/** `size`: that of the smallest failing run so far. */
export type ShrinkProgress = { readonly tried: number; readonly kept: number; readonly size: Size };

/** The smallest failing run that was found, and how it came about. */
export type Shrunk<State> = {
  readonly run: Run<State>;
  /** Whether nothing smaller is left to try; false where the limit was hit, or `onProgress` ended the search. */
  readonly complete: boolean;
  /** How many runs were tried, and how many of them failed and were smaller. */
  readonly tried: number;
  readonly kept: number;
  readonly before: Size;
  readonly after: Size;
  /** What the failure does not need, a sentence each. */
  readonly removed: readonly string[];
  /** What is wrong, where the pattern has a name. */
  readonly anomaly: AnomalyName | null;
  /** The smallest failing run in plain words, a sentence a line. */
  readonly story: string;
};

/** In this order, because what a later one does costs less once an earlier one has left little. */
const reductions: readonly ((search: Search) => void)[] = [
  lessChance,
  fewerFaults,
  fewerNodes,
  lessWork,
  weakerFaults,
  earlierEnd,
  smallSeed,
  earlierTimes,
  plainNames,
  nameMessages,
];

/**
 * The smallest run that fails in the same way: chance, cluster, faults, clients and their operations, schedule and end are
 * made smaller together, by replay (delta debugging: Zeller & Hildebrandt, IEEE TSE 28(2), 2002), until no single step makes
 * it any smaller. The same run, predicate and limit give the same result.
 *
 * A run fails in the same way if the property that the given one violates first is violated first again; or if a
 * predicate says so, which must be a pure function of the run. Every smaller run is legal under the model of the given one.
 * Shrinking the result once more changes nothing, unless the limit was hit.
 *
 * Throws a `Mistake` where the run does not fail, or fails no more when it is replayed.
 */
export function shrink<State>(
  run: Run<State>,
  predicate: ((run: Run<State>) => boolean) | null = null,
  options: ShrinkOptions<State> = {},
  meter: Meter | null = null,
): Shrunk<State> {
  refuseUnknownKeys(options, ["limit", "onProgress", "claims"], "shrink");
  const { limit = 2_000, onProgress, claims } = options;
  requireNumber(limit, "shrink({ limit })", 1);
  const failure = failureOf(run, predicate);
  const search = new Search(run, failure, {
    limit,
    shouldStop: ({ tried, kept, size }) => onProgress?.({ tried, kept, size }) === true,
    meter,
  });
  search.current = replayed(run, failure, search);
  roughEnd(search);
  untilNothingHelps(search);
  while (search.mostEvents > search.size.events && !search.isOver) {
    search.mostEvents = search.size.events; // as it would be if the result were shrunk, which must change nothing
    untilNothingHelps(search);
  }
  const smallest = search.current as Run<State>;
  const anomaly = (claims && splitBrainIn(smallest, claims)) ?? anomaliesIn(smallest.history)[0] ?? null;
  return {
    run: smallest,
    complete: !search.isOver,
    tried: search.tried,
    kept: search.kept,
    before: sizeOf(run),
    after: search.size,
    removed: removedFrom(run, smallest),
    anomaly: anomaly?.name ?? null,
    story: failureStory(smallest, failure.property, anomaly),
  };
}

/** The run once more, with a trace. */
function replayed(run: Run, failure: Failure, search: Search): Run {
  const again = search.failing(optionsOf(run));
  if (again) return again;
  if (!failure.isIn(run))
    throw new Mistake(
      "shrink was given a run for which the predicate is false: give a run that fails, or another predicate.",
    );
  throw new Mistake(
    "shrink replayed the run and it did not fail again: a handler is not pure, or the predicate is not. selfCheck(run) tells where two runs differ.",
  );
}

function untilNothingHelps(search: Search): void {
  let idle = 0;
  for (let i = 0; idle < reductions.length && !search.isOver; i++) {
    const { kept } = search;
    reductions[i % reductions.length]!(search);
    idle = search.kept === kept ? idle + 1 : 0;
  }
}

function splitBrainIn<State>(run: Run<State>, claims: (state: State) => boolean): Anomaly | null {
  for (let event = 0; event < run.metrics.events; event++) {
    const { nodes } = run.worldAt(event);
    const found = splitBrain(nodes.filter(({ state }) => state !== null) as never, claims);
    if (found) return found;
  }
  return null;
}

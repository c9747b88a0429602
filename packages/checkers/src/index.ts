// Histories, and whether they are linearizable or what else they are.
export {
  classify,
  type Classification,
  type ClassifyOptions,
  type ConsistencyModel,
} from "./consistency/classify.ts";
export { type Finding } from "./consistency/finding.ts";
export { historyOf, type Interval } from "./history/intervals.ts";
export { type Operation, operationsOf } from "./history/operation.ts";
export { type HistoryFormat, readHistory, type Reading, type ReadOptions } from "./history/read-history.ts";
export { type Limit, type LimitHit } from "./linearizability/allowance.ts";
export { checkLinearizability } from "./linearizability/check-linearizability.ts";
export { type Placement } from "./linearizability/search.ts";
export { type Evidence, type Verdict } from "./linearizability/verdict.ts";
export { type ModelName, modelNames, modelOf, models } from "./specifications/models.ts";
export { counter } from "./specifications/counter.ts";
export { keyValue } from "./specifications/key-value.ts";
export { fencedLock, mutex } from "./specifications/locks.ts";
export { multiRegister, multiRegisterAsFound } from "./specifications/multi-register.ts";
export { casRegister, register } from "./specifications/register.ts";
export { log, queue, stack } from "./specifications/sequences.ts";
export { set } from "./specifications/set.ts";
export {
  type AnySpecification,
  describeCall,
  type Outcome,
  type Specification,
} from "./specifications/specification.ts";

// Failing runs made small, what is wrong with them by name, and whether a suite would notice.
export { anomaliesIn } from "./shrink/anomalies/anomalies.ts";
export { type Anomaly, type AnomalyName } from "./shrink/anomalies/anomaly.ts";
export { lostUpdate } from "./shrink/anomalies/lost-update.ts";
export { dirtyRead, nonMonotonicRead, staleRead } from "./shrink/anomalies/reads.ts";
export { splitBrain, twoHolders } from "./shrink/anomalies/split-brain.ts";
export { shrink, type ShrinkOptions, type ShrinkProgress, type Shrunk } from "./shrink/shrink.ts";
export { type Size } from "./shrink/size.ts";
export { byExploration } from "./mutants/by-exploration.ts";
export { bySweep, type SweepCheck } from "./mutants/by-sweep.ts";
export {
  type Catch,
  type Check,
  checkMutants,
  type Limited,
  type MutantReport,
  type MutantsReport,
} from "./mutants/check-mutants.ts";
export { mutantTable } from "./mutants/mutant-table.ts";

// Everything that could happen.
export { type Counterexample, type Exploration, type Strategy } from "./explore/exploration.ts";
export { explore } from "./explore/explore.ts";
export { type SearchOptions } from "./explore/options.ts";
export { type Alphabet } from "./explore/protocol/plan/cast.ts";
export { type NodeSymmetry, type Rename } from "./explore/protocol/plan/node-symmetry.ts";
export { type Bounds, type ExploreOptions } from "./explore/protocol/plan/options.ts";
export { type Time } from "./explore/protocol/plan/time-rules.ts";
export { type Progress } from "./explore/search/guard.ts";
export { type Limits } from "./explore/search/limits.ts";
export { type ExploreSystemOptions } from "./explore/transition-system/explore-system.ts";
export {
  type Symmetry,
  type Transition,
  type TransitionSystem,
} from "./explore/transition-system/transition-system.ts";

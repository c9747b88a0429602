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
export { multiRegister } from "./specifications/multi-register.ts";
export { casRegister, register } from "./specifications/register.ts";
export { log, queue, stack } from "./specifications/sequences.ts";
export { set } from "./specifications/set.ts";
export {
  type AnySpecification,
  describeCall,
  type Outcome,
  type Specification,
} from "./specifications/specification.ts";

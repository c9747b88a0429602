export { type Backoff, backoffChoices, backoffMs, backoffPolicies, type BackoffPolicy } from "./backoff.ts";
export {
  allows,
  type Breaker,
  type BreakerOptions,
  called,
  closed,
  cooled,
  ended,
} from "./circuit-breaker.ts";
export { contend, type Contention } from "./contention.ts";
export {
  anySlow,
  drawFanOuts,
  fanOutQuantileMs,
  type Hedge,
  hedgedBeyond,
  type Leaf,
  leafBeyond,
} from "./fan-out.ts";
export { goodput, meanOf, type Phase, type Remedies } from "./metastable.ts";
export { type Calls, playProgram, type Program, quantileOf } from "./programs.ts";
export { playQueue, type Queueing, timeInSystem } from "./queue.ts";
export { earn, type RetryBudget, spend } from "./retry-budget.ts";
export { callsAtTheBottom } from "./retry-layers.ts";
export { type Counted, refusalProbability, sentForEachAccepted } from "./throttling.ts";
export { profileCallMutants } from "./mutants.ts";
export { type Front, type Message, type Server, type State } from "./messages.ts";
export { nodesOf, type Options, type Service, shop, type Work } from "./options.ts";
export { type Load, play } from "./play.ts";
export { profileCall, type Rules, soundRules } from "./profile-call.ts";
export { bounded, exactlyOnce, inTime, withinBudget } from "./properties.ts";

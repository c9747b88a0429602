export {
  constant,
  describeLatency,
  empirical,
  exponential,
  type Latency,
  logNormal,
  mixture,
  pareto,
  uniform,
} from "./chance/latency.ts";
export {
  cleverClients,
  closedLoop,
  openLoop,
  type OperationSource,
  type Workload,
} from "./clients/workload.ts";
export { type SimulateOptions } from "./engine/options.ts";
export { type Violation } from "./engine/properties.ts";
export { type Meter, simulate } from "./engine/simulate.ts";
export { type Forgery } from "./engine/world.ts";
export {
  clog,
  corrupt,
  corruptDisk,
  crash,
  type Cut,
  delay,
  drop,
  duplicate,
  type Fault,
  heal,
  isolate,
  omit,
  partition,
  pause,
  restart,
  skew,
  type Target,
  type When,
} from "./faults/fault.ts";
export {
  type Clocks,
  drifting,
  noClocks,
  ntp,
  offsetClocks,
  perfectClocks,
  stepping,
  type TimeInterval,
  trueTime,
} from "./model/clocks.ts";
export {
  authenticatedByzantine,
  byzantine,
  crashRecovery,
  crashStop,
  type Failures,
  noFailures,
  omission,
} from "./model/failures.ts";
export { type Links, links, lossy, reliable } from "./model/links.ts";
export { amnesic, durable, type Storage, torn } from "./model/storage.ts";
export { describeModel, type SystemModel, systemModel } from "./model/system-model.ts";
export {
  asynchronous,
  partiallySynchronous,
  safeRoundMs,
  synchronous,
  type Timing,
  unknownBounds,
} from "./model/timing.ts";
export { defineProtocol } from "./protocol/define-protocol.ts";
export { type Delay } from "./protocol/delay.ts";
export { type Effect, type Effects, effects, type Outcome } from "./protocol/effects.ts";
export {
  type Always,
  type EventView,
  type Eventually,
  type Monitor,
  type NodeView,
  type OnStep,
} from "./protocol/property-types.ts";
export {
  type Context,
  type MessageContext,
  type NodeId,
  type Protocol,
  type Request,
  type RequestContext,
  type Step,
  type TimerContext,
} from "./protocol/protocol.ts";
export { areDistinct, isMajority } from "./protocol/quorum.ts";
export { type Signature } from "./protocol/signature.ts";
export { type Metrics, Run, type WorldView } from "./runs/run.ts";
export {
  areConcurrent,
  causalFuture,
  causalPast,
  happensBefore,
  lightCone,
  type LightCone,
} from "./trace/causality.ts";
export type * from "./trace/execution.ts";
export { type ExecutionLinks, linksOf } from "./trace/execution-links.ts";
export { type ExecutionLimits, executionOf } from "./trace/execution-of.ts";
export { type HistoryEvent } from "./trace/history.ts";
export { packExecution, type PackedExecution } from "./trace/packed/packed-execution.ts";
export { readExecution } from "./trace/read-execution.ts";
export { storyOf } from "./trace/story.ts";
export { type Sight } from "./trace/view.ts";
export { Mistake } from "./values/mistake.ts";
export { chaosThenCalm, type PlanOptions, randomFaults } from "./faults/random-plan.ts";
export {
  type Inbox,
  inRounds,
  type RoundAlgorithm,
  type RoundMessage,
  type RoundState,
} from "./protocol/rounds.ts";
export { compare, identities, indistinguishable, type RunComparison } from "./runs/compare.ts";
export { type Edit, fork, input, type MessageName, swap } from "./runs/fork.ts";
export { type Difference, optionsOf, replay, selfCheck } from "./runs/replay.ts";
export { toChromeTrace } from "./exports/chrome-trace.ts";
export { historyFromJson, historyToJson } from "./exports/history.ts";
export { toJepsenEdn } from "./exports/jepsen.ts";
export { fromJsonLines, toJsonLines } from "./exports/json-lines.ts";
export { toShiViz } from "./exports/shi-viz.ts";
export { adjacency, complete, grid, line, ring, type Topology, tree } from "./model/topology.ts";
export { middleOf as middleOfBin } from "./sweep/bins.ts";
export {
  type Distribution,
  distributionOf,
  mean,
  quantile,
  standardDeviation,
} from "./sweep/distribution.ts";
export { type Interval, meanInterval, quantileInterval, shareInterval } from "./sweep/intervals.ts";
export { addRun, emptySummary, merge, type RunReport, type Summary, type Tally } from "./sweep/summary.ts";
export { summaryFromJson, summaryToJson } from "./sweep/summary-json.ts";
export { reportOf, sweep, type SweepRange } from "./sweep/sweep.ts";

// Chance for models that are computed without a run, drawn as the kernel draws.
export { sampler } from "./chance/latency.ts";
export { draw, stream, type Stream } from "./chance/random.ts";

// Mathematics that is the same in every engine, for protocols and models that need more than arithmetic.
export { exp, log } from "./chance/exact-math.ts";
export { normalQuantile } from "./chance/normal.ts";
export { pow } from "./chance/power.ts";

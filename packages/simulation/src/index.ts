export { type Delay } from "./delay.ts";
export { type Effect, type Effects, effects } from "./effects.ts";
export type * from "./execution.ts";
export { executionOf } from "./execution-of.ts";
export { crash, delay, drop, type Fault } from "./fault.ts";
export { Mistake } from "./mistake.ts";
export { type SimulateOptions } from "./options.ts";
export { type Violation } from "./properties.ts";
export {
  type Always,
  type Context,
  defineProtocol,
  type MessageContext,
  type NodeId,
  type NodeView,
  type Protocol,
  type Step,
} from "./protocol.ts";
export { areDistinct, isMajority } from "./quorum.ts";
export { readExecution } from "./read-execution.ts";
export { type Metrics, Run, type World } from "./run.ts";
export { type Meter, simulate } from "./simulate.ts";
export {
  asynchronous,
  crashStop,
  describeModel,
  type Failures,
  type Links,
  lossy,
  noFailures,
  partiallySynchronous,
  reliable,
  synchronous,
  type SystemModel,
  systemModel,
  type Timing,
} from "./system-model.ts";
export { type Sight } from "./view.ts";
export { storyOf } from "./story.ts";

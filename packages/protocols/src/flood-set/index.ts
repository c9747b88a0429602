export { nobodyFails, playRounds, type RoundsPlayed } from "../lock-step.ts";
export { agreement, type Inputs, termination, validity } from "./consensus.ts";
export {
  type Crash,
  crashing,
  type CrashPattern,
  crashPatterns,
  inputVectors,
  subsets,
} from "./crash-patterns.ts";
export {
  earlyStopping,
  earlyStoppingRounds,
  type EarlyContent,
  type EarlyState,
  isEarly,
} from "./early-stopping.ts";
export {
  type Content,
  decide,
  defaultValue,
  floodSet,
  floodSetRounds,
  type Options,
  type State,
} from "./flood-set.ts";
export { earlyStoppingMutants, floodSetMutants, optFloodSetMutants } from "./mutants.ts";
export { optFloodSet, optFloodSetRounds, type OptState } from "./opt-flood-set.ts";

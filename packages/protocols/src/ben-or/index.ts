export {
  benOr,
  benOrsRules,
  type Bit,
  type Message,
  type Options,
  type Rules,
  type State,
  type Vote,
} from "./ben-or.ts";
export { benOrMutants } from "./mutants.ts";
export {
  atRandom,
  firstDecision,
  keepEverybodyUndecided,
  keepOneApart,
  playPhase,
  type Schedule,
  type Size,
} from "./phases.ts";
export { agreement, lockedIn, oneProposal, termination, validity } from "./properties.ts";
export { keepUndecided } from "./scheduler.ts";

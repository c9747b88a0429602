export { countFreshWithin, freshWithin } from "./k-staleness.ts";
export { partialQuorumMutants } from "./mutants.ts";
export { consistency, type Message, type Options, partialQuorums, type State } from "./partial-quorums.ts";
export { type Profile, type ProfileName, profiles } from "./profiles.ts";
export {
  drawLegs,
  freshAfter,
  type Legs,
  type Outcomes,
  outcomesOf,
  quantileMs,
  type Replication,
  type Trials,
  visibleAfterMs,
} from "./wars.ts";

export { anyDetector } from "./any-detector.ts";
export { chandraToueg, type Message, type State } from "./chandra-toueg.ts";
export { livenessMutants, safetyMutants, termination } from "./mutants.ts";
export { agreement, integrity, locking, properties, validity } from "./properties.ts";
export {
  advance,
  begin,
  coordinatorOf,
  decide,
  keep,
  rules,
  type Rules,
  type Suspects,
  type Value,
} from "./rounds.ts";

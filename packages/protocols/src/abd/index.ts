export {
  abd,
  abdsRules,
  type Ended,
  isNewer,
  type Message,
  type Operation,
  type Options,
  type Pending,
  type Rules,
  type State,
  type Tag,
  type Value,
} from "./abd.ts";
export { abdMutants } from "./mutants.ts";
export { atomicity, monotony, oneValue } from "./properties.ts";
export { readersAndWriters } from "./workload.ts";

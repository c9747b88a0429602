export { type GrowOnly, growOnlySet, union } from "./grow-only-set.ts";
export { mutants } from "./mutants.ts";
export { elementOf, type ObservedRemove, observedRemoveSet } from "./observed-remove-set.ts";
export {
  convergence,
  kept,
  type Operation,
  readsOwnWrites,
  type Replicated,
  replicated,
  type State,
} from "./replicated.ts";
export { objectionTo } from "./specification.ts";

export { type Congestion, congestionConstant } from "./congestion.ts";
export { costOfEndToEnd, costOfHopRetries, damagedWithoutEnds } from "./hop-costs.ts";
export { complete, hops, intact, transmissionsOf } from "./hops.ts";
export { forgetfulRouters, hopMutants, stopAndWaitMutants } from "./mutants.ts";
export { alternatingBit, everything, inOrder, stopAndWait, transmissionsPerItem } from "./stop-and-wait.ts";

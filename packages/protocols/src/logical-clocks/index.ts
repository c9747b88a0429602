export { hybrid, hybridClock, type HybridTime, isEarlierHybrid } from "./hybrid.ts";
export { isEarlier, lamport, lamportClock } from "./lamport.ts";
export { hybridMutants, lamportMutants, vectorMutants } from "./mutants.ts";
export { eachPair, type StampedEvent } from "./pairs.ts";
export { type Clock, stampedEvents } from "./stamped-events.ts";
export { areConcurrent, isBefore, isWithin, merged, type Vector, vector, vectorClock } from "./vector.ts";

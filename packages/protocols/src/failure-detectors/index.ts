export {
  type Accuracy,
  classes,
  classesOf,
  type Completeness,
  type DetectorClass,
  type Objection,
  objectionsTo,
  properties,
} from "./classes.ts";
export { heartbeat, suspect, trust, trustAll } from "./heartbeat.ts";
export { heartbeatMutants, nfdSMutants, phiMutants, swimMutants } from "./mutants.ts";
export { nfdS } from "./nfd-s.ts";
export { estimateQuality, mistakesOfNfdS, type Quality, qualityOf, type Setting } from "./nfd-s-quality.ts";
export { describeGaps, type Gaps, phiAfter, silenceAt } from "./phi.ts";
export { phiAccrual } from "./phi-accrual.ts";
export { mistakesIn, type Output, type Suspicion, type Suspicions, suspicionsOf } from "./suspicions.ts";
export { swim } from "./swim.ts";
export { estimatePeriods, periodsToDetection, periodsToDetectionInLargeGroups } from "./swim-model.ts";

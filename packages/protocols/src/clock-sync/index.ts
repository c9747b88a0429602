export { averaging, skewMs, type State } from "./averaging.ts";
export { cristian, estimateOf } from "./cristian.ts";
export { averagingMutants, cristianMutants, networkTimeMutants } from "./mutants.ts";
export { networkTime, type Sample, sampleOf } from "./network-time.ts";
export {
  type Algorithm,
  averagingAlgorithm,
  type Execution,
  readingsOf,
  shift,
  shiftedExecutions,
  skewOf,
  worstOfExtremes,
  worstOfShifted,
} from "./shifting.ts";

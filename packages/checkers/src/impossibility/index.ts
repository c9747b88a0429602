/** The impossibility machines: each takes a protocol as code and returns an execution that breaks it, or says why not. */
export type { Answer, Refuted, Shown } from "./answer.ts";
export type { Attempt, Bit } from "./attempt.ts";
export {
  availability,
  cap,
  type CapEvidence,
  type CapOptions,
  linearizability,
  type Placement,
} from "./cap.ts";
export {
  type ClockAttempt,
  type ClockEvidence,
  type ClockOptions,
  clockShift,
  synchrony,
} from "./clock-shift.ts";
export { agreement, termination, validity } from "./consensus.ts";
export type { Adversary, Valency } from "./flp/configurations.ts";
export type { FlpEvidence, Start } from "./flp/evidence.ts";
export { flp, type FlpOptions } from "./flp/flp.ts";
export { hexagon, type HexagonEvidence, type HexagonOptions } from "./hexagon/hexagon.ts";
export { type QuorumEvidence, type QuorumOptions, quorums } from "./quorums/quorums.ts";
export type { Halt } from "./run-along.ts";
export { type RoundsEvidence, type RoundsOptions, tooFewRounds } from "./too-few-rounds.ts";
export { twoGenerals, type TwoGeneralsEvidence, type TwoGeneralsOptions } from "./two-generals.ts";
export { type Configuration, valencyGraph } from "./flp/valency-graph.ts";

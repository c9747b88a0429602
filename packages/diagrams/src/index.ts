/** Everything that is drawn and told; `./executions` is the part for pages that show nothing else. */
export * from "./executions.ts";

// Explorations and sweeps.
export type { Bar } from "./shown/bars.ts";
export {
  type ExplorationTold,
  loopSentence,
  readExploration,
  type ShownCounterexample,
  type ShownExploration,
  type StepTold,
  tellExploration,
  tellSteps,
} from "./shown/exploration.ts";
export { readShownHistory, type ShownHistory } from "./shown/history.ts";
export { grouped, percent } from "./shown/numbers.ts";
export {
  type Published,
  readSweep,
  type ShownSweep,
  statisticName,
  summaryOf,
  type Sweep,
  type SweepFigure,
  type SweepMeasure,
  type SweepReport,
  sweepReport,
  type SweepShare,
} from "./shown/sweep.ts";

export { summaryToJson } from "@lightcone/simulation";

// Histories.
export type * from "./history/drawing.ts";
export { describeCall } from "@lightcone/checkers";
export { historyDiagram, type HistoryDiagramOptions } from "./history/history-diagram.ts";
export { historySvg, standaloneHistorySvg } from "./history/history-svg.ts";
export { historyStyleSheet } from "./history/style-sheet.ts";
export { historyTable, type HistoryTable, tell as tellOperations, type Told } from "./history/words.ts";

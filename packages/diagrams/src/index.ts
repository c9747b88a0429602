export type {
  EventKind,
  Execution,
  ExecutionEnvelope,
  ExecutionEvent,
  ExecutionTimer,
  ExecutionViolation,
  Fate,
  Value,
} from "@lightcone/simulation";
export { causalFuture, causalPast, lightCone, type LightCone, readExecution } from "@lightcone/simulation";
export { comparison, type Comparison } from "./comparison.ts";
export type * from "./space-time/drawing.ts";
export { spaceTime, type SpaceTimeOptions } from "./space-time/space-time.ts";
export type { Attributes, SvgElement, SvgTag } from "./svg/element.ts";
export { renderSvg } from "./svg/render-svg.ts";
export { standaloneSvg } from "./svg/standalone-svg.ts";
export { styleSheet } from "./svg/style-sheet.ts";
export { svg } from "./svg/svg.ts";
export { sentence } from "./words/sentence.ts";
export { type Change, stateChange } from "./words/state-change.ts";
export { table, type Table } from "./words/table.ts";

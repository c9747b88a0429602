/** Executions: what most pages need, and no more. */
export type {
  EventKind,
  Execution,
  ExecutionEnvelope,
  ExecutionEvent,
  ExecutionFault,
  ExecutionTimer,
  ExecutionViolation,
  Fate,
  Value,
} from "@lightcone/simulation";
export {
  causalFuture,
  causalPast,
  lightCone,
  type LightCone,
  readExecution,
  toShiViz,
} from "@lightcone/simulation";
export { type Cone, coneOf, type Members } from "./cone.ts";
export { comparison, type Comparison } from "./comparison.ts";
export { delayOf, type Disturbable, disturbableAt, type ForkEdit, onMessage, onNode } from "./fork/edits.ts";
export {
  type Difference,
  type Differences,
  type Fork,
  forkQuestion,
  type ForkQuestion,
  noDifferences,
  readForkAnswer,
  type Refusal,
} from "./fork/fork.ts";
export { differenceSentence, forkSentence, verdictSentences } from "./fork/words.ts";
export { type Overview, overviewOf } from "./space-time/density.ts";
export type * from "./space-time/drawing.ts";
export {
  layOut,
  type Hidden,
  type Layout,
  type LayoutOptions,
  messageTypes,
  type MessageTypes,
} from "./space-time/layout.ts";
export { eventBy, latestBy, stepFrom, type Traveler, travelersAt } from "./space-time/moment.ts";
export { momentAt, position } from "./space-time/scale.ts";
export { draw, type DrawOptions, spaceTime } from "./space-time/space-time.ts";
export { wholeOf } from "./space-time/window.ts";
export { anchored, aroundWindow, zoomRange } from "./space-time/zoom.ts";
export type { Attributes, SvgElement, SvgTag } from "./svg/element.ts";
export { headerSvg } from "./svg/header.ts";
export { overviewSvg } from "./svg/overview.ts";
export { renderSvg } from "./svg/render-svg.ts";
export { standaloneSvg } from "./svg/standalone-svg.ts";
export { nodeClass, styleSheet } from "./svg/style-sheet.ts";
export { svg } from "./svg/svg.ts";
export { cutSentence } from "./words/cut.ts";
export { duration } from "./words/duration.ts";
export { envelopeSentence } from "./words/envelope.ts";
export { type Handler, handlerOf } from "./words/handler.ts";
export { type Letter, letterOf, lettersAt } from "./words/letter.ts";
export { sentence } from "./words/sentence.ts";
export { type Change, stateChange } from "./words/state-change.ts";
export { table, type Table } from "./words/table.ts";
export { type Field, fieldsAround, type NodeNow, worldAfter } from "./words/world.ts";

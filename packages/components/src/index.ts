export { Notebook, type NotebookProps } from "./notebook/notebook.tsx";
export type { Lesson, Urls } from "./notebook/session.ts";
export { Cell, type CellProps } from "./cell/cell.tsx";
export type { ExerciseData, QuestionData } from "./exercise/data.ts";
export { Exercise, type ExerciseProps } from "./exercise/exercise.tsx";
export { LessonProgress, SectionProgress, useSolved } from "./exercise/progress.tsx";
export { Quiz, Quiz as Predict } from "./exercise/quiz.tsx";
export { Choice } from "./inputs/choice.tsx";
export { SeedStepper } from "./inputs/seed-stepper.tsx";
export { Slider, type InputProps } from "./inputs/slider.tsx";
export { Toggle } from "./inputs/toggle.tsx";
export { SpaceTime, type SpaceTimeProps } from "./diagram/space-time.tsx";
export { ShownView, type ShownViewProps } from "./diagram/shown/shown-view.tsx";
export {
  Experiment,
  Finding,
  Misconception,
  Needs,
  type Needed,
  Objectives,
  Question,
  Takeaways,
} from "./grammar/boxes.tsx";
export { Cards } from "./grammar/cards.tsx";
export { Claim, claimAnchor, ClaimCards, ClaimChecks, howChecked } from "./grammar/claims.tsx";
export { Figure, Table } from "./grammar/figure.tsx";
export { Sidenote } from "./grammar/inline.tsx";
export { Cite, type CiteProps, References, WorkEntry } from "./grammar/references.tsx";
export { definitionAnchor, Definitions, Term } from "./grammar/terms.tsx";
export { Shortcuts } from "./shortcuts/shortcuts.tsx";
export type { CellResult } from "./result.ts";

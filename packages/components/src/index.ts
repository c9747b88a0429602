export { Notebook, type NotebookProps } from "./notebook/notebook.tsx";
export type { Lesson, Urls } from "./notebook/session.ts";
export { Cell, type CellProps } from "./cell/cell.tsx";
export { SpaceTime, type SpaceTimeProps } from "./diagram/space-time.tsx";
export { Misconception, Objectives, Question, Takeaways } from "./grammar/boxes.tsx";
export { Figure, Table } from "./grammar/figure.tsx";
export { Sidenote, Term } from "./grammar/inline.tsx";
export { Cite, Reference, References, type ReferenceProps } from "./grammar/references.tsx";
export type { CellResult } from "./result.ts";

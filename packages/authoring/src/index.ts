export { main } from "./cli.ts";
export type { Bench } from "./examine.ts";
export { checkLesson, recordLesson, type Outcome } from "./lesson.ts";
export { findRoot, loadCourse, loadLesson, type Loaded } from "./load.ts";
export { formatProblem, type Problem } from "./problem.ts";
export { createTypeCheck, type TypeCheck } from "./type-check.ts";
export { sweepOverCores, type OverCores, type SweepExport } from "./execute/sweep-over-cores.ts";

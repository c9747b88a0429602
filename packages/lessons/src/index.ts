export type * from "./ir.ts";
export type { ExerciseFiles } from "./exercises/exercise-files.ts";
export { parseLesson, type LessonReading } from "./parse-lesson.ts";
export { findLesson, neighbors, readCourse, type CourseLesson, type CourseReading } from "./course.ts";
export { inListOrder, readBibliography, type BibliographyReading, type Work } from "./bibliography.ts";
export { readGlossary, type Definition, type GlossaryReading } from "./glossary.ts";
export { unknownMentions, type Known } from "./mentions.ts";
export { readClaims, type ClaimsReading, type RecordedClaim } from "./recorded-claims.ts";
export { needProblems, pathProblems } from "./order.ts";

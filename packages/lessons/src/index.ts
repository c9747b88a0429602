export type * from "./ir.ts";
export { parseLesson, type LessonReading } from "./parse-lesson.ts";
export { findLesson, neighbors, readCourse, type CourseLesson, type CourseReading } from "./course.ts";

import { notebook } from "@lightcone/notebook";
import { visit } from "unist-util-visit";
import type { Heading, LessonCell, LessonProblem } from "../ir.ts";
import type { Tree } from "../tree.ts";
import { readExerciseFolder, strayFolders, type ExerciseFiles } from "./exercise-files.ts";
import { readQuestion } from "./read-question.ts";
import { exerciseSchema, readBySchema } from "./schemas.ts";
import type { LessonExercise, LessonQuestion } from "./types.ts";

export type ExerciseReading = {
  readonly exercises: readonly LessonExercise[];
  readonly questions: readonly LessonQuestion[];
  readonly problems: readonly LessonProblem[];
};

/** What a lesson asks of its reader: exercises, predictions and quizzes, and what is wrong with them. */
export function readExercises(
  tree: Tree,
  text: string,
  lesson: {
    readonly file: string;
    readonly cells: readonly LessonCell[];
    readonly headings: readonly Heading[];
    readonly files: ExerciseFiles;
  },
): ExerciseReading {
  const { file, cells, headings, files } = lesson;
  const exercises: LessonExercise[] = [];
  const questions: LessonQuestion[] = [];
  const problems: LessonProblem[] = [];
  const taken = new Map(cells.map(({ id, position }) => [id, position.line - 1]));
  const claimed: string[] = [];
  const sections = headings.values();
  let section: string | null = null;

  visit(tree, (node) => {
    if (node.type === "heading" && (node.depth === 2 || node.depth === 3))
      section = sections.next().value?.id ?? null;
    if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return;
    if (node.name !== "Exercise" && node.name !== "Quiz" && node.name !== "Predict") return;
    const { line, column } = node.position!.start;
    const at = { file, line, column };
    if (node.type === "mdxJsxTextElement") {
      const hint = "Put it on lines of its own, with a blank line before and behind.";
      problems.push({ ...at, message: `\`${node.name}\` stands within a line of text`, hint });
      return;
    }
    const take = (id: string): void => {
      const first = taken.get(id);
      if (first === undefined) taken.set(id, line);
      else {
        const hint = "Cells, exercises and questions of a lesson have ids of their own: choose another.";
        problems.push({ ...at, message: `the id \`${id}\` is already taken in line ${first}`, hint });
      }
    };
    if (node.name === "Exercise") {
      const { value, problems: inAttributes } = readBySchema(node, exerciseSchema, file);
      problems.push(...inAttributes);
      if (value === null) return;
      take(value.id);
      claimed.push(value.id);
      const { texts, problems: inFolder } = readExerciseFolder(files, value.id, at);
      problems.push(...inFolder);
      if (texts !== null)
        exercises.push({ ...value, ...texts, usedBy: [], section, position: { line, column } });
    } else {
      const { question, problems: inQuestion } = readQuestion(node, text, file, cells);
      problems.push(...inQuestion);
      if (question === null) return;
      take(question.id);
      questions.push(question);
    }
  });
  return {
    exercises: exercises.map((one) => ({ ...one, usedBy: usersOf(one.id, cells, exercises) })),
    questions,
    problems: [...problems, ...strayFolders(files, claimed, file)],
  };
}

/** The cells whose chain holds the answer to an exercise. */
function usersOf(
  id: string,
  cells: readonly LessonCell[],
  exercises: readonly LessonExercise[],
): readonly string[] {
  const answers = exercises.map((one) => ({ id: one.id, source: one.solution.text, position: one.position }));
  const inText = [...cells, ...answers].sort((a, b) => a.position.line - b.position.line);
  return notebook(inText)
    .dependentsOf(id)
    .filter((user) => cells.some((cell) => cell.id === user));
}

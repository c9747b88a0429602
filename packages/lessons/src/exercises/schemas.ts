import { z } from "zod";
import { readElement, type MdxElement } from "../elements.ts";
import type { LessonProblem, Position } from "../ir.ts";
import { isKebabCase } from "../names.ts";
import { suggest } from "../nearest.ts";

const text = (hint: string) =>
  z.string({ error: hint }).refine((value) => value.trim() !== "", { error: hint });
const number = (hint: string) => z.number({ error: hint });
const whole = (hint: string, least: number) => z.int({ error: hint }).min(least, { error: hint });

const idHint = 'Write `id="..."` in lower-case words joined by hyphens; saved work is filed under it.';
const id = text(idHint).refine(isKebabCase, { error: idHint });

export const exerciseSchema = z.strictObject({
  id,
  title: text('Write `title="..."`, the exercise in a few words.'),
  seed: whole("Write `seed={1}`, a whole number.", 0).default(1),
  budget: whole("Write `budget={1000000}`, how many events answer and test may spend.", 1).default(1_000_000),
});

const kinds = ["single", "multiple", "order", "number"] as const;
const question = {
  id,
  kind: z
    .enum(kinds, { error: `Write one of ${kinds.map((kind) => `\`kind="${kind}"\``).join(", ")}.` })
    .default("single"),
  min: number("Write `min={0}`, the least number that can be set.").optional(),
  max: number("Write `max={100}`, the greatest number that can be set.").optional(),
  step: number("Write `step={1}`, the distance between numbers.").positive().default(1),
  tolerance: number("Write `tolerance={5}`, how far off still counts as right.").min(0).default(0),
  unit: text('Write `unit="ms"`, or remove it.').nullable().default(null),
};

export const quizSchema = z.strictObject(question);
export const predictSchema = z.strictObject({
  ...question,
  cell: text('Write `cell="..."`, the id of the cell whose output is predicted.'),
});

/** The attributes of an element that a schema allows, with their places; null and the problems where it does not. */
export function readBySchema<T>(
  element: MdxElement,
  schema: z.ZodObject & z.ZodType<T>,
  file: string,
): Read<T> {
  const { values, places, problems } = readElement(element, file);
  const start = element.position!.start;
  const own = { line: start.line, column: start.column };
  const parsed = schema.safeParse(values);
  if (parsed.success && problems.length === 0) return { value: parsed.data, places, problems: [] };
  const issues = parsed.success || problems.length > 0 ? [] : parsed.error.issues;
  const complaints = issues.flatMap((issue): LessonProblem[] => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        file,
        ...(places[key] ?? own),
        message: `\`${element.name}\` has no attribute \`${key}\``,
        hint: suggest(key, Object.keys(schema.shape)),
      }));
    const name = String(issue.path[0]);
    const message =
      values[name] === undefined
        ? `this ${element.name} has no ${name}`
        : `the ${name} of \`${element.name}\` cannot be ${JSON.stringify(values[name])}`;
    return [{ file, ...(places[name] ?? own), message, hint: issue.message }];
  });
  return { value: null, places, problems: [...problems, ...complaints] };
}

type Read<T> = {
  readonly value: T | null;
  readonly places: Readonly<Record<string, Position>>;
  readonly problems: readonly LessonProblem[];
};

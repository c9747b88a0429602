import type { z } from "zod";
import { readDocument, type Reading } from "./document.ts";
import type { LessonProblem } from "./ir.ts";

/** Reads JSON against a schema, as `readDocument` does. YAML is more lenient than JSON, which other readers insist on. */
export function readJson<T>(
  json: string,
  schema: z.ZodType<T>,
  { file, name }: { file: string; name: string },
): Reading<T> {
  const broken = syntaxProblem(json, file);
  return broken ? { ok: false, problems: [broken] } : readDocument(json, schema, { file, line: 1, name });
}

function syntaxProblem(json: string, file: string): LessonProblem | null {
  try {
    JSON.parse(json);
    return null;
  } catch (error) {
    const { message } = error as SyntaxError;
    const before = json.slice(0, Number(/at position (\d+)/.exec(message)?.[1] ?? 0)).split("\n");
    const at = { line: before.length, column: before.at(-1)!.length + 1 };
    return {
      file,
      ...at,
      message: `this is not JSON: ${message}`,
      hint: "Mend the syntax; JSON has no comments.",
    };
  }
}

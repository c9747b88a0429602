import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from "yaml";
import { z } from "zod";
import type { LessonProblem, Position } from "./ir.ts";
import { suggest } from "./nearest.ts";

type Path = readonly PropertyKey[];

/** A value that was read, with the place of each of its parts in the file; or what is wrong with it. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; locate(path: Path): Position }
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/**
 * Reads YAML, and so JSON too, against a schema. The message of a schema's error becomes the problem's hint:
 * a schema says what to write. `line` is the line of the file on which `text` begins, `name` what it is called.
 */
export function readDocument<T>(
  text: string,
  schema: z.ZodType<T>,
  { file, line, name }: { file: string; line: number; name: string },
): Reading<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Position => {
    const { line: own, col } = lines.linePos(offset);
    return { line: own + line - 1, column: col };
  };
  const locate = (path: Path) => at(offsetOf(document, path));

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      ...at(error.pos[0]),
      message:
        error.code === "DUPLICATE_KEY"
          ? "this key is written twice"
          : `this cannot be read: ${error.message}`,
      hint: error.code === "DUPLICATE_KEY" ? "Keep one of the two." : quoting,
    }));
    return { ok: false, problems };
  }

  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, value: parsed.data, locate };
  const problems = parsed.error.issues.flatMap((issue) => describe(issue, document, schema, name));
  return { ok: false, problems: problems.map(({ path, ...words }) => ({ file, ...locate(path), ...words })) };
}

const quoting = "Put text that holds `: ` or ` #`, or begins with a bracket or a quote, into double quotes.";

type Complaint = { path: Path; message: string; hint: string };

function describe(
  issue: z.core.$ZodIssue,
  document: Document,
  schema: z.ZodType,
  whole: string,
): Complaint[] {
  const name = issue.path.length === 0 ? whole : `\`${nameOf(issue.path)}\``;
  const hint = issue.message;
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `unknown key \`${nameOf([...issue.path, key])}\``,
      hint: suggest(key, known),
    }));
  }
  if (issue.code === "invalid_key") {
    return [{ path: issue.path, message: `${name} cannot be a key`, hint: issue.issues[0]?.message ?? hint }];
  }
  const value = document.getIn(issue.path, true);
  const isMissing = value === undefined && issue.path.length > 0;
  if (isMissing) return [{ path: issue.path, message: `the key ${name} is missing`, hint }];
  const found = isScalar(value) ? value.value : value;
  if (issue.code === "invalid_type") {
    const expected = kinds[issue.expected] ?? issue.expected;
    return [
      {
        path: issue.path,
        message: `${name} must be ${expected}, not ${kindOf(found)}`,
        hint,
      },
    ];
  }
  const shown = isScalar(value) ? JSON.stringify(found) : "empty";
  return [{ path: issue.path, message: `${name} cannot be ${shown}`, hint }];
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "keys with values",
};

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (isMap(value)) return "keys with values";
  if (isSeq(value)) return "a list";
  return typeof value === "string" ? "text" : `the ${typeof value} ${String(value)}`;
}

/** `parts[0].lessons[1].slug` */
function nameOf(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

function keysAt(schema: z.ZodType, path: Path): string[] {
  let here: unknown = schema;
  for (const step of path) {
    if (here instanceof z.ZodObject) here = here.shape[String(step)];
    else if (here instanceof z.ZodArray) here = here.element;
    else if (here instanceof z.ZodRecord) here = here.valueType;
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

/** Where the key stands that the path ends in; for what is missing, where the nearest thing around it begins. */
function offsetOf(document: Document, path: Path): number {
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[step as number] ?? null) as Node | null;
      offset = node?.range?.[0] ?? offset;
    }
  }
  return offset;
}

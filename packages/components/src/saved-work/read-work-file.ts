import { format, version, type WorkFile } from "./work-file.ts";
import type { Answer, Done, Json, Version } from "./work.ts";

export type FileReading =
  | { readonly ok: true; readonly file: WorkFile }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a file that somebody chose: it may be anything. Says all that is wrong with it, and where. */
export function readWorkFile(text: string): FileReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed("This is not JSON. Choose a file that “Export all saved work” has made.");
  }
  if (!isRecord(json) || json["format"] !== format)
    return failed("This file holds no saved work. Choose a file that “Export all saved work” has made.");
  if (json["version"] !== version)
    return failed(
      `This file has version ${String(json["version"])} of the format, and this page knows version ${version}. ` +
        "Reload the page to get its newest version, then try again.",
    );
  const problems: string[] = [];
  const rows = <T>(name: string, fields: Fields<T>): T[] => {
    const list = json[name];
    if (!Array.isArray(list)) {
      problems.push(`“${name}” is missing, or is no list.`);
      return [];
    }
    return list.flatMap((row, place) => readRow(row, fields, `${name}[${place}]`, problems) ?? []);
  };
  const file: WorkFile = {
    edits: rows<Omit<Version, "id">>("edits", {
      lesson: isName,
      cell: isName,
      source: isText,
      original: isText,
      savedAt: isTime,
      isAside: isTruth,
    }),
    answers: rows<Answer>("answers", { lesson: isName, id: isName, answer: isJson, savedAt: isTime }),
    progress: rows<Done>("progress", { lesson: isName, id: isName, doneAt: isTime, receipt: isJson }),
  };
  return problems.length === 0 ? { ok: true, file } : { ok: false, problems };
}

const failed = (problem: string): FileReading => ({ ok: false, problems: [problem] });

/** A test of a field, and what the field should be. */
type Check = readonly [test: (value: unknown) => boolean, expected: string];
type Fields<T> = Readonly<Record<keyof T, Check>>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isName: Check = [(value) => typeof value === "string" && value !== "", "a text that is not empty"];
const isText: Check = [(value) => typeof value === "string", "a text"];
const isTruth: Check = [(value) => typeof value === "boolean", "true or false"];
const isTime: Check = [
  (value) => typeof value === "number" && Number.isFinite(value) && value >= 0,
  "a time in milliseconds since 1970",
];
const isJson: Check = [(value: unknown): value is Json => value !== undefined, "a value; null will do"];

/** The fields of a row and no others, or null and what is wrong. */
function readRow<T>(row: unknown, fields: Fields<T>, where: string, problems: string[]): T | null {
  if (!isRecord(row)) {
    problems.push(`${where} is no record.`);
    return null;
  }
  const before = problems.length;
  const read = Object.entries<Check>(fields).map(([field, [test, expected]]) => {
    if (!Object.hasOwn(row, field)) problems.push(`${where}.${field} is missing: it should be ${expected}.`);
    else if (!test(row[field])) problems.push(`${where}.${field} should be ${expected}.`);
    return [field, row[field]];
  });
  return problems.length === before ? (Object.fromEntries(read) as T) : null;
}

import { pairs, readAttributes, type Flaw } from "./info-string.ts";
import type { LessonCell } from "./ir.ts";
import { isKebabCase, toKebabCase } from "./names.ts";
import { nearest, suggest } from "./nearest.ts";

/** What a cell has where its fence says nothing. */
export const defaults = { seed: 1, budget: 100_000 } as const;

export type CellAttributes = Omit<LessonCell, "source" | "position">;

/** How the text behind `=` is read: its value, or what is wrong with it and what to write. */
type Reader<T> = (text: string) => { readonly value: T } | { readonly wrong: string; readonly hint: string };

const most = Number.MAX_SAFE_INTEGER;

const wholeNumber =
  (least: number): Reader<number> =>
  (text) =>
    /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most
      ? { value: Number(text) }
      : {
          wrong: "is not a whole number",
          hint: `Write a whole number from ${least} to ${most}, in digits alone.`,
        };

const someText: Reader<string> = (text) =>
  text.trim() === ""
    ? { wrong: "is empty", hint: "Write some text, or remove the attribute." }
    : { value: text };

const kebabCase: Reader<string> = (text) => {
  if (isKebabCase(text)) return { value: text };
  const example = toKebabCase(text);
  const hint = `Write lower-case words joined by hyphens${example && `: \`${example}\``}.`;
  return { wrong: "is not in kebab-case", hint };
};

const errorCode: Reader<string> = (text) =>
  /^TS\d+$/.test(text)
    ? { value: text }
    : { wrong: "is no code of TypeScript", hint: "Write the code that the error shows, such as `TS2322`." };

const readers = {
  id: kebabCase,
  seed: wholeNumber(0),
  budget: wholeNumber(1),
  title: someText,
  "expect-throws": someText,
  "expect-error": errorCode,
} satisfies Record<string, Reader<unknown>>;

const names = Object.keys(readers);
const isName = (name: string): name is keyof typeof readers => Object.hasOwn(readers, name);

/**
 * The attributes of a cell from the line of its fence, beginning at the place `from` behind the word `cell`.
 * `cell` is null where the id is missing or wrong; then there is a flaw too.
 */
export function readCellAttributes(line: string, from: number): CellReading {
  const { attributes, flaws } = readAttributes(line, from);
  const values = new Map<string, unknown>();
  let idColumn = from + 1;
  for (const { name, value, nameColumn, valueColumn } of attributes) {
    const flaw = (column: number, message: string, hint: string) => flaws.push({ column, message, hint });
    if (!isName(name)) {
      const isLoose = value === null && nearest(name, names) === null;
      flaw(nameColumn, `a cell has no attribute \`${name}\``, isLoose ? pairs : suggest(name, names));
      continue;
    }
    if (values.has(name)) flaw(nameColumn, `\`${name}\` is given twice`, "Keep one of the two.");
    values.set(name, undefined);
    if (value === null) {
      flaw(nameColumn, `\`${name}\` has no value`, `Write \`${name}=...\`.`);
      continue;
    }
    const read = readers[name](value);
    if ("wrong" in read) flaw(valueColumn, `the ${name} \`${value}\` ${read.wrong}`, read.hint);
    else values.set(name, read.value);
    if (name === "id") idColumn = valueColumn;
  }
  const isIdBehindOpenQuote = /\sid=/.test(line.slice(from));
  if (!values.has("id") && !isIdBehindOpenQuote) {
    const hint = "Add `id=...`: saved work and recorded output are filed under it, so choose it once.";
    flaws.push({ column: from - "cell".length + 1, message: "the cell has no id", hint });
  }
  return { cell: cellOf(values), idColumn, flaws };
}

export type CellReading = {
  readonly cell: CellAttributes | null;
  readonly idColumn: number;
  readonly flaws: readonly Flaw[];
};

function cellOf(values: ReadonlyMap<string, unknown>): CellAttributes | null {
  const get = <T>(name: keyof typeof readers, otherwise: T) => (values.get(name) ?? otherwise) as T;
  const id = get<string | null>("id", null);
  if (id === null) return null;
  return {
    id,
    seed: get<number>("seed", defaults.seed),
    budget: get<number>("budget", defaults.budget),
    title: get<string | null>("title", null),
    expectThrows: get<string | null>("expect-throws", null),
    expectError: get<string | null>("expect-error", null),
  };
}

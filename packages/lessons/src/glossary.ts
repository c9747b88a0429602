/** The words of the field, as data: `content/glossary.json`. */
import { z } from "zod";
import type { LessonProblem } from "./ir.ts";
import { readJson } from "./json.ts";
import { isKebabCase } from "./names.ts";
import { inFileOrder } from "./problem.ts";

export type Definition = {
  /** What `<Term id="..." />` names: `bivalent`. */
  readonly id: string;
  /** The word as it stands in a sentence: "bivalent". */
  readonly term: string;
  /** One or two sentences. */
  readonly definition: string;
  /** The id of the work that the definition follows; null where it is everybody's. */
  readonly source: string | null;
};

const text = (hint: string) => z.string({ error: hint }).min(1, { error: hint });
const definition = z.strictObject(
  {
    term: text('Write `"term"`, the word as it stands in a sentence.'),
    definition: text('Write `"definition"`, one or two sentences of plain text.').regex(/\.$/, {
      error: "A definition is a sentence: end it with a full stop.",
    }),
    source: text('Write `"source"`, the id of a work of the bibliography.').optional(),
  },
  { error: "Write `{ term, definition }`, and `source` where the definition is that of a work." },
);
const id = "Write the id in lower-case words joined by hyphens: `happens-before`.";
const schema = z.record(z.string().refine(isKebabCase, { error: id }), definition, {
  error: "Write one object: each key an id, each value `{ term, definition }`.",
});

export type GlossaryReading =
  | { readonly ok: true; readonly definitions: readonly Definition[] }
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/** Reads the glossary from the text of its file; the definitions come in the order of their words. */
export function readGlossary(json: string, file: string): GlossaryReading {
  const reading = readJson(json, schema, { file, name: "the glossary" });
  if (!reading.ok) return { ok: false, problems: inFileOrder(reading.problems) };
  const definitions = Object.entries(reading.value).map(([id, { source = null, ...entry }]) => ({
    ...entry,
    id,
    source,
  }));
  const key = ({ term }: Definition) => term.toLowerCase();
  return { ok: true, definitions: definitions.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

/** The works that the course cites, as data: `content/bibliography.json`. */
import { z } from "zod";
import type { LessonProblem } from "./ir.ts";
import { readJson } from "./json.ts";
import { isKebabCase } from "./names.ts";
import { inFileOrder } from "./problem.ts";

export type Work = {
  /** What `<Cite id="..." />` names: `flp85`. */
  readonly id: string;
  /** Full names in the order of the publication. */
  readonly authors: readonly string[];
  readonly title: string;
  /** Where it appeared, with volume and number. */
  readonly venue: string;
  readonly year: number;
  /** Where it can be read: its DOI where there is one, else its address; null where neither is known. */
  readonly link: string | null;
  /** Who stands before the year in a citation: "Fischer, Lynch and Paterson". */
  readonly by: string;
  /** The year; where one such name has several works of one year, with a letter: "1978a". */
  readonly when: string;
};

const text = (hint: string) => z.string({ error: hint }).min(1, { error: hint });
const authors = 'Write `"authors": ["Leslie Lamport"]`, full names in the order of the publication.';
const id = "Write the id in lower-case letters and numbers: `flp85`, or `dean-barroso-2013`.";

const work = z.strictObject(
  {
    authors: z.array(text(authors), { error: authors }).min(1, { error: authors }),
    title: text('Write `"title"` as it is printed.'),
    venue: text('Write `"venue"`: the journal or the conference, with volume and number.'),
    year: z.int({ error: 'Write `"year"` as a number of four digits.' }).min(1900).max(2100),
    doi: text('Write `"doi"` as it begins with 10.')
      .regex(/^10\.\d{4,}\/\S+$/, { error: "A DOI begins with `10.`, without an address before it." })
      .optional(),
    url: text('Write `"url"` with https://.')
      .regex(/^https?:\/\/\S+$/, { error: 'Write `"url"` with https://.' })
      .optional(),
    label: text('Write `"label"`, what a citation says in place of family names.').optional(),
  },
  { error: "Write `{ authors, title, venue, year }`, and `doi` or `url` where there is one." },
);
const schema = z.record(z.string().refine(isKebabCase, { error: id }), work, {
  error: "Write one object: each key an id, each value a work.",
});

export type BibliographyReading =
  | { readonly ok: true; readonly works: readonly Work[] }
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/** Reads the bibliography from the text of its file. */
export function readBibliography(json: string, file: string): BibliographyReading {
  const reading = readJson(json, schema, { file, name: "the bibliography" });
  if (!reading.ok) return { ok: false, problems: inFileOrder(reading.problems) };
  const works = Object.entries(reading.value).map(([id, { doi, url, label, ...entry }]) => ({
    ...entry,
    id,
    link: doi === undefined ? (url ?? null) : `https://doi.org/${doi}`,
    by: label ?? listed(entry.authors.map(familyName)),
  }));
  return { ok: true, works: works.map((each) => ({ ...each, when: yearOf(each, works) })) };
}

/** "Lynch"; "van Steen": a particle in lower case belongs to the name. */
function familyName(name: string): string {
  const words = name.split(/\s+/);
  const particle = words.findIndex((word, place) => place > 0 && /^\p{Ll}/u.test(word));
  return words.slice(particle < 0 ? -1 : particle).join(" ");
}

/** Up to three names; of more the first one. */
function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names[0]} and others`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

type Dated = { readonly id: string; readonly by: string; readonly year: number };

function yearOf({ id, by, year }: Dated, works: readonly Dated[]): string {
  const alike = works.filter((other) => other.by === by && other.year === year);
  const letter = "abcdefghij"[alike.findIndex((other) => other.id === id)]!;
  return alike.length === 1 ? String(year) : `${year}${letter}`;
}

/** Works in the order of a list of references: by who wrote them, then by year. */
export function inListOrder(works: readonly Work[]): Work[] {
  const key = ({ by, when, title }: Work) => `${by.toLowerCase()} ${when} ${title}`;
  return [...works].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

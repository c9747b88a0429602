/** What lessons name by its id, at build time only: works, words, claims. */
import {
  type Definition,
  type Known,
  type LessonProblem,
  readBibliography,
  readClaims,
  readGlossary,
  type RecordedClaim,
  type Work,
} from "@lightcone/lessons";

const texts = import.meta.glob<{ readonly default: string }>(
  ["bibliography.json", "glossary.json", "claims.json"],
  { base: "../../../content", query: "?raw" },
);

export type ReferenceData = {
  readonly works: ReadonlyMap<string, Work>;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly claims: ReadonlyMap<string, RecordedClaim>;
};

/** Reads all three; what is wrong with them is added to `problems`. */
export async function readReferenceData(problems: LessonProblem[]): Promise<ReferenceData> {
  const [bibliography, glossary, claims] = await Promise.all(
    ["bibliography.json", "glossary.json", "claims.json"].map(text),
  );
  const works = readBibliography(bibliography!, "content/bibliography.json");
  const words = readGlossary(glossary!, "content/glossary.json");
  const claimed = readClaims(claims!, "content/claims.json");
  for (const reading of [works, words, claimed]) if (!reading.ok) problems.push(...reading.problems);
  return {
    works: byId(works.ok ? works.works : []),
    definitions: byId(words.ok ? words.definitions : []),
    claims: byId(claimed.ok ? claimed.claims : []),
  };
}

/** The ids that lessons may name. */
export const knownIds = ({ works, definitions, claims }: ReferenceData): Known => ({
  Cite: [...works.keys()],
  Term: [...definitions.keys()],
  Claim: [...claims.keys()],
});

const byId = <Entry extends { readonly id: string }>(entries: readonly Entry[]) =>
  new Map(entries.map((entry) => [entry.id, entry]));

async function text(name: string): Promise<string> {
  const read = texts[`./${name}`];
  if (!read) throw new Error(`content/${name} is missing: lessons refer to it.`);
  return (await read()).default;
}

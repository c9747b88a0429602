import { join } from "node:path";
import {
  readBibliography,
  readClaims,
  readGlossary,
  type Definition,
  type RecordedClaim,
  type Work,
} from "@lightcone/lessons";
import { readIfPresent } from "../files.ts";
import type { Loaded } from "../load.ts";

/** What lessons name by its id. */
export type References = {
  readonly works: readonly Work[];
  readonly definitions: readonly Definition[];
  readonly claims: readonly RecordedClaim[];
};

/** Reads the bibliography, the glossary and the recorded claims of the workspace at `root`; a course may have none. */
export async function loadReferences(root: string): Promise<Loaded<References>> {
  const read = async (name: string, empty: string) =>
    [(await readIfPresent(join(root, "content", name))) ?? empty, `content/${name}`] as const;
  const works = readBibliography(...(await read("bibliography.json", "{}")));
  const words = readGlossary(...(await read("glossary.json", "{}")));
  const claimed = readClaims(...(await read("claims.json", "[]")));
  if (!works.ok || !words.ok || !claimed.ok) {
    const problems = [works, words, claimed].flatMap((reading) => (reading.ok ? [] : reading.problems));
    return { ok: false, problems };
  }
  return {
    ok: true,
    value: { works: works.works, definitions: words.definitions, claims: claimed.claims },
  };
}

/** Rules that a SPEC.md states, and the tests that hold them. */
import { posix } from "node:path";
import type { File } from "../workspace.ts";

/** An id as a SPEC.md states it, `**L2**` or `**MSG-1**`; where one is only mentioned it is not bold. */
const stated = /\*\*([A-Z]+-?\d+)\*\*/g;

/**
 * Each rule of a SPEC.md is stated once, and its id begins the name of a test: of the project, or of a test elsewhere
 * that the SPEC.md names by its path from there, such as `../protocols/src/fingerprints.test.ts`.
 */
export function specProblems(files: readonly File[]): string[] {
  return files
    .filter(({ path }) => posix.basename(path) === "SPEC.md")
    .flatMap((spec) => {
      const ids = [...spec.text.matchAll(stated)].map(([, id]) => id!);
      const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
      const tests = testsFor(spec, files);
      const bare = ids.filter((id) => !tests.some(({ text }) => isInName(id).test(text)));
      return [
        ...twice.map((id) => `${spec.path}: the rule ${id} is stated twice`),
        ...bare.map((id) => `${spec.path}: no test has the rule ${id} in its name`),
      ];
    });
}

function testsFor({ path, text }: File, files: readonly File[]): File[] {
  const folder = posix.dirname(path);
  const named = [...text.matchAll(/`(\.\.\/[^`]+\.test\.tsx?)`/g)].map(([, to]) => posix.join(folder, to!));
  const own = (file: File) => file.path.startsWith(`${folder}/`) && /\.test\.tsx?$/.test(file.path);
  return files.filter((file) => own(file) || named.includes(file.path));
}

/** A text that begins with the id, alone or among others: `"L2 ..."`, `"[NB-1] ..."`, `"D2, D3 ..."`. */
const isInName = (id: string) => new RegExp(`["'\`]\\[?(?:[A-Z]+-?\\d+,? (?:and )?)*${id}\\b(?!-)`);

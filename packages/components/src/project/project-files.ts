import { inputNameOf, notebook } from "@lightcone/notebook";
import { cellFile, type ProjectCell } from "./cell-file.ts";
import { license } from "./license.ts";
import { mainFile, manifestFile, readmeFile, showFile, tsconfigFile, consoleFile } from "./templates.ts";

export type ProjectLesson = {
  readonly slug: string;
  /** Its inputs, which nobody runs, and its cells. */
  readonly cells: readonly ProjectCell[];
};

const packages = "node_modules/@lightcone/";

/**
 * A lesson as a project of TypeScript that runs in Node: its files by path. `doors` are the sources of our packages as
 * the site serves them to the editor, by their path under `node_modules`; the project holds them in a folder of its own.
 */
export function projectFiles(
  lesson: ProjectLesson,
  doors: Readonly<Record<string, string>>,
): Record<string, string> {
  const { cells } = notebook(lesson.cells);
  const ids = lesson.cells.map(({ id }) => id).filter((id) => inputNameOf(id) === null);
  const sources = Object.entries(doors).filter(([path]) => path.startsWith(packages));
  return {
    "README.md": readmeFile(lesson.slug, ids),
    LICENSE: license,
    "package.json": manifestFile(lesson.slug),
    "tsconfig.json": tsconfigFile,
    "main.ts": mainFile(ids),
    ...Object.fromEntries(lesson.cells.map((cell) => [`cells/${cell.id}.ts`, cellFile(cell, cells)])),
    "lightcone/show.ts": showFile,
    "lightcone/console.d.ts": consoleFile,
    ...Object.fromEntries(
      sources.map(([path, source]) => [`lightcone/${path.slice(packages.length)}`, source]),
    ),
  };
}

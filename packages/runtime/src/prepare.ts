import { notebook } from "@lightcone/notebook";
import type { Library } from "./library.ts";
import { link } from "./link.ts";
import type { CellError, CellSource } from "./result.ts";
import { transpile, type Transpiled } from "./transpile.ts";

/** A cell that can be compiled, with what its imports bring into its scope. */
export type Prepared = { readonly transpiled: Transpiled; readonly imported: ReadonlyMap<string, unknown> };

/** Reads all cells of a chain before any of them runs; the first thing that is wrong ends it. */
export function prepare(
  chain: readonly CellSource[],
  doors: ReturnType<Library["doors"]>,
  names?: readonly string[],
): { readonly cells: readonly Prepared[] } | { readonly error: CellError } {
  const problem = notebook(chain).problems[0];
  if (problem !== undefined) {
    const { kind, ...rest } = problem;
    return { error: { kind: kind === "syntax" ? "syntax" : "name", ...rest } };
  }
  const cells: Prepared[] = [];
  for (const source of chain) {
    const result = transpile(source);
    if (!result.ok) return { error: result.error };
    const linked = link(result.transpiled, doors, names);
    if (!linked.ok) return { error: linked.error };
    cells.push({ transpiled: result.transpiled, imported: linked.scope });
  }
  return { cells };
}

import type { Declaration } from "./declarations.ts";
import { isVisibleAs, type Meaning } from "./names.ts";
import type { ParsedCell } from "./parse-cell.ts";

/** A cell in its notebook. A cell that cannot be parsed defines and uses nothing. */
export type NotebookCell = { readonly id: string; readonly source: string; readonly parsed: ParsedCell };

/** Each name with the first cell, in document order, that defines it. */
export type Definitions = ReadonlyMap<string, Definition>;
export type Definition = { readonly cell: string; readonly declaration: Declaration };

export function definitionsOf(cells: readonly NotebookCell[]): Definitions {
  const definitions = new Map<string, Definition>();
  for (const { id, parsed } of cells)
    for (const declaration of parsed.ok ? parsed.cell.declares : [])
      if (!definitions.has(declaration.name)) definitions.set(declaration.name, { cell: id, declaration });
  return definitions;
}

/** The definition that a use of a free name refers to; null where no cell defines it so. */
export function definitionFor(
  use: { readonly name: string; readonly meaning: Meaning },
  definitions: Definitions,
): Definition | null {
  const definition = definitions.get(use.name);
  return isVisibleAs(definition?.declaration.kind, use.meaning) ? (definition ?? null) : null;
}

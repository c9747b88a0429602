import type { Import, ImportedName } from "@lightcone/notebook";
import type { Library } from "./library.ts";
import type { CellError } from "./result.ts";
import type { Transpiled } from "./transpile.ts";

type Doors = ReturnType<Library["doors"]>;

/** What the imports of a cell bring into its scope, by local name; or the first that brings nothing. */
export type Linked =
  | { readonly ok: true; readonly scope: ReadonlyMap<string, unknown> }
  | { readonly ok: false; readonly error: CellError };

/** Looks up a cell's imports in the doors of the library. */
export function link({ id, cell }: Transpiled, doors: Doors): Linked {
  const scope = new Map<string, unknown>();
  for (const statement of cell.imports) {
    const door = Object.hasOwn(doors, statement.module) ? doors[statement.module]! : null;
    if (door === null) return { ok: false, error: noDoor(id, statement, Object.keys(doors)) };
    for (const name of statement.names) {
      if (name.isTypeOnly) continue;
      if (name.imported !== "*" && !Object.hasOwn(door, name.imported))
        return { ok: false, error: noExport(id, statement, name, Object.keys(door)) };
      scope.set(name.local, name.imported === "*" ? door : door[name.imported]);
    }
  }
  return { ok: true, scope };
}

const noDoor = (cell: string, { module, line, column }: Import, doors: readonly string[]): CellError => ({
  kind: "name",
  cell,
  line,
  column,
  message: `There is no module "${module}" for cells.`,
  hint:
    doors.length === 0 ? "A cell here has nothing to import." : `A cell can import from ${listed(doors)}.`,
});

const noExport = (
  cell: string,
  { module }: Import,
  { imported, line, column }: ImportedName,
  names: readonly string[],
): CellError => ({
  kind: "name",
  cell,
  line,
  column,
  message: `"${module}" has no ${imported === "default" ? "default export" : `\`${imported}\``}.`,
  hint: `It has ${[...names]
    .sort()
    .map((name) => `\`${name}\``)
    .join(", ")}.`,
});

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

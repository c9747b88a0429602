import type { Import, ImportedName } from "@lightcone/notebook";
import type { Library } from "./library.ts";
import type { CellError } from "./result.ts";
import type { Transpiled } from "./transpile.ts";

type Doors = ReturnType<Library["doors"]>;

/** What the imports of a cell bring into its scope, by local name; or the first that brings nothing. */
export type Linked =
  | { readonly ok: true; readonly scope: ReadonlyMap<string, unknown> }
  | { readonly ok: false; readonly error: CellError };

/** Looks up a cell's imports in the doors of the library; `names` are those of all that there are. */
export function link(
  { id, cell }: Transpiled,
  doors: Doors,
  names: readonly string[] = Object.keys(doors),
): Linked {
  const scope = new Map<string, unknown>();
  for (const statement of cell.imports) {
    const door = Object.hasOwn(doors, statement.module) ? doors[statement.module]! : null;
    if (door === null) return { ok: false, error: noDoor(id, statement, names) };
    for (const name of statement.names) {
      if (name.isTypeOnly) continue;
      if (name.imported !== "*" && !Object.hasOwn(door, name.imported))
        return { ok: false, error: noExport(id, statement, name, Object.keys(door)) };
      scope.set(name.local, name.imported === "*" ? door : door[name.imported]);
    }
  }
  return { ok: true, scope };
}

const noDoor = (cell: string, { module, line, column }: Import, names: readonly string[]): CellError => {
  const place = { cell, line, column };
  if (names.includes(module))
    return {
      kind: "crashed",
      ...place,
      message: `The module "${module}" is not loaded.`,
      hint: "Run the cell again; if that does not help, reload the page.",
    };
  return {
    kind: "name",
    ...place,
    message: `There is no module "${module}" for cells.`,
    hint:
      names.length === 0 ? "A cell here has nothing to import." : `A cell can import from ${listed(names)}.`,
  };
};

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

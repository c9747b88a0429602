import type { Declaration } from "./declarations.ts";
import type { Notebook } from "./notebook.ts";
import { parseCell } from "./parse-cell.ts";

/**
 * A cell as a module of TypeScript that exports what the cell declares. The exports stand after the source, so
 * every line and column stays where it is. A cell that cannot be parsed is a module that exports nothing.
 * Types are exported as values are, because an alias cannot name what `export type` exports; so a project of such
 * modules must set neither `isolatedModules` nor `verbatimModuleSyntax`.
 */
export function moduleText(source: string): string {
  const parsed = parseCell(source);
  const declares = parsed.ok ? parsed.cell.declares : [];
  return `${source}\nexport { ${declares.map(({ name }) => name).join(", ")} };\n`;
}

/**
 * The one TypeScript file which makes the names of all other cells visible in the cell `id`, with their types,
 * generics, classes and values. Without an id it serves all cells at once: a cell's own names come before globals.
 * `modulePath` says how the file imports a cell's module.
 */
export function declareGlobals(
  { cells }: Notebook,
  id: string | null,
  modulePath: (id: string) => string,
): string {
  const seen = new Set<string>();
  const isFirst = ({ name }: Declaration) => !seen.has(name) && seen.add(name);
  const imports: string[] = [];
  const names: string[] = [];
  cells.forEach((cell, place) => {
    if (cell.id === id || !cell.parsed.ok) return;
    const declares = cell.parsed.cell.declares.filter(isFirst);
    if (declares.length === 0) return;
    imports.push(`import * as cell${place} from ${JSON.stringify(modulePath(cell.id))};`);
    names.push(...declares.map(({ name }) => `  export import ${name} = cell${place}.${name};`));
  });
  return [...imports, "declare global {", ...names, "}", "export {};", ""].join("\n");
}

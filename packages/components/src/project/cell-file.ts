import { parseCell, type Declaration, type NotebookCell } from "@lightcone/notebook";

export type ProjectCell = { readonly id: string; readonly title: string | null; readonly source: string };

/**
 * A cell as a file of its own: the names that it uses are imported from the cells that define them, its last expression
 * is shown, and what it declares is exported. A cell that cannot be read stays as it is.
 */
export function cellFile({ id, title, source }: ProjectCell, cells: readonly NotebookCell[]): string {
  const heading = title === null ? "" : `// ${title}\n`;
  const parsed = parseCell(source);
  if (!parsed.ok) return `${heading}${source}\n`;
  const { declares, imports, references, lastExpression } = parsed.cell;
  const local = new Set(imports.flatMap(({ names }) => names.map((name) => name.local)));
  const lines = cells
    .filter((other) => other.id !== id)
    .map((other) => {
      const used = definedFirstBy(other, cells).filter(
        ({ name }) => !local.has(name) && references.some((reference) => reference.name === name),
      );
      const names = used.map(({ name, kind }) => (kind === "type" ? `type ${name}` : name));
      return names.length === 0 ? "" : `import { ${names.join(", ")} } from "./${other.id}.ts";\n`;
    });

  const isOwn = (name: string) =>
    local.has(name) || cells.some((cell) => cell.parsed.ok && cell.parsed.cell.declares.some(named(name)));
  const usesShow = !isOwn("show") && references.some(named("show"));
  const body = shown(source, lastExpression, isOwn("show") ? "_show" : "show");
  if (usesShow || body !== source)
    lines.unshift(`import { show${isOwn("show") ? " as _show" : ""} } from "../lightcone/show.ts";\n`);
  const head = lines.join("");
  return `${heading}${head}${head === "" ? "" : "\n"}${body}\n\n${exportsOf(declares)}`;
}

const named =
  (name: string) =>
  (other: { readonly name: string }): boolean =>
    other.name === name;

/** The names that a cell defines and no cell before it: the first definition counts. */
function definedFirstBy(cell: NotebookCell, cells: readonly NotebookCell[]): readonly Declaration[] {
  const before = cells.slice(0, cells.indexOf(cell));
  const isKnown = ({ name }: Declaration) =>
    before.some(({ parsed }) => parsed.ok && parsed.cell.declares.some(named(name)));
  return cell.parsed.ok ? cell.parsed.cell.declares.filter((declaration) => !isKnown(declaration)) : [];
}

/** The source with its last expression shown, as the page shows it under the cell. */
function shown(source: string, last: { readonly start: number; readonly end: number } | null, show: string) {
  if (last === null) return source;
  const expression = source.slice(last.start, last.end);
  if (/^(show|console\.\w+)\s*\(/.test(expression)) return source;
  // `a, b` would be two arguments: where a declaration reads it otherwise, it needs parentheses.
  const alone = parseCell(`const _value = ${expression}`);
  const isOne = alone.ok && alone.cell.declares.length === 0;
  const argument = isOne ? expression : `(${expression})`;
  return `${source.slice(0, last.start)}${show}(${argument})${source.slice(last.end)}`;
}

function exportsOf(declares: readonly Declaration[]): string {
  if (declares.length === 0) return "export {};\n";
  const names = declares.map(({ name, kind }) => (kind === "type" ? `type ${name}` : name));
  return `export { ${names.join(", ")} };\n`;
}

/** A change of a text: what stands from `start` on for `length` characters becomes `text`. */
export type Edit = { readonly start: number; readonly length: number; readonly text: string };

export type Importing = { readonly name: string; readonly isType: boolean; readonly module: string };

type Statement = {
  readonly isType: boolean;
  readonly names: string;
  readonly at: number;
  readonly module: string;
};

/** The imports with braces of a cell, read so that a cell which is being typed need not be whole. */
function statementsOf(source: string): Statement[] {
  const form = /^[ \t]*import\s+(type\s+)?\{([^{}]*)\}\s*from\s*["']([^"']+)["']/gm;
  return [...source.matchAll(form)].map(({ 0: whole, 1: type, 2: names = "", 3: module = "", index }) => ({
    isType: type !== undefined,
    names,
    at: index + whole.indexOf("{") + 1,
    module,
  }));
}

/** The names that a cell imports already, as it calls them. */
export function importedNames(source: string): ReadonlySet<string> {
  const locals = statementsOf(source).flatMap(({ names }) =>
    names.split(",").map((name) => /[\w$]+\s*$/.exec(name)?.[0].trim() ?? ""),
  );
  return new Set(locals);
}

/** How a cell comes to import a name: in an import of that module that it has, or by one more line after its imports. */
export function importEdit(source: string, { name, isType, module }: Importing): Edit {
  const mine = statementsOf(source).filter((statement) => statement.module === module);
  const open = mine.find((statement) => statement.isType === isType) ?? mine.find((each) => !each.isType);
  if (open !== undefined) {
    const written = isType && !open.isType ? `type ${name}` : name;
    const kept = open.names.trimEnd().replace(/,$/, "");
    const names =
      kept.trim() === "" ? ` ${written} ` : `${kept}, ${written}${/\s$/.test(open.names) ? " " : ""}`;
    const isTall = open.names.includes("\n");
    return {
      start: open.at,
      length: open.names.length,
      text: isTall ? `${kept},\n  ${written},\n` : names,
    };
  }
  const line = `import ${isType ? "type " : ""}{ ${name} } from "${module}";\n`;
  const last = [...source.matchAll(/^[ \t]*import\b[^"']*["'][^"'\n]*["'];?[^\n]*(?:\n|$)/gm)].at(-1);
  if (last === undefined) return { start: 0, length: 0, text: line };
  const end = last.index + last[0].length;
  return last[0].endsWith("\n")
    ? { start: end, length: 0, text: line }
    : { start: end, length: 0, text: `\n${line.trimEnd()}` };
}

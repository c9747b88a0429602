import { child, children, nameOf, positionOf, type Node, type Position } from "./syntax.ts";

export type ImportedName = Position & {
  /** The name in the module: `*` for the module as a whole, `default` for its default export. */
  readonly imported: string;
  /** The name in the cell. */
  readonly local: string;
  /** Whether the cell uses it in types only, so that nothing of it is left at run time. */
  readonly isTypeOnly: boolean;
};

/** One import statement; `start` and `end` are offsets in the source. */
export type Import = Position & {
  readonly module: string;
  readonly names: readonly ImportedName[];
  readonly start: number;
  readonly end: number;
};

/** The imports of a program, given the names that it uses as values. */
export const importsOf = (program: Node, valuesUsed: ReadonlySet<string>): Import[] =>
  children(program, "body")
    .filter((statement) => statement.type === "ImportDeclaration")
    .map((statement) => ({
      module: String(child(statement, "source")?.["value"]),
      names: children(statement, "specifiers").map((specifier): ImportedName => {
        const local = nameOf(child(specifier, "local"));
        const isDeclaredType = [statement, specifier].some((node) => node["importKind"] === "type");
        return {
          imported: importedName(specifier),
          local,
          isTypeOnly: isDeclaredType || !valuesUsed.has(local),
          ...positionOf(specifier),
        };
      }),
      start: statement.start,
      end: statement.end,
      ...positionOf(statement),
    }));

function importedName(specifier: Node): string {
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  const imported = child(specifier, "imported");
  return nameOf(imported) || String(imported?.["value"]);
}

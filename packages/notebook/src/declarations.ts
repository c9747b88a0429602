import { boundByStatements, hoisted } from "./bindings.ts";
import { merged, type Kind } from "./names.ts";
import { children, positionOf, type Node, type Position } from "./syntax.ts";

/** A name that a cell defines for all cells, and where it does so first. */
export type Declaration = Position & { readonly name: string; readonly kind: Kind };

/** The names that a program defines, in the order of the source. Imports and names like `_x` stay in the cell. */
export function declarationsOf(program: Node): Declaration[] {
  const statements = children(program, "body").filter((statement) => statement.type !== "ImportDeclaration");
  const declared = new Map<string, Declaration>();
  const bindings = [...boundByStatements(statements), ...hoisted(statements)];
  for (const { name, kind, node } of bindings.sort((a, b) => a.node.start - b.node.start)) {
    if (name.startsWith("_")) continue;
    const earlier = declared.get(name);
    declared.set(
      name,
      earlier ? { ...earlier, kind: merged(earlier.kind, kind) } : { name, kind, ...positionOf(node) },
    );
  }
  return [...declared.values()];
}

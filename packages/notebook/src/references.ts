import { scopeOf, scopeWith, type Meaning, type Scope } from "./names.ts";
import { namesAddedBy } from "./scopes.ts";
import { children, nameOf, positionOf, type Node, type Position } from "./syntax.ts";
import { visit } from "./uses.ts";

/** A use of a name that the cell itself does not declare. */
export type Reference = Position & { readonly name: string; readonly meaning: Meaning };

export type NamesUsed = {
  /** Every use of a free name, in the order of the source. */
  readonly references: readonly Reference[];
  /** The uses among them that assign to the name. */
  readonly assigns: readonly Reference[];
  /** Names of the cell's own top level that it uses as values: an import not among them is one of types only. */
  readonly ownValues: ReadonlySet<string>;
};

/** Finds the free names of a program, each resolved by the scopes of TypeScript. */
export function namesUsed(program: Node): NamesUsed {
  const found: { node: Node; meaning: Meaning; isAssigned: boolean }[] = [];
  const ownValues = new Set<string>();
  const top = scopeWith(null, namesAddedBy(program));

  const refer = (node: Node, meaning: Meaning, scope: Scope, isAssigned = false) => {
    const name = nameOf(node);
    const home = scopeOf(name, meaning, scope);
    if (home === null) found.push({ node, meaning, isAssigned });
    if (home === top && meaning === "value") ownValues.add(name);
  };
  for (const statement of children(program, "body")) visit(statement, top, refer);

  found.sort((a, b) => a.node.start - b.node.start);
  const toReference = ({ node, meaning }: (typeof found)[number]): Reference => ({
    name: nameOf(node),
    meaning,
    ...positionOf(node),
  });
  return {
    references: found.map(toReference),
    assigns: found.filter((use) => use.isAssigned).map(toReference),
    ownValues,
  };
}

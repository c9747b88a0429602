import { child, children, nameOf, positionOf, type Node, type Position } from "./syntax.ts";

/** Why a source is not a cell, in words for its writer. */
export type CellProblem = Position & {
  /** One sentence: what is wrong. */
  readonly message: string;
  /** What to do about it, where there is something to say. */
  readonly hint: string | null;
};

type Refusal = Omit<CellProblem, keyof Position>;

const refusal = (message: string, hint: string): Refusal => ({ message, hint });

export const exported = refusal(
  "A cell has no exports.",
  "Remove `export`: every name that a cell declares at its top level is there for the other cells already.",
);
const awaited = refusal(
  "There is nothing to await in a cell.",
  "A simulation runs in virtual time and returns its result at once: call it without `await`.",
);
const declared = refusal(
  "`declare` promises something which no cell makes.",
  "Remove `declare` and define it, or import it.",
);
const accessor = refusal("Browsers do not run `accessor` fields yet.", "Write a getter and a setter.");
const using = refusal("Browsers do not all run `using` yet.", "Use `const` with `try` and `finally`.");

const refusedTypes: Readonly<Record<string, Refusal>> = {
  Decorator: refusal("Browsers do not run decorators yet.", "Call the function on the class or method."),
  ExportAllDeclaration: exported,
  ExportDefaultDeclaration: exported,
  ExportNamedDeclaration: exported,
  ImportExpression: refusal(
    "Modules are not loaded while a cell runs.",
    'Write `import { name } from "module"` at the top of the cell; a cell cannot load code from an address.',
  ),
  TSExportAssignment: exported,
  TSImportEqualsDeclaration: refusal(
    "`import ... =` has no meaning in a cell.",
    'Write `import { name } from "module"`.',
  ),
  TSModuleDeclaration: refusal(
    "A cell cannot hold a namespace.",
    "Use an object for values, or define types at the top level of a cell.",
  ),
  TSNamespaceExportDeclaration: exported,
};

function refusalOf(node: Node, isInFunction: boolean): Refusal | null {
  const refused = refusedTypes[node.type];
  if (refused) return refused;
  if (node["declare"] === true && node.type !== "PropertyDefinition") return declared;
  if (node["accessor"] === true) return accessor;
  if (node.type === "VariableDeclaration" && /using$/.test(String(node["kind"]))) return using;
  if (node.type === "MetaProperty" && nameOf(child(node, "meta")) === "import")
    return refusal("A cell is not a file: it has no `import.meta`.", "Leave it out.");
  const awaits =
    node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node["await"] === true);
  return awaits && !isInFunction ? awaited : null;
}

/** The first thing in a program that parses but which a cell may not contain. */
export function problemIn(node: Node, isInFunction = false): CellProblem | null {
  const refused = refusalOf(node, isInFunction);
  if (refused) return { ...positionOf(node), ...refused };
  const inside = isInFunction || /Function/.test(node.type);
  for (const property of Object.keys(node))
    for (const one of children(node, property)) {
      const problem = problemIn(one, inside);
      if (problem) return problem;
    }
  return null;
}

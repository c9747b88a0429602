import { cycles, type Graph } from "./graph.ts";
import { definitionFor, type Definitions, type NotebookCell } from "./definitions.ts";
import { inputNameOf } from "./inputs.ts";
import type { Cell } from "./parse-cell.ts";
import type { Reference } from "./references.ts";
import type { CellProblem } from "./rules.ts";

/** What is wrong with a cell, alone (`syntax`) or among the others. */
export type NotebookProblem = CellProblem & {
  readonly kind: "syntax" | "duplicate" | "cycle" | "assignment";
  readonly cell: string;
};

/** The problems of all cells, in document order. */
export function problemsOf(
  cells: readonly NotebookCell[],
  definitions: Definitions,
  graph: Graph,
): NotebookProblem[] {
  const order = cells.map((cell) => cell.id);
  const circles = cycles(graph, order);
  return cells.flatMap(({ id, parsed }) => {
    if (!parsed.ok) return [{ kind: "syntax", cell: id, ...parsed.problem }];
    return [
      ...duplicates(id, parsed.cell, definitions),
      ...assignments(id, parsed.cell, definitions),
      ...circle(id, parsed.cell, definitions, circles.find((cycle) => cycle.includes(id)) ?? []),
    ];
  });
}

const duplicates = (id: string, cell: Cell, definitions: Definitions): NotebookProblem[] =>
  cell.declares.flatMap(({ name, line, column }) => {
    const first = definitions.get(name);
    if (first === undefined || first.cell === id) return [];
    const message =
      inputNameOf(first.cell) === null
        ? `\`${name}\` is already defined in cell "${first.cell}".`
        : `\`${name}\` is already an input of the lesson.`;
    const hint = `Rename it here, for example to \`${unused(name, definitions)}\`, or to \`_${name}\` to keep it inside this cell.`;
    return [{ kind: "duplicate", cell: id, line, column, message, hint }];
  });

const assignments = (id: string, cell: Cell, definitions: Definitions): NotebookProblem[] =>
  cell.assigns.flatMap((use) => {
    const definition = definitionFor(use, definitions);
    if (definition === null) return [];
    const { name, line, column } = use;
    const message =
      inputNameOf(definition.cell) === null
        ? `\`${name}\` belongs to cell "${definition.cell}": another cell cannot assign to it.`
        : `\`${name}\` is an input, which only its control in the text sets: a cell cannot assign to it.`;
    const hint = `Define a name of this cell instead, for example \`const ${unused(name, definitions)} = ...\`.`;
    return [{ kind: "assignment", cell: id, line, column, message, hint }];
  });

function circle(
  id: string,
  cell: Cell,
  definitions: Definitions,
  cycle: readonly string[],
): NotebookProblem[] {
  const leadsOn = (use: Reference) => cycle.includes(definitionFor(use, definitions)?.cell ?? "");
  const use = cell.references.find(leadsOn);
  if (use === undefined || cycle.length === 0) return [];
  const message = `The cells ${listed(cycle)} need one another, so none of them can run first.`;
  const hint = `Move \`${use.name}\`, or what it needs, into a cell of its own, or join these cells.`;
  return [{ kind: "cycle", cell: id, line: use.line, column: use.column, message, hint }];
}

const listed = (ids: readonly string[]): string =>
  `${ids
    .slice(0, -1)
    .map((id) => `"${id}"`)
    .join(", ")} and "${ids.at(-1)}"`;

/** `step2`, or the next number that no cell has taken. */
function unused(name: string, definitions: Definitions): string {
  let number = 2;
  while (definitions.has(`${name}${number}`)) number += 1;
  return `${name}${number}`;
}

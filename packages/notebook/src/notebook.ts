import { chain, dependents, type Graph } from "./graph.ts";
import { definitionFor, definitionsOf, type Definitions, type NotebookCell } from "./definitions.ts";
import { parseCell } from "./parse-cell.ts";
import { problemsOf, type NotebookProblem } from "./problems.ts";

/** The cells of one lesson, in document order, and how they depend on one another. */
export type Notebook = {
  readonly cells: readonly NotebookCell[];
  /** What is wrong, cell by cell in document order. */
  readonly problems: readonly NotebookProblem[];
  /** The cells whose names a cell uses itself, in document order. */
  dependenciesOf(id: string): readonly string[];
  /** The cells that are stale when this one is edited: they use its names, directly or not. */
  dependentsOf(id: string): readonly string[];
  /** What is run to run a cell: all that it depends on, each after what it needs, then the cell itself. */
  chainOf(id: string): readonly string[];
};

/** Relates cells by the names that they define and use. Ids must differ. Queries about an unknown id throw. */
export function notebook(cells: readonly { readonly id: string; readonly source: string }[]): Notebook {
  const parsed = cells.map(({ id, source }) => ({ id, source, parsed: parseCell(source) }));
  const definitions = definitionsOf(parsed);
  const graph = graphOf(parsed, definitions);
  const order = cells.map((cell) => cell.id);
  const known = (id: string): string => {
    if (graph.has(id)) return id;
    throw new Error(
      `The notebook has no cell "${id}"; it has ${order.map((each) => `"${each}"`).join(", ")}.`,
    );
  };
  return {
    cells: parsed,
    problems: problemsOf(parsed, definitions, graph),
    dependenciesOf: (id) => order.filter((other) => graph.get(known(id))?.has(other)),
    dependentsOf: (id) => dependents(graph, order, known(id)),
    chainOf: (id) => chain(graph, order, known(id)),
  };
}

const graphOf = (cells: readonly NotebookCell[], definitions: Definitions): Graph =>
  new Map(
    cells.map(({ id, parsed }) => {
      const uses = parsed.ok ? parsed.cell.references : [];
      const needs = uses.map((use) => definitionFor(use, definitions)?.cell);
      return [id, new Set(needs.filter((other) => other !== undefined))];
    }),
  );

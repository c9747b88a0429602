import { evaluate } from "./evaluate.ts";
import { inspect } from "./inspect/inspect.ts";
import type { Library } from "./library.ts";
import { openBudget, type Budget } from "./meter.ts";
import { openOutputs, type Outputs } from "./outputs.ts";
import { prepare } from "./prepare.ts";
import type { Realm } from "./realm/realm.ts";
import type { CellError, CellResult, Output, RunRequest } from "./result.ts";

/** Where a chain runs, and who is told meanwhile. */
export type Host = {
  readonly library: Library;
  /** The global object whose code the cells are, such as `globalThis`. It is given back as it was. */
  readonly realm: Realm;
  /** Told each output of the last cell as it comes. */
  emit?(output: Output): void;
  /** Told the events spent so far each time that some are spent, which may be very often. */
  onProgress?(events: number): void;
};

/**
 * Runs the last cell of a chain after its ancestors, each in a function of its own which sees what those before it
 * define. It never throws for anything that a cell does: the result tells it.
 */
export function executeChain(request: RunRequest, host: Host): CellResult {
  const outputs = openOutputs(host.library, (output) => host.emit?.(output));
  const budget = openBudget(request.budget, (events) => host.onProgress?.(events));
  const cell = request.chain.at(-1)?.id ?? "";
  const error = run(request, host, outputs, budget);
  budget.close();
  return { cell, outputs: outputs.close(), error, events: budget.spent() };
}

function run({ chain, seed }: RunRequest, host: Host, outputs: Outputs, budget: Budget): CellError | null {
  try {
    const doors = host.library.doors(budget);
    const prepared = prepare(chain, doors);
    if ("error" in prepared) return prepared.error;
    return evaluate(prepared.cells, { seed, realm: host.realm, doors, outputs, budget });
  } catch (bug) {
    const message = `The runtime failed: ${inspect(bug)}`;
    const hint =
      "Unless the cell changed the language itself, this is a mistake of the course: please report it.";
    return {
      kind: "crashed",
      cell: chain[chain.length - 1]?.id ?? "",
      line: null,
      column: null,
      message,
      hint,
    };
  }
}

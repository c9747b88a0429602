import { openDivider } from "./division/divider.ts";
import type { Answer, Divide, Work } from "./division/work.ts";
import { evaluate } from "./evaluate.ts";
import { failureOf, overBudget } from "./failure.ts";
import { inspect } from "./inspect/inspect.ts";
import type { Library, Meter } from "./library.ts";
import { openBudget, type Budget } from "./meter.ts";
import { type Asking, openOutputs } from "./outputs.ts";
import { prepare } from "./prepare.ts";
import type { Realm } from "./realm/realm.ts";
import type { CellError, CellResult, Output, RunRequest, Shown } from "./result.ts";
import type { Standing } from "./standing.ts";

/** Where a chain runs, and who is told meanwhile. */
export type Host = {
  readonly library: Library;
  /** The global object whose code the cells are, such as `globalThis`. It is given back as it was. */
  readonly realm: Realm;
  /** What stands in the realm from run to run, where the host keeps it; made for the same library and realm. */
  readonly standing?: Standing;
  /** Told each output of the last cell as it comes. */
  emit?(output: Output): void;
  /** Told the events spent so far each time that some are spent, which may be very often; see `Meter` for `status`. */
  onProgress?(events: number, status?: string): void;
};

/**
 * Runs the last cell of a chain after its ancestors, each in a function of its own which sees what those before it
 * define. It never throws for anything that a cell does: the result tells it.
 */
export const executeChain = (request: RunRequest, host: Host): CellResult =>
  runChain(request, host, [], (_, work) => work.compute(0, work.count));

/** A chain that runs, as whoever does its work sees it. */
export type Stage = {
  readonly budget: Budget;
  /** Ends the chain without a result of its own; to be thrown. What is put out after it, or simulated, does not count. */
  suspend(): Error;
  /** Whose events the library's functions spend from now on. */
  spendFrom(meter: Meter): void;
};

/** Runs a chain whose first works have answers; `begin` does those that have none. */
export function runChain(
  request: RunRequest,
  host: Host,
  answers: readonly Answer[],
  begin: <Result>(stage: Stage, work: Work<Result>, place: number) => Result,
): CellResult {
  const outputs = openOutputs(host.library, (output) => host.emit?.(output), askingOf(request, host));
  const budget = openBudget(request.budget, (events, status) => host.onProgress?.(events, status));
  let meter: Meter = budget;
  let suspension: Error | null = null;
  const stage: Stage = {
    budget,
    suspend() {
      budget.close();
      outputs.drop();
      return (suspension = new Suspension("The chain goes on when its work is done."));
    },
    spendFrom: (other) => void (meter = other),
  };
  let works = 0;
  const divider = openDivider(budget, answers, (work, place) => {
    if (suspension !== null) throw suspension; // the cell has caught it
    return begin(stage, work, place);
  });
  const divide: Divide = (work) => {
    works += 1;
    return divider(work);
  };
  const current: Meter = { spend: (events, status) => meter.spend(events, status) };
  const doors = () => (host.standing ?? host.library).doors(current, divide);
  const error = run(request, host, doors, {
    ...{ outputs, budget },
    works: () => works,
    isSuspended: () => suspension !== null,
  });
  budget.close();
  return {
    cell: request.chain.at(-1)?.id ?? "",
    outputs: outputs.close(),
    error,
    events: budget.spent(),
  };
}

/** Whoever asks has a budget of their own: what they ask for is no part of the chain. */
function askingOf({ ask, budget: limit }: RunRequest, { library, onProgress }: Host): Asking | null {
  if (!ask) return null;
  const { shown, question } = ask;
  const answer = (value: unknown): Shown | null => {
    const budget = openBudget(limit, (events) => onProgress?.(events));
    try {
      return library.answer?.(value, question, budget) ?? null;
    } catch (thrown) {
      const { message } = budget.exhaustion() === null ? failureOf(thrown) : overBudget(budget);
      return { type: "refused", data: { message } };
    } finally {
      budget.close();
    }
  };
  return { shown, answer };
}

/** Thrown through the cells where a chain ends for now. */
class Suspension extends Error {}

function run(
  { chain, seed }: RunRequest,
  host: Host,
  openDoors: () => ReturnType<Library["doors"]>,
  context: Pick<Parameters<typeof evaluate>[1], "outputs" | "budget" | "works" | "isSuspended">,
): CellError | null {
  try {
    const doors = openDoors();
    const prepared = prepare(chain, doors, host.library.names);
    if ("error" in prepared) return prepared.error;
    const { realm, standing = null } = host;
    return evaluate(prepared.cells, { ...context, seed, realm, doors, standing });
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

import { functionIn, linesBefore } from "./compile.ts";
import { failureOf, isOverflow, overBudget, type Failure } from "./failure.ts";
import { freezeDeeply } from "./freeze.ts";
import type { Budget } from "./meter.ts";
import { openOutputs, type Outputs } from "./outputs.ts";
import type { Prepared } from "./prepare.ts";
import { prelude, type Prelude } from "./realm/prelude.ts";
import type { Realm } from "./realm/realm.ts";
import type { CellError } from "./result.ts";
import { frameOf, type Frame } from "./stack.ts";
import type { Standing } from "./standing.ts";
import type { Transpiled } from "./transpile.ts";

type Context = {
  readonly realm: Realm;
  readonly seed: number;
  readonly doors: unknown;
  /** Where the last cell's outputs go. */
  readonly outputs: Outputs;
  readonly budget: Budget;
  /** Where the host keeps its worker: what stands in it. */
  readonly standing: Standing | null;
  /** How many works the library has met so far. */
  works(): number;
  /** Whether the chain has ended for now, because its work goes on elsewhere. */
  isSuspended(): boolean;
};

/** Runs cells in this order in a prepared realm, and gives the realm back. Returns the error that ended them, or null. */
export function evaluate(cells: readonly Prepared[], context: Context): CellError | null {
  if (context.standing !== null) return evaluateIn(context.standing.prepared, cells, context);
  const prepared = prelude(context.realm, context.seed);
  try {
    freezeDeeply([context.doors], prepared.intrinsics);
    return evaluateIn(prepared, cells, context);
  } finally {
    prepared.remove();
  }
}

function evaluateIn(prepared: Prelude, cells: readonly Prepared[], context: Context): CellError | null {
  const { realm, seed, outputs, budget, standing, works, isSuspended } = context;
  const functionOf: typeof functionIn = (realm, ...code) =>
    standing === null ? functionIn(realm, ...code) : standing.body(...code);
  const memory = standing?.memory(cells, seed) ?? null;
  const above = linesBefore(realm);
  const defined = new Map<string, unknown>();
  const fail = (failure: Failure, frame: Frame | null, place: number): CellError => {
    const cell = cells[frame?.cell ?? place] ?? cells[place]!;
    const { line, column } = positionOf(frame, above, cell.transpiled);
    return { ...failure, cell: cell.transpiled.id, line, column: isOverflow(failure) ? null : column };
  };

  for (const [place, cell] of cells.entries()) {
    const { transpiled, imported } = cell;
    const isLast = place === cells.length - 1;
    const known = isLast ? null : (memory?.recall(cell) ?? null);
    if (known !== null && budget.spent() + known.events <= budget.limit) {
      if (known.events > 0) budget.spend(known.events);
      for (const [name, value] of Object.entries(known.names)) defined.set(name, value);
      memory?.keep(cell, known);
      continue;
    }
    const before = { events: budget.spent(), works: works() };
    const scope = scopeOf(transpiled, [imported, defined, provided(isLast ? outputs : silent())]);
    const body = attempt(() => functionOf(realm, [...scope.keys()], transpiled.code, place));
    if ("thrown" in body) return fail({ ...failureOf(body.thrown), kind: "syntax" }, null, place);

    const values = [...scope.values()];
    prepared.seed(transpiled.id, seed);
    const outcome = attempt(() => body.value(...values));
    prepared.restore();

    if (isSuspended()) return null;
    const exhaustion = budget.exhaustion();
    if (exhaustion !== null) return fail(overBudget(budget), frameOf(exhaustion, place), place);
    if ("thrown" in outcome) return fail(failureOf(outcome.thrown), frameOf(outcome.thrown, place), place);
    const { 0: value, 1: names } = outcome.value; // by place: an iterator could be one that the cell has made
    if (isLast) outputs.value(value);
    else freezeDeeply(Object.values(names), prepared.intrinsics);
    prepared.restore(); // a proxy may have run code of the cell meanwhile
    for (const [name, crossing] of Object.entries(names)) defined.set(name, crossing);
    if (works() === before.works) memory?.keep(cell, { names, events: budget.spent() - before.events });
  }
  return null;
}

type Outcome<Value> = { readonly value: Value } | { readonly thrown: unknown };

function attempt<Value>(run: () => Value): Outcome<Value> {
  try {
    return { value: run() };
  } catch (thrown) {
    return { thrown };
  }
}

/** Outputs that go nowhere: those of the cells before the last. */
function silent(): Outputs {
  const outputs = openOutputs({ present: () => null }, () => {});
  outputs.close();
  return outputs;
}

const provided = ({ console, show }: Outputs): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ["console", console],
    ["show", show],
  ]);

/** A value for each name that the cell imports or uses; of several that have the name, the first source's. */
function scopeOf(
  { cell }: Transpiled,
  sources: readonly ReadonlyMap<string, unknown>[],
): Map<string, unknown> {
  const used = cell.references.filter(({ meaning }) => meaning === "value").map(({ name }) => name);
  const scope = new Map<string, unknown>(sources[0]);
  for (const name of used) {
    const source = sources.find((each) => each.has(name));
    if (source !== undefined) scope.set(name, source.get(name));
  }
  return scope;
}

/** The place of a frame in the source of its cell; unknown where it is behind the source. */
function positionOf(frame: Frame | null, above: number, { source, placeOf }: Transpiled) {
  if (frame === null || frame.line - above > source.split("\n").length) return { line: null, column: null };
  // V8 takes an error in the head of a class that begins the code to be before the code.
  if (frame.line <= above) return { line: 1, column: null };
  const line = frame.line - above;
  return frame.column === null ? { line, column: null } : placeOf(line, frame.column);
}

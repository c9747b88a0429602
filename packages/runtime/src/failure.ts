import { errorText, isError } from "./inspect/class-name.ts";
import { inspect } from "./inspect/inspect.ts";
import { cut, grouped } from "./inspect/text.ts";
import type { Budget } from "./meter.ts";
import type { CellError } from "./result.ts";

/** What a thrown value says, without its place. */
export type Failure = Pick<CellError, "kind" | "message" | "hint">;

const longest = 1000;

/** What went wrong where a cell threw a value, whatever that is: looking at it may throw as well. */
export function failureOf(thrown: unknown): Failure {
  try {
    return failureOfValue(thrown);
  } catch {
    return { kind: "runtime", message: "The cell threw a value that cannot be looked at.", hint: throwError };
  }
}

const throwError = 'Throw an error, `throw new Error("...")`: it knows the line that it comes from.';

function failureOfValue(thrown: unknown): Failure {
  if (!isError(thrown))
    return {
      kind: "runtime",
      message: `The cell threw ${cut(inspect(thrown), longest).kept}.`,
      hint: throwError,
    };
  const text = cut(errorText(thrown), longest).kept;
  const unknown = unknownName
    .exec(text)
    ?.slice(1)
    .find((name) => name !== undefined);
  if (unknown !== undefined)
    return { kind: "name", message: `${unknown} is not defined.`, hint: undefinedHint };
  return {
    kind: "runtime",
    message: text,
    hint: hints.find(({ pattern }) => pattern.test(text))?.hint ?? null,
  };
}

/** V8 and Firefox `ReferenceError: x is not defined`, WebKit `ReferenceError: Can't find variable: x`. */
const unknownName = /^ReferenceError: (?:(\S+) is not defined|Can't find variable: (\S+))$/;
const undefinedHint = "Check how it is spelled, define it in a cell, or import it.";

/** Where in a recursion the stack ends differs from engine to engine, by optimization even from run to run. */
const overflow = /^(RangeError: Maximum call stack size exceeded|InternalError: too much recursion)/;
export const isOverflow = ({ message }: Failure): boolean => overflow.test(message);

const hints: readonly { readonly pattern: RegExp; readonly hint: string }[] = [
  {
    pattern: overflow,
    hint: "A function calls itself without coming to an end: look at the condition that should stop it.",
  },
  {
    pattern:
      /^TypeError: .*(read.?only|not extensible|Cannot delete property|redefine property|non-configurable)/,
    hint: "What a cell defines is frozen for the other cells. Make a changed copy: `{ ...value, name: other }`.",
  },
];

export const overBudget = ({ limit }: Budget): Failure => ({
  kind: "budget",
  message: `The budget of ${grouped(limit)} simulated events is used up.`,
  hint: "Simulate less: a shorter `until`, fewer nodes, fewer seeds, or smaller bounds.",
});

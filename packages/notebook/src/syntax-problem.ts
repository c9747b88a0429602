import { exported, type CellProblem } from "./rules.ts";

const hints: readonly (readonly [RegExp, string])[] = [
  [/^Unterminated string/, "Close the text with the quotation mark that opened it."],
  [/^Unterminated template/, "Close the text with a backtick."],
  [/^Unterminated comment/, "Close the comment with */."],
  [/already been declared/, "Give one of the two another name."],
  [/'return' outside of function/, "Write the expression alone on the last line: a cell shows its value."],
  [/ends too early/, "Something was opened and not closed: look for a missing ), ] or }."],
];

const tooDeep: CellProblem = {
  line: 1,
  column: 1,
  message: "This code is nested too deeply to be read.",
  hint: "Split it into smaller functions or cells.",
};

/** What the parser threw while it read the source, in words for its writer. */
export function problemOfError(error: unknown, source: string): CellProblem {
  const { loc, pos } = error as { loc?: { line: number; column: number }; pos?: number };
  if (!(error instanceof SyntaxError) || loc === undefined || pos === undefined) return tooDeep;
  if (error.message.startsWith("Not enough stack")) return tooDeep;
  const place = { line: loc.line, column: loc.column + 1 };
  if (/^Export '/.test(error.message)) return { ...place, ...exported };
  const message = messageOf(error, source.slice(pos));
  return { ...place, message, hint: hints.find(([pattern]) => pattern.test(message))?.[1] ?? null };
}

function messageOf(error: SyntaxError, rest: string): string {
  const message = error.message.replace(/ \(\d+:\d+\)$/, "");
  if (message !== "Unexpected token") return `${message}.`;
  const token = /^\s*([\w$]+|\S)/.exec(rest)?.[1];
  return token === undefined ? "The cell ends too early." : `Unexpected \`${token}\`.`;
}

import type { Execution } from "../trace/execution.ts";
import { Mistake, nearest } from "../values/mistake.ts";
import { parsed } from "../values/shape.ts";
import { withoutVersion } from "../values/versioned.ts";
import { type Counts, type Header, lineNames, type List, readersUnder, readHeader } from "./trace-lines.ts";

const format = "lightcone-trace";
const version = 1;
const advice = "write the trace again with toJsonLines.";
const lists = Object.keys(lineNames) as List[];

/**
 * An execution as JSON lines, to keep and to process elsewhere: a header with the format, its version and how many
 * lines of each kind follow, then one line for each state, message, event, envelope, timer, cut and violation.
 */
export function toJsonLines(execution: Execution): string {
  const rest = Object.fromEntries(Object.entries(execution).filter(([key]) => !(key in lineNames)));
  const lines = Object.fromEntries(lists.map((list) => [list, execution[list].length]));
  const header = { format, version, ...readHeader({ ...rest, lines }, "execution") };
  const parts = lists.flatMap((list) => execution[list].map((part) => ({ [lineNames[list]]: part })));
  return [header, ...parts].map((line) => `${JSON.stringify(line)}\n`).join("");
}

/**
 * Reads what `toJsonLines` wrote. Lines of different kinds may come in any order; those of one kind are numbered as
 * they come. Throws a `Mistake` that names the line, what is wrong with it and what to do.
 */
export function fromJsonLines(text: string): Execution {
  const [first, ...others] = text
    .split("\n")
    .map((line, i) => ({ line, where: `Line ${i + 1}` }))
    .filter(({ line }) => line.trim() !== "");
  if (!first) throw new Mistake(`The trace is empty: ${advice}`);
  const versioned = withoutVersion(parsed(first.line, first.where, advice), format, version, first.where);
  const header = readHeader(versioned, `${first.where}: header`);
  const execution: Execution & { lines?: Counts } = { ...header, ...readLists(others, header) };
  delete execution.lines;
  return execution;
}

type Lists = Pick<Execution, List>;

function readLists(lines: readonly { line: string; where: string }[], header: Header): Lists {
  const readers = readersUnder(header);
  const found = Object.fromEntries(lists.map((list) => [list, []])) as unknown as Record<List, unknown[]>;
  for (const { line, where } of lines) {
    const [name, value] = onlyEntry(parsed(line, where, advice), where);
    const list = lists.find((list) => lineNames[list] === name);
    if (!list) throw new Mistake(unknownName(name, where));
    found[list].push(readers[list](value, `${where}: ${name}`));
  }
  for (const list of lists) {
    if (found[list].length === header.lines[list]) continue;
    throw new Mistake(
      `The header promises ${header.lines[list]} ${list}, but there are ${found[list].length}: the trace was cut short or edited; ${advice}`,
    );
  }
  return found as unknown as Lists;
}

function onlyEntry(data: unknown, where: string): [string, unknown] {
  const entries =
    typeof data === "object" && data !== null && !Array.isArray(data) ? Object.entries(data) : [];
  if (entries.length !== 1)
    throw new Mistake(`${where} is not a record with one key, such as {"state":0}: ${advice}`);
  return entries[0]!;
}

function unknownName(name: string, where: string): string {
  const names = Object.values(lineNames);
  const meant = nearest(name, names);
  return `${where} is of the kind ${JSON.stringify(name)}: ${meant ? `did you mean "${meant}"?` : `choose one of ${names.join(", ")}.`}`;
}

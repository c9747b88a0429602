import { describeCall, operationsOf, type Placement, type Verdict } from "@lightcone/checkers";
import type { Examination } from "./examine-history.ts";

type Checked = Extract<Examination, { readonly kind: "checked" }>;

const formats = { lightcone: "our own JSON", edn: "EDN", log: "log lines" };

/** How many steps of an order are printed; of a longer one, those nearest to what matters. */
const mostSteps = 40;

/** The verdict on one history, for a terminal. */
export function tellHistory(name: string, examination: Checked): string {
  const { verdict } = examination;
  return [headline(name, examination), ...tellVerdict(verdict, examination.events.length)].join("\n") + "\n";
}

function headline(name: string, { events, model, format, failMeans, skipped }: Checked): string {
  const operations = operationsOf(events);
  const clients = new Set(operations.map(({ client }) => client)).size;
  const read = [
    formats[format],
    ...(failMeans === null
      ? []
      : [`:fail means ${failMeans === "not" ? "that it did not happen" : "happened"}`]),
    ...(skipped === 0
      ? []
      : [skipped === 1 ? "1 entry is no operation" : `${skipped} entries are no operations`]),
  ];
  return `${name}: ${counted(operations.length, "operation")} of ${counted(clients, "client")} on a ${model} (${read.join("; ")})`;
}

function tellVerdict(verdict: Verdict, events: number): string[] {
  if (verdict.kind === "unknown") return [`? unknown. ${verdict.why}`];
  if (verdict.kind === "ok") {
    const { linearization } = verdict;
    return [
      "✓ linearizable. One order that explains it, with the state after each step:",
      ...steps(linearization, "first"),
    ];
  }
  const { part, prefix, why } = verdict.evidence;
  const where = part === null ? "" : `, as its part ${JSON.stringify(part)} shows`;
  return [
    `✗ not linearizable${where}.`,
    `  ${why}`,
    `  Its first ${counted(prefix.events, "event")} of ${events} can be explained. One order${part === null ? "" : " of that part"}, with the state after each step:`,
    ...steps(prefix.linearization, "last"),
  ];
}

function steps(placements: readonly Placement[], which: "first" | "last"): string[] {
  const left = Math.max(0, placements.length - mostSteps);
  const from = which === "last" ? left : 0;
  const shown = placements.slice(from, from + mostSteps).map(({ operation, state }, i) => {
    const { result, returned, client } = operation;
    const call = describeCall(operation.operation, returned === null ? undefined : result);
    return [`${from + i + 1}`.padStart(6), client, call, JSON.stringify(state)] as const;
  });
  const [widestClient, widestCall] = [1, 2].map((column) =>
    Math.max(0, ...shown.map((row) => row[column]!.length)),
  );
  const lines = shown.map(([number, client, call, state]) =>
    `${number}  ${client.padEnd(widestClient!)}  ${call.padEnd(widestCall!)}  ${state}`.trimEnd(),
  );
  const more =
    left === 0 ? [] : [`        ${counted(left, "step")} ${which === "last" ? "before these" : "more"}`];
  return which === "last" ? [...more, ...lines] : [...lines, ...more];
}

/** A history in one line. */
export function summarize(name: string, examination: Examination): string {
  if (examination.kind === "unreadable") {
    const { line, reason } = examination;
    return `! ${name}${line === null ? "" : `:${line}`}  ${reason}\n`;
  }
  const { verdict, events, model } = examination;
  const size = `${counted(operationsOf(events).length, "operation")} on a ${model}`;
  if (verdict.kind === "ok") return `✓ ${name}  ${size}\n`;
  const why = verdict.kind === "unknown" ? verdict.why : verdict.evidence.why;
  return `${verdict.kind === "unknown" ? "?" : "✗"} ${name}  ${size}: ${why}\n`;
}

/** How many there are of each kind. */
export function totals(examinations: readonly Examination[]): string {
  const count = (kind: Verdict["kind"] | "unreadable") =>
    examinations.filter((each) => (each.kind === "unreadable" ? "unreadable" : each.verdict.kind) === kind)
      .length;
  return `${counted(examinations.length, "history", "histories")}: ${count("ok")} linearizable, ${count("illegal")} not, ${count("unknown")} unknown, ${count("unreadable")} unreadable\n`;
}

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

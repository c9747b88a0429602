import { type Execution, type ExecutionEvent, linksOf, type Value } from "@lightcone/simulation";
import { operationWords } from "../operation-words.ts";
import type { Line } from "./line.ts";
import { changedFields, fields, isRecord, messageWords, ms } from "./words.ts";

/** What the nodes went through, as far as it led to the failure, and what each of them believed then. */
export function nodeLines(execution: Execution, past: ReadonlySet<number>): Line[] {
  return [...eventsToTell(execution, past)].map((order) => {
    const event = execution.events[order]!;
    const belief = beliefAfter(event, execution);
    return { at: event.at, order, text: `${happening(event, execution)}${belief}` };
  });
}

/**
 * Of the past, what changed a belief, stopped a node or served a client, and what sent a message that is told of. Whoever
 * only repeated what was known already is left out.
 */
function eventsToTell(execution: Execution, past: ReadonlySet<number>): ReadonlySet<number> {
  const { events, envelopes, nodes, clients } = execution;
  const { sent } = linksOf(execution);
  const told = new Set<number>();
  const served = new Set<number>();
  const matters = (event: number | null) => event !== null && (told.has(event) || served.has(event));
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i]!;
    if (event.node >= nodes.length - clients) {
      if (past.has(i)) served.add(i); // told of by what clients asked
      continue;
    }
    const isDisruption = ["crash", "restart", "pause"].includes(event.kind);
    const isTold =
      isDisruption ||
      (past.has(i) &&
        event.kind !== "start" &&
        (hasChanged(event) ||
          requestIn(event, execution) !== null ||
          sent[i]!.some((envelope) => matters(envelopes[envelope]!.deliveredBy))));
    if (isTold) told.add(i);
  }
  return new Set([...told].sort((a, b) => a - b));
}

/** States are interned, so equal ones have the same place. */
const hasChanged = ({ before, after }: ExecutionEvent): boolean => before !== after;

function beliefAfter(event: ExecutionEvent, { states, nodes }: Execution): string {
  const now = `; ${nodes[event.node]} now believes`;
  if (event.kind === "crash" || event.kind === "pause" || !hasChanged(event)) return "";
  if (event.before === null || event.kind === "restart") return `${now} ${fields(states[event.after]!)}`;
  return `${now} ${changedFields(states[event.before]!, states[event.after]!)}`;
}

function happening(event: ExecutionEvent, execution: Execution): string {
  const node = execution.nodes[event.node]!;
  switch (event.kind) {
    case "message": {
      const request = requestIn(event, execution);
      if (request !== null) return `${node} receives ${request}`;
      const { from, message, sentAt } = execution.envelopes[event.envelope!]!;
      const late = isOvertaken(event, execution) ? ` late, as it was sent at ${ms(sentAt)}` : "";
      return `${node} receives ${messageWords(execution.messages[message]!)} from ${execution.nodes[from]}${late}`;
    }
    case "timer":
      return `${node}'s timer "${event.timer}" fires`;
    case "crash":
      return `${node} crashes`;
    case "restart":
      return `${node} comes back`;
    case "pause":
      return `${node} pauses`;
    case "sync":
      return `${node} has written to its disk`;
    case "start":
      return `${node} starts`;
  }
}

/** `c1's write(3)`, where the event is a client's request; null for anything else. */
function requestIn(
  { envelope }: ExecutionEvent,
  { envelopes, messages, nodes, clients }: Execution,
): string | null {
  if (envelope === undefined) return null;
  const { from, message } = envelopes[envelope]!;
  const content: Value = messages[message]!;
  if (from < nodes.length - clients || !isRecord(content) || content["type"] !== "Request") return null;
  return `${nodes[from]}'s ${operationWords(content["operation"] ?? null)}`;
}

/** Whether a message that was sent later to the same node came earlier. */
function isOvertaken({ envelope }: ExecutionEvent, { envelopes }: Execution): boolean {
  const late = envelopes[envelope!]!;
  return envelopes.some(
    ({ to, sentAt, deliveredBy }) =>
      to === late.to && sentAt > late.sentAt && deliveredBy !== null && deliveredBy < late.deliveredBy!,
  );
}

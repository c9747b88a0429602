import type { EventKind, Execution, ExecutionEvent, Value } from "../trace/execution.ts";

type Words = (event: ExecutionEvent, execution: Execution) => string;

/** What each kind of event is called in an export. */
const words: { readonly [Kind in EventKind]: Words } = {
  start: () => "starts",
  message({ envelope }, { envelopes, messages, nodes }) {
    const { from, message } = envelopes[envelope!]!;
    return `receives ${describeMessage(messages[message]!)} from ${nodes[from]}`;
  },
  timer: ({ timer }) => `timer ${timer}`,
  crash: () => "crashes",
  restart: () => "restarts",
  sync: () => "has written to disk",
  pause: () => "pauses",
};

/** An event in words, without its time and node: `receives Ping {"round":1} from A`. */
export const describeEvent: Words = (event, execution) => words[event.kind](event, execution);

/** Its type, then the rest of it; all of it as JSON where it has no type. */
export function describeMessage(message: Value): string {
  if (typeof message !== "object" || message === null || !("type" in message)) return JSON.stringify(message);
  const { type, ...fields } = message;
  if (typeof type !== "string") return JSON.stringify(message);
  return Object.keys(fields).length > 0 ? `${type} ${JSON.stringify(fields)}` : type;
}

import type { Execution, Value } from "@lightcone/simulation";
import { fieldName, inspect, isList, isRecord } from "./inspect.ts";
import { brief, clip } from "./visible.ts";

/** A message's type, where it has one: `Ack` of `{ type: "Ack", count: 1 }`. */
export function messageType(message: Value): string {
  return isRecord(message) && typeof message.type === "string"
    ? brief(message.type, 24)
    : inspect(message, 24);
}

/** A message as it stands beside an arrow, arguments by position: `Ack(1)`. */
export function messageLabel(message: Value): string {
  const values = fields(message).map(([, value]) => argument(value));
  return values.length === 0
    ? messageType(message)
    : `${messageType(message)}(${clip(values.join(", "), 20)})`;
}

/** A message as it stands in a sentence, arguments by name: `Ack(count: 1)`. */
export function messageText(message: Value): string {
  const named = fields(message).map(([key, value]) => `${fieldName(key)}: ${inspect(value, 40)}`);
  return named.length === 0
    ? messageType(message)
    : `${messageType(message)}(${clip(named.join(", "), 100)})`;
}

/** The message in this place of an execution, as it stands in a sentence. */
export function messageAt(execution: Execution, place: number): string {
  return messageText(execution.messages[place] ?? null);
}

/** The name of a node as it is drawn and spoken; nodes are named by the reader's code. */
export function nodeName(execution: Execution, node: number): string {
  return brief(execution.nodes[node] ?? `#${node}`, 24);
}

/** The arguments of a typed message; a message without a type is its own label and has none. */
function fields(message: Value): readonly (readonly [string, Value])[] {
  if (!isRecord(message) || typeof message.type !== "string") return [];
  return Object.entries(message)
    .filter(([key]) => key !== "type")
    .slice(0, 8);
}

function argument(value: Value): string {
  if (typeof value === "string") return brief(value, 12);
  const text = inspect(value, 12);
  if (!text.endsWith("…")) return text;
  return isList(value) ? "[…]" : "{…}";
}

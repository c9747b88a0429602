import type { Execution } from "@lightcone/simulation";
import { isRecord } from "./inspect.ts";

/** Which function of a protocol's record ran: `["onMessage", "Ack"]`, `["onTimer", "retry"]`, `["init"]`. */
export type Handler = readonly string[];

/**
 * The handler that took an event, where it stands in the protocol's record; null where none did: a crash, a pause, a
 * write that reached the disk, or what a client does by itself.
 */
export function handlerOf(execution: Execution, event: number): Handler | null {
  const { kind, node, envelope, timer } = execution.events[event] ?? {};
  const isClient = (place: number) => place >= execution.nodes.length - execution.clients;
  if (node === undefined || isClient(node)) return null;
  if (kind === "start") return ["init"];
  if (kind === "restart") return ["onRestart"];
  if (kind === "timer") return ["onTimer", timer ?? ""];
  const delivered = execution.envelopes[envelope ?? -1];
  if (kind !== "message" || delivered === undefined) return null;
  const message = execution.messages[delivered.message] ?? null;
  const type = isRecord(message) && typeof message["type"] === "string" ? message["type"] : "";
  return isClient(delivered.from) && type === "Request" ? ["onRequest"] : ["onMessage", type];
}

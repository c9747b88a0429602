import type { Execution, ExecutionEnvelope } from "@lightcone/simulation";
import { duration } from "./duration.ts";
import { messageAt, nodeName } from "./message.ts";

/** One sentence for a message and what became of it; the title of its arrow. */
export function envelopeSentence(execution: Execution, index: number): string {
  const envelope = execution.envelopes[index];
  if (envelope === undefined) return "";
  const { from, to, sentAt } = envelope;
  const what = `${messageAt(execution, envelope.message)} from ${nodeName(execution, from)} to ${nodeName(execution, to)}`;
  return `${what}, sent at ${duration(sentAt)}, ${fateText(envelope)}.`;
}

function fateText({ fate, sentAt, arrivesAt }: ExecutionEnvelope): string {
  switch (fate) {
    case "lost":
      return "was lost";
    case "corrupted":
      return "was corrupted, and refused by its checksum";
    case "omitted":
      return "arrived, and its receiver omitted to receive it";
    case "pending":
      return "was still under way when the run ended";
    case "to-crashed":
      return arrivesAt === null
        ? "found its receiver crashed"
        : `arrived at ${duration(arrivesAt)} and found its receiver crashed`;
    case "delivered":
      return arrivesAt === null
        ? "was delivered"
        : `arrived at ${duration(arrivesAt)}, ${duration(arrivesAt - sentAt)} under way`;
  }
}

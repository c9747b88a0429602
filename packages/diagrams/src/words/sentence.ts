import type { Execution } from "@lightcone/simulation";
import { broken, cause, sends, settings } from "./deeds.ts";
import { duration } from "./duration.ts";
import { inspect } from "./inspect.ts";
import { list } from "./list.ts";
import { nodeName } from "./message.ts";
import { stateChange } from "./state-change.ts";

/**
 * An event in words, for screen readers and the inspector: "At 153 ms, node B received Ack from A (sent at 100 ms,
 * 53 ms under way) and sent Done to C. Its state changed: acks from 0 to 1."
 */
export function sentence(execution: Execution, event: number): string {
  const step = execution.events[event];
  if (step === undefined) return "";
  const deeds = [cause(execution, step), ...sends(execution, event), ...settings(execution, event)];
  const what = `At ${duration(step.at)}, node ${nodeName(execution, step.node)} ${list(deeds)}.`;
  const violations = broken(execution, event).map((property) => `It broke the property “${property}”.`);
  return [what, stateText(execution, event), ...violations].filter((part) => part !== "").join(" ");
}

/** How many changed fields a sentence tells; the inspector shows all of them. */
const TOLD = 3;

function stateText(execution: Execution, event: number): string {
  const step = execution.events[event];
  if (step === undefined || step.kind === "crash") return "";
  if (step.before === null) return `Its first state is ${inspect(execution.states[step.after] ?? null)}.`;
  const changes = stateChange(execution, event);
  if (changes.length === 0) return "Its state did not change.";
  const told = changes.slice(0, TOLD).map(({ field, before, after }) => {
    if (before === null) return `${field} is now ${after}`;
    return after === null ? `${field} went away` : `${field} from ${before} to ${after}`;
  });
  const rest = changes.length - told.length;
  if (rest > 0) told.push(`${rest} more ${rest === 1 ? "field" : "fields"}`);
  return `Its state changed: ${list(told)}.`;
}

import { type Execution, type ExecutionEvent, type Fate, linksOf } from "@lightcone/simulation";
import { duration } from "./duration.ts";
import { list } from "./list.ts";
import { messageAt, nodeName } from "./message.ts";
import { brief } from "./visible.ts";

/** Why a step happened, without its time and node: "received Ack from A (sent at 100 ms, 53 ms under way)". */
export function cause(execution: Execution, { kind, at, timer, setBy, envelope }: ExecutionEvent): string {
  switch (kind) {
    case "start":
      return "started";
    case "crash":
      return "crashed";
    case "restart":
      return "restarted";
    case "sync":
      return "had written to its disk";
    case "pause":
      return "paused";
    case "timer": {
      const setAt = setBy === undefined ? undefined : execution.events[setBy]?.at;
      return `saw its timer ${timerName(timer)} fire${setAt === undefined ? "" : ` (set at ${duration(setAt)})`}`;
    }
    case "message": {
      const delivered = envelope === undefined ? undefined : execution.envelopes[envelope];
      if (delivered === undefined) return "received a message";
      const { from, sentAt } = delivered;
      const times = `sent at ${duration(sentAt)}, ${duration(at - sentAt)} under way`;
      return `received ${messageAt(execution, delivered.message)} from ${nodeName(execution, from)} (${times})`;
    }
  }
}

/** What a step sent, equal messages together: "sent RequestVote(term: 1) to B and C (lost)". */
export function sends(execution: Execution, event: number): string[] {
  const receivers = new Map<number, string[]>();
  for (const index of linksOf(execution).sent[event] ?? []) {
    const envelope = execution.envelopes[index];
    if (envelope === undefined) continue;
    const to = `${nodeName(execution, envelope.to)}${undelivered[envelope.fate]}`;
    receivers.set(envelope.message, [...(receivers.get(envelope.message) ?? []), to]);
  }
  return [...receivers].map(([message, to]) => `sent ${messageAt(execution, message)} to ${list(to)}`);
}

const undelivered: Readonly<Record<Fate, string>> = {
  delivered: "",
  lost: " (lost)",
  "to-crashed": " (crashed by then)",
  corrupted: " (corrupted, refused by its checksum)",
  omitted: " (omitted by its receiver)",
  pending: " (still under way at the end)",
};

/** The timers that a step set: "set its timer election for 153 ms". */
export function settings(execution: Execution, event: number): string[] {
  return (linksOf(execution).timers[event] ?? []).flatMap((index) => {
    const timer = execution.timers[index];
    return timer === undefined ? [] : [`set its timer ${timerName(timer.name)} for ${duration(timer.dueAt)}`];
  });
}

/** The properties that no longer held after a step, each a clause: `no two leaders in one term`. */
export function broken(execution: Execution, event: number): string[] {
  return (linksOf(execution).violations[event] ?? []).map((index) =>
    brief(execution.violations[index]?.property ?? "", 120),
  );
}

export function timerName(name: string | undefined): string {
  return brief(name ?? "", 24);
}

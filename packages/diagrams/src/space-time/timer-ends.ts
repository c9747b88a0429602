import { type Execution, type ExecutionTimer, linksOf } from "@lightcone/simulation";
import type { TimerOutcome } from "./drawing.ts";
import { endOf } from "./frame.ts";

/** What became of a timer, and when (microseconds). */
export type TimerEnd = { readonly outcome: TimerOutcome; readonly at: number | null };

/** What became of each timer; worked backwards, so that each knows its successor. */
export function timerEnds(execution: Execution): TimerEnd[] {
  const end = endOf(execution);
  const ends = new Array<TimerEnd>(execution.timers.length);
  const successor = new Map<string, ExecutionTimer>();
  for (let index = ends.length - 1; index >= 0; index--) {
    const timer = execution.timers[index]!;
    const key = `${timer.node} ${timer.name}`;
    ends[index] = timerEnd(execution, timer, successor.get(key)?.setAt ?? Infinity, end);
    successor.set(key, timer);
  }
  return ends;
}

function timerEnd(execution: Execution, timer: ExecutionTimer, replacedAt: number, end: number): TimerEnd {
  const fired = execution.events[timer.firedBy ?? -1];
  if (fired !== undefined) return { outcome: "fired", at: fired.at };
  const crashedAt = nextCrash(execution, timer);
  if (crashedAt <= Math.min(replacedAt, timer.dueAt)) return { outcome: "cleared", at: crashedAt };
  if (replacedAt <= timer.dueAt) return { outcome: "replaced", at: replacedAt };
  return timer.dueAt >= end ? { outcome: "pending", at: timer.dueAt } : { outcome: "canceled", at: null };
}

/** When the timer's node crashed next, or infinity. */
function nextCrash(execution: Execution, { node, setAt }: ExecutionTimer): number {
  const crash = (linksOf(execution).crashes[node] ?? []).find(
    (event) => (execution.events[event]?.at ?? 0) >= setAt,
  );
  return crash === undefined ? Infinity : (execution.events[crash]?.at ?? Infinity);
}

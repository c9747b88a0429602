import type { Cone } from "../cone.ts";
import type { Arrow, TimerMark } from "../space-time/drawing.ts";

/** Where an event stands to the chosen one, as a class; nothing where none is chosen. */
export function eventClass(event: number, cone: Cone | null): string {
  if (cone === null) return "";
  if (event === cone.event) return " lc-chosen";
  if (cone.past.has(event)) return " lc-past";
  return cone.future.has(event) ? " lc-future" : " lc-outside";
}

/** A message is inside if it led to the chosen event or followed from it, whatever became of it. */
export function arrowClass({ sentBy, deliveredBy }: Arrow, cone: Cone | null): string {
  return linkClass(sentBy, deliveredBy, cone);
}

/** A timer is inside like a message from the step that set it to the step in which it fired. */
export function timerClass({ setBy, firedBy }: TimerMark, cone: Cone | null): string {
  return linkClass(setBy, firedBy, cone);
}

function linkClass(from: number, to: number | null, cone: Cone | null): string {
  if (cone === null || (to !== null && cone.past.has(to)) || cone.future.has(from)) return "";
  return " lc-outside";
}

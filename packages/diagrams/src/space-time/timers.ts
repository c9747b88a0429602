import type { Execution, ExecutionTimer } from "@lightcone/simulation";
import { once } from "../once.ts";
import { timerName } from "../words/deeds.ts";
import { duration } from "../words/duration.ts";
import { nodeName } from "../words/message.ts";
import type { TimerMark, TimerOutcome } from "./drawing.ts";
import { type Frame, OVERHANG, place } from "./frame.ts";
import type { Layout } from "./layout.ts";
import { position } from "./scale.ts";
import { DOT, spotOf } from "./spots.ts";

/** A timer is a rail beside its lane; timers of different names run on different rails. */
const RAIL = { nearest: 11, step: 5, count: 3 };
const CORNER = 4;

/** How much is seen of a timer of which nothing is known but that it did not fire. */
const STUB = 16;

/** Where a rail runs: from its setting to its end along time, this far from the lane. */
export type Rail = {
  readonly timer: number;
  readonly from: number;
  readonly to: number;
  readonly across: number;
};

/** Draws these timers, each from the step that set it to what became of it. */
export function timersOf(
  { execution, frame, spots, timetable }: Layout,
  timers: readonly number[],
): { marks: TimerMark[]; rails: Rail[] } {
  const railOf = rails(execution);
  const drawn = timers.map((index) => {
    const timer = execution.timers[index]!;
    const { outcome, at } = timetable.timerEnds[index]!;
    const from = spotOf(spots, timer.setBy)?.along ?? position(frame.scale, timer.setAt);
    const to = at === null ? from + STUB : Math.min(position(frame.scale, at), frame.end + OVERHANG);
    const lane = frame.lanes[timer.node]!;
    const rail = { timer: index, from, to, across: lane - RAIL.nearest - railOf(timer) * RAIL.step };
    const mark: TimerMark = {
      timer: index,
      node: timer.node,
      setBy: timer.setBy,
      firedBy: timer.firedBy,
      outcome,
      path: railPath(frame, lane, rail, outcome),
      title: titleOf(execution, timer, outcome, at),
    };
    return { mark, rail };
  });
  return { marks: drawn.map(({ mark }) => mark), rails: drawn.map(({ rail }) => rail) };
}

/** On which rail a timer runs: those of a node take turns, by their names in the order in which they are first set. */
const rails = once(({ nodes, timers }: Execution): ((timer: ExecutionTimer) => number) => {
  const names = nodes.map(() => new Map<string, number>());
  for (const { node, name } of timers) {
    const known = names[node];
    if (known !== undefined && !known.has(name)) known.set(name, known.size % RAIL.count);
  }
  return ({ node, name }) => names[node]?.get(name) ?? 0;
});

function railPath(frame: Frame, lane: number, { from, to, across }: Rail, outcome: TimerOutcome): string {
  const corner = Math.min(CORNER, (to - from) / 2);
  const at = (along: number, side: number) => {
    const { x, y } = place(frame, along, side);
    return `${x} ${y}`;
  };
  const rise = `M${at(from, lane)} L${at(from, across + corner)} Q${at(from, across)} ${at(from + corner, across)}`;
  if (outcome !== "fired") return `${rise} L${at(Math.max(to - 2, from + corner), across)}`;
  return `${rise} L${at(to - corner, across)} Q${at(to, across)} ${at(to, across + corner)} L${at(to, lane - DOT)}`;
}

function titleOf(
  execution: Execution,
  timer: ExecutionTimer,
  outcome: TimerOutcome,
  at: number | null,
): string {
  const when = at === null ? "" : ` at ${duration(at)}`;
  const fate: Readonly<Record<TimerOutcome, string>> = {
    fired: `fired${when}`,
    replaced: `was set again${when}`,
    cleared: `was cleared by a crash${when}`,
    pending: `would have fired at ${duration(timer.dueAt)}, after the end`,
    canceled: `was canceled before ${duration(timer.dueAt)}`,
  };
  return `Timer ${timerName(timer.name)} of ${nodeName(execution, timer.node)}, set at ${duration(timer.setAt)}, ${fate[outcome]}.`;
}

import { describeCall, type Verdict } from "@lightcone/checkers";
import type { HistoryEvent, Value } from "@lightcone/simulation";
import { tenth } from "../space-time/frame.ts";
import { fit, textWidth } from "../space-time/type-size.ts";
import { brief } from "../words/visible.ts";
import type { EffectMark, HistoryDrawing, HistoryLane, OperationBar, Refutation } from "./drawing.ts";
import { effectsOf } from "./effects.ts";
import { rowsOf } from "./rows.ts";
import { type Selection, selectionOf } from "./selection.ts";
import { type Describe, summaryOf, tell, type Told } from "./words.ts";
import { wrap } from "./wrap.ts";

export type HistoryDiagramOptions = {
  /** Pixels: at least this wide, and wider where events need it. */
  readonly width?: number;
  /** At most so many operations are drawn; of a history that cannot be explained, those before the end of its explanation. */
  readonly most?: number;
  /** An operation in a few characters; `describeCall` of the checkers unless given. */
  readonly describe?: Describe;
  /** Names the part of the object that an operation concerns, as the specification does; unless given, its `key`. */
  readonly partOf?: (operation: Value) => string;
  /** Whether the picture says in words why no order exists; a page that says it beside the picture does without. */
  readonly explains?: boolean;
};

/** A row of bars with their labels above; a column for each event. */
const ROW = { height: 34, bar: 10, label: 15 };
const COLUMN = 30;
const EDGE = { top: 12, right: 16, name: 110 };

/**
 * The diagram of a history: a lane for each client, a bar from each invocation to its response, and the verdict of a
 * checker. Events are drawn in their order and not by their times, because only the order decides; times are in the
 * operations' sentences.
 */
export function historyDiagram(
  history: readonly HistoryEvent[],
  verdict: Verdict | null,
  {
    width = 960,
    most = 80,
    describe = describeCall,
    partOf = keyOf,
    explains = true,
  }: HistoryDiagramOptions = {},
): HistoryDrawing {
  const selection = selectionOf(history, verdict, ({ operation }) => partOf(operation) || null, most);
  const rows = rowsOf(selection.operations);
  const names = rows.clients.map((client) => brief(client, 24));
  const left =
    Math.ceil(Math.min(EDGE.name, Math.max(0, ...names.map((name) => textWidth(name, "name"))))) + 24;
  const columns = selection.places.length + 1;
  const column = Math.max(COLUMN, (width - left - EDGE.right) / columns);
  const frame: Frame = {
    left,
    right: left + columns * column,
    column,
    rowAt: (row) => EDGE.top + row * ROW.height,
    bottom: EDGE.top + rows.count * ROW.height,
    places: selection.places,
  };
  const told = new Map(tell(history, verdict, describe).map((each) => [each.operation.index, each]));
  const bars = selection.operations.map((operation) => barOf(frame, rows, told.get(operation.index)!));
  const effects = effectMarks(frame, rows, bars, verdict);
  const hasStates = effects.some(({ state }) => state !== null);
  const below = frame.bottom + (hasStates ? 30 : 8);
  const refutation = refutationOf(frame, verdict, below, explains);
  const noted = below + (refutation === null ? 0 : refutation.lines.length * LINE + 8);
  const note = noteOf(selection, { x: left - 12, y: tenth(noted + LINE) });
  return {
    width: tenth(frame.right + EDGE.right),
    height: tenth(noted + (note === null ? 0 : LINE) + 12),
    summary: summaryOf(history, verdict),
    lanes: lanesOf(frame, rows, names),
    bars,
    effects,
    refutation,
    note,
  };
}

type Rows = ReturnType<typeof rowsOf>;

type Frame = {
  readonly left: number;
  readonly right: number;
  readonly column: number;
  readonly rowAt: (row: number) => number;
  readonly bottom: number;
  readonly places: readonly number[];
};

const keyOf = (operation: Value): string => {
  if (typeof operation !== "object" || operation === null || !("key" in operation)) return "";
  return typeof operation.key === "string" ? operation.key : JSON.stringify(operation.key);
};

/** Where a moment stands, told in places of events; what is not drawn is at an edge. */
function along({ left, column, places }: Frame, moment: number): number {
  const next = places.findIndex((place) => place >= moment);
  if (next < 0)
    return (
      left + (places.length + (moment - places.at(-1)! < 1 ? moment - places.at(-1)! - 0.5 : 0.5)) * column
    );
  if (places[next] === moment) return left + (next + 0.5) * column;
  // Between two events that are drawn it keeps its place, whatever is left out between them.
  const [before, after] = [places[next - 1] ?? places[next]! - 1, places[next]!];
  return left + (next - 0.5 + (moment - before) / (after - before)) * column;
}

function barOf(frame: Frame, rows: Rows, { operation, text, fate, sentence }: Told): OperationBar {
  const { invoked, returned } = operation;
  const isOpenLeft = !frame.places.includes(invoked);
  const isOpenRight = returned === null || !frame.places.includes(returned);
  const from = isOpenLeft ? frame.left : along(frame, invoked);
  const to = isOpenRight ? frame.right : along(frame, returned);
  const y = frame.rowAt(rows.rowOf(operation));
  const next = rows.nextInRow(operation);
  const room = (next === undefined ? frame.right : along(frame, next.invoked)) - from - 4;
  return {
    operation,
    client: rows.clientOf(operation),
    fate,
    at: { x: tenth(from), y: tenth(y + ROW.label + 3) },
    width: tenth(to - from),
    height: ROW.bar,
    isOpenLeft,
    isOpenRight,
    label: fit(text, room, "label"),
    labelAt: { x: tenth(from), y: tenth(y + ROW.label) },
    sentence,
  };
}

function lanesOf(frame: Frame, rows: Rows, names: readonly string[]): HistoryLane[] {
  return rows.clients.map((fullName, client) => {
    const first = frame.rowAt(rows.firstRow(client));
    const y = tenth(first + ROW.label + 3 + ROW.bar / 2);
    return {
      client,
      name: fit(names[client]!, EDGE.name, "name"),
      fullName: brief(fullName, 200),
      nameAt: { x: frame.left - 12, y: tenth(y + 4.5) },
      from: { x: frame.left, y },
      to: { x: tenth(frame.right), y },
    };
  });
}

function effectMarks(
  frame: Frame,
  rows: Rows,
  bars: readonly OperationBar[],
  verdict: Verdict | null,
): EffectMark[] {
  const drawn = new Map(bars.map((bar) => [bar.operation.index, bar]));
  const isOne = new Set(bars.map(({ operation }) => keyOf(operation.operation))).size === 1;
  let free = -Infinity;
  return effectsOf(verdict).flatMap(({ placement: { operation, state }, order, moment }) => {
    const bar = drawn.get(operation.index);
    if (bar === undefined || moment > frame.places.at(-1)! + 1) return [];
    const x = tenth(along(frame, moment));
    const text = brief(JSON.stringify(state) ?? "", 12);
    const half = textWidth(text, "tick") / 2;
    const hasRoom = isOne && x - half > free;
    if (hasRoom) free = x + half + 4;
    return {
      operation: operation.index,
      client: rows.clientOf(operation),
      order,
      at: { x, y: tenth(bar.at.y + ROW.bar / 2) },
      state: hasRoom
        ? { text, at: { x, y: tenth(frame.bottom + 18) }, from: { x, y: tenth(frame.bottom + 6) } }
        : null,
    };
  });
}

const LINE = 16;

function refutationOf(
  frame: Frame,
  verdict: Verdict | null,
  below: number,
  explains: boolean,
): Refutation | null {
  if (verdict?.kind !== "illegal") return null;
  const { blocking, why } = verdict.evidence;
  const x = tenth(along(frame, blocking.returned!));
  const start = frame.left - 12;
  const text = explains ? wrap(brief(why, 600), frame.right - start, "label") : [];
  return {
    from: { x, y: EDGE.top },
    to: { x, y: tenth(frame.bottom) },
    lines: text.map((line, i) => ({
      text: line,
      at: { x: tenth(start), y: tenth(below + (i + 1) * LINE) },
    })),
  };
}

function noteOf({ left }: Selection, at: { x: number; y: number }): HistoryDrawing["note"] {
  if (left === 0) return null;
  return { text: `${left} more ${left === 1 ? "operation is" : "operations are"} not drawn.`, at };
}

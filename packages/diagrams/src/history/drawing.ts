import type { Operation } from "@lightcone/checkers";
import type { Point } from "../space-time/drawing.ts";

/**
 * What a diagram of a history consists of, with every place computed: clients are lanes, operations are bars, and where
 * the history could be explained, points say in which order the operations took effect. Places are in pixels.
 */
export type HistoryDrawing = {
  readonly width: number;
  readonly height: number;
  /** The whole picture in one sentence. */
  readonly summary: string;
  readonly lanes: readonly HistoryLane[];
  readonly bars: readonly OperationBar[];
  /** The order in which operations took effect, from left to right. */
  readonly effects: readonly EffectMark[];
  /** Why there is no order; null where there is one, or none was asked for. */
  readonly refutation: Refutation | null;
  /** Says what is not drawn. */
  readonly note: { readonly text: string; readonly at: Point } | null;
};

export type HistoryLane = {
  /** Number of the client: it has its color. */
  readonly client: number;
  readonly name: string;
  readonly fullName: string;
  readonly nameAt: Point;
  readonly from: Point;
  readonly to: Point;
};

/** What became of an operation. `open`: it never returned, and need not have taken effect. */
export type OperationFate = "placed" | "blocking" | "open" | "unplaced";

export type OperationBar = {
  readonly operation: Operation;
  readonly client: number;
  readonly fate: OperationFate;
  readonly at: Point;
  readonly width: number;
  readonly height: number;
  /** It began before, or ended after, what is drawn. */
  readonly isOpenLeft: boolean;
  readonly isOpenRight: boolean;
  readonly label: string;
  readonly labelAt: Point;
  readonly sentence: string;
};

/** The moment at which an operation took effect, and what it left behind. */
export type EffectMark = {
  readonly operation: number;
  readonly client: number;
  /** Its place in the order, from 1. */
  readonly order: number;
  readonly at: Point;
  /** The object's state on the last line, where all operations are on one object; else null. */
  readonly state: { readonly text: string; readonly at: Point; readonly from: Point } | null;
};

/** A line at the response that nothing explains, and the sentence below the picture. */
export type Refutation = {
  readonly from: Point;
  readonly to: Point;
  readonly lines: readonly { readonly text: string; readonly at: Point }[];
};

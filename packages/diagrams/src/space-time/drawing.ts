import type { EventKind, Fate } from "@lightcone/simulation";

/**
 * What a space-time diagram consists of, with every place computed: what remains is to write it as SVG or to draw
 * something over it. Places are in pixels, rounded to a tenth; paths are in the notation of SVG.
 */
export type Drawing = {
  readonly orientation: Orientation;
  /** Of the whole picture. */
  readonly width: number;
  readonly height: number;
  /** The part of the picture that is drawn. */
  readonly window: Stretch;
  /** The whole picture in one sentence. */
  readonly summary: string;
  readonly lanes: readonly Lane[];
  readonly axis: Axis;
  readonly stabilization: Stabilization | null;
  readonly cuts: readonly CutMark[];
  readonly timers: readonly TimerMark[];
  readonly arrows: readonly Arrow[];
  readonly events: readonly EventMark[];
  readonly labels: readonly Label[];
  /**
   * Where there is too much to draw mark by mark: bars in their stead, and how much it is. Of events only crashes and
   * those after which a property no longer held are drawn then.
   */
  readonly dense: {
    readonly bars: readonly DensityMark[];
    readonly events: number;
    readonly envelopes: number;
  } | null;
};

/** How much happens at a node: bars across its lane, as one path. */
export type DensityMark = { readonly node: number; readonly path: string };

/** Time runs to the right (wide screens) or down (phones). */
export type Orientation = "horizontal" | "vertical";

/** A part of a drawing, from one place along its time to a later one (pixels). */
export type Stretch = { readonly from: number; readonly to: number };

export type Point = { readonly x: number; readonly y: number };

/** A process line: the stretches in which the node was up, dotted where time is folded. */
export type Lane = {
  readonly node: number;
  readonly name: string;
  readonly fullName: string;
  readonly nameAt: Point;
  readonly pieces: readonly { readonly from: Point; readonly to: Point; readonly folded: boolean }[];
};

export type Axis = {
  readonly unit: string;
  readonly unitAt: Point;
  readonly ticks: readonly Tick[];
  readonly folds: readonly Fold[];
  /** Says that the run went on, where the execution holds only its beginning. */
  readonly more: { readonly text: string; readonly at: Point } | null;
};

/** A round moment: a hairline across all lanes, and its number where there is room. */
export type Tick = {
  readonly from: Point;
  readonly to: Point;
  readonly text: string | null;
  readonly textAt: Point;
};

/** A stretch in which nothing happens, drawn short, with a tear through it: a strip of paper between two edges. */
export type Fold = {
  readonly strip: string;
  readonly edges: string;
  readonly from: Point;
  readonly to: Point;
  readonly title: string;
};

/** Global stabilization time: before it no bound on delays holds, and this stretch is shaded. Its line may come later. */
export type Stabilization = {
  readonly line: { readonly from: Point; readonly to: Point } | null;
  readonly shade: { readonly at: Point; readonly width: number; readonly height: number } | null;
  readonly text: string;
  readonly textAt: Point;
  readonly anchor: "middle" | "end";
  readonly title: string;
};

/** A partition: a band between the lanes that it keeps apart, as long as it lasts. */
export type CutMark = {
  readonly cut: number;
  readonly bands: readonly { readonly at: Point; readonly width: number; readonly height: number }[];
  readonly title: string;
};

/** What became of a timer. `canceled`: nothing in the execution says when. */
export type TimerOutcome = "fired" | "replaced" | "cleared" | "pending" | "canceled";

export type TimerMark = {
  readonly timer: number;
  readonly node: number;
  /** The events that set it and in which it fired. */
  readonly setBy: number;
  readonly firedBy: number | null;
  readonly outcome: TimerOutcome;
  readonly path: string;
  readonly title: string;
};

export type Arrow = {
  readonly envelope: number;
  readonly from: number;
  /** The events that sent and delivered it. */
  readonly sentBy: number;
  readonly deliveredBy: number | null;
  readonly fate: Fate;
  /** Which of the execution's message types it has, counted in the order in which they appear. */
  readonly type: number;
  readonly path: string;
  /** How it ends: a head at the receiver, a cross where it was lost, a bar at a crashed node, an open end. */
  readonly end: string;
  readonly title: string;
};

export type EventMark = {
  readonly event: number;
  readonly node: number;
  readonly kind: EventKind;
  readonly at: Point;
  /** Radius within which a pointer means this event. */
  readonly reach: number;
  readonly violates: boolean;
  readonly sentence: string;
};

export type Label = {
  readonly kind: "message" | "timer" | "crash" | "violation" | "cut";
  readonly event: number | null;
  readonly envelope: number | null;
  readonly text: string;
  /** The middle of its baseline. */
  readonly at: Point;
  /** The direction in which it is read, as cosine and sine; along its arrow, or level. */
  readonly direction: { readonly cosine: number; readonly sine: number };
};

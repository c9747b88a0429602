/**
 * From virtual time to a distance along the time axis. Time is linear, so that a slope can be read as a delay and
 * two delays can be compared. The one exception: a long stretch in which nothing happens is folded, with a break
 * mark, because otherwise everything that does happen would be squeezed into a few pixels.
 */
export type TimeScale = {
  /** Consecutive stretches, from the first moment to the last. */
  readonly pieces: readonly Piece[];
  /** Pixels for a microsecond, outside folds. */
  readonly perMicro: number;
};

export type Piece = {
  readonly fromMicros: number;
  readonly toMicros: number;
  readonly from: number;
  readonly to: number;
  readonly folded: boolean;
};

/** A stretch is folded when it is this many times as long as the shortest quarter of stretches, */
const LONG = 20;
/** and would take more pixels than this, */
const WORTH = 64;
/** and then takes these. All this only where it makes the rest of time this many times as wide. */
const FOLD = 28;
const GAIN = 2;

/**
 * The scale that puts `moments` (microseconds at which something happens, sorted, without repetition) on `length`
 * pixels starting at `from`.
 */
export function timeScale(moments: ArrayLike<number>, from: number, length: number): TimeScale {
  const first = moments[0] ?? 0;
  const last = Math.max(moments[moments.length - 1] ?? 0, first + 1); // a run of one moment is drawn as a microsecond
  const { folds, foldLength, perMicro } = foldsIn(moments, last - first, length);
  const pieces: Piece[] = [];
  let at = { micros: first, along: from };
  const extend = (toMicros: number, pixels: number, folded: boolean) => {
    const to = at.along + pixels;
    pieces.push({ fromMicros: at.micros, toMicros, from: at.along, to, folded });
    at = { micros: toMicros, along: to };
  };
  for (const fold of folds) {
    extend(fold.fromMicros, (fold.fromMicros - at.micros) * perMicro, false);
    extend(fold.toMicros, foldLength, true);
  }
  extend(last, (last - at.micros) * perMicro, false);
  return { pieces, perMicro };
}

/** The same scale with time this many times as wide. Folds stay as wide as they are. */
export function zoomed({ pieces, perMicro }: TimeScale, factor: number): TimeScale {
  let along = pieces[0]?.from ?? 0;
  return {
    perMicro: perMicro * factor,
    pieces: pieces.map((piece) => {
      const from = along;
      along += (piece.to - piece.from) * (piece.folded ? 1 : factor);
      return { ...piece, from, to: along };
    }),
  };
}

type Stretch = { readonly fromMicros: number; readonly toMicros: number };

/** What to fold. Every fold widens the rest, so the longest goes first and the next is judged by the new scale. */
function foldsIn(moments: ArrayLike<number>, span: number, length: number) {
  const none = { folds: [], foldLength: 0, perMicro: length / span };
  if (moments.length < 2) return none;
  const lengths = new Float64Array(moments.length - 1);
  for (let i = 0; i < lengths.length; i++) lengths[i] = moments[i + 1]! - moments[i]!;
  const usual = lengths.slice().sort()[lengths.length - 1 - Math.floor((lengths.length * 3) / 4)]!;
  const long: Stretch[] = [];
  for (let i = 0; i < lengths.length; i++)
    if (lengths[i]! >= LONG * usual) long.push({ fromMicros: moments[i]!, toMicros: moments[i + 1]! });

  const folds: Stretch[] = [];
  let { foldLength, perMicro } = { ...none, foldLength: FOLD };
  let linear = span;
  for (const stretch of long.sort((a, b) => lengthOf(b) - lengthOf(a) || a.fromMicros - b.fromMicros)) {
    if (lengthOf(stretch) * perMicro <= WORTH) break;
    // The middle is folded; at both ends some linear time stays, which shows slopes.
    const fold = { fromMicros: stretch.fromMicros + usual, toMicros: stretch.toMicros - usual };
    folds.push(fold);
    linear -= lengthOf(fold);
    foldLength = Math.min(FOLD, length / 2 / folds.length);
    perMicro = (length - folds.length * foldLength) / linear;
  }
  if (perMicro < GAIN * none.perMicro) return none;
  return { folds: folds.sort((a, b) => a.fromMicros - b.fromMicros), foldLength, perMicro };
}

function lengthOf({ fromMicros, toMicros }: Stretch): number {
  return toMicros - fromMicros;
}

/** Where a moment stands along the axis. Before the first and after the last moment time goes on linearly. */
export function position({ pieces, perMicro }: TimeScale, micros: number): number {
  const piece = pieceWhere(pieces, (candidate) => micros <= candidate.toMicros);
  if (piece === undefined) return 0;
  if (micros < piece.fromMicros) return piece.from + (micros - piece.fromMicros) * perMicro;
  if (micros > piece.toMicros) return piece.to + (micros - piece.toMicros) * perMicro;
  const share = (micros - piece.fromMicros) / (piece.toMicros - piece.fromMicros || 1);
  return piece.from + share * (piece.to - piece.from);
}

/** The moment that stands at a place along the axis (microseconds, seldom a whole number): the inverse of `position`. */
export function momentAt({ pieces, perMicro }: TimeScale, along: number): number {
  const piece = pieceWhere(pieces, (candidate) => along <= candidate.to);
  if (piece === undefined) return 0;
  if (along < piece.from) return piece.fromMicros + (along - piece.from) / perMicro;
  if (along > piece.to) return piece.toMicros + (along - piece.to) / perMicro;
  const share = (along - piece.from) / (piece.to - piece.from || 1);
  return piece.fromMicros + share * (piece.toMicros - piece.fromMicros);
}

/** The first piece of which `isIt` holds, by bisection: it holds of all later ones too. The last one where of none. */
function pieceWhere(pieces: readonly Piece[], isIt: (piece: Piece) => boolean): Piece | undefined {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIt(pieces[middle]!)) high = middle;
    else low = middle + 1;
  }
  return pieces[low];
}

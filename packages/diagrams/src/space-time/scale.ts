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
export function timeScale(moments: readonly number[], from: number, length: number): TimeScale {
  const first = moments[0] ?? 0;
  const last = Math.max(moments.at(-1) ?? 0, first + 1); // a run of one moment is drawn as a microsecond
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

type Stretch = { readonly fromMicros: number; readonly toMicros: number };

/** What to fold. Every fold widens the rest, so the longest goes first and the next is judged by the new scale. */
function foldsIn(moments: readonly number[], span: number, length: number) {
  const stretches = moments.slice(1).map((toMicros, i) => ({ fromMicros: moments[i] ?? 0, toMicros }));
  const byLength = stretches.sort((a, b) => lengthOf(b) - lengthOf(a) || a.fromMicros - b.fromMicros);
  const usual = lengthOf(byLength[Math.floor((byLength.length * 3) / 4)]);
  const folds: Stretch[] = [];
  let foldLength = FOLD;
  let linear = span;
  let perMicro = length / span;
  for (const stretch of byLength) {
    if (lengthOf(stretch) < LONG * usual || lengthOf(stretch) * perMicro <= WORTH) break;
    // The middle is folded; at both ends some linear time stays, which shows slopes.
    const fold = { fromMicros: stretch.fromMicros + usual, toMicros: stretch.toMicros - usual };
    folds.push(fold);
    linear -= lengthOf(fold);
    foldLength = Math.min(FOLD, length / 2 / folds.length);
    perMicro = (length - folds.length * foldLength) / linear;
  }
  if (perMicro < (GAIN * length) / span) return { folds: [], foldLength: 0, perMicro: length / span };
  return { folds: folds.sort((a, b) => a.fromMicros - b.fromMicros), foldLength, perMicro };
}

function lengthOf(stretch: Stretch | undefined): number {
  return stretch === undefined ? 0 : stretch.toMicros - stretch.fromMicros;
}

/** Where a moment stands along the axis. Before the first and after the last moment time goes on linearly. */
export function position({ pieces, perMicro }: TimeScale, micros: number): number {
  const piece = pieces.find(({ toMicros }) => micros <= toMicros) ?? pieces.at(-1);
  if (piece === undefined) return 0;
  if (micros < piece.fromMicros || micros > piece.toMicros) {
    const [edge, along] =
      micros < piece.fromMicros ? [piece.fromMicros, piece.from] : [piece.toMicros, piece.to];
    return along + (micros - edge) * perMicro;
  }
  const share = (micros - piece.fromMicros) / (piece.toMicros - piece.fromMicros || 1);
  return piece.from + share * (piece.to - piece.from);
}

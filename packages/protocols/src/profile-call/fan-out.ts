/**
 * One answer that needs many: the slowest leaf decides. Dean & Barroso, "The tail at scale", CACM 56(2), 2013. A leaf is
 * bimodal here: mostly fast, now and then a straggler; both exponential, so that all shares have a formula.
 */
import { draw, exp, log, pow, stream } from "@lightcone/simulation";

export type Leaf = {
  readonly fastMs: number;
  /** What a straggler takes on average, and how many leaves of all are stragglers. */
  readonly straggleMs: number;
  readonly stragglers: number;
};

/** Asks a second replica of a leaf that has not answered after so long, and takes the answer that comes first. */
export type Hedge = { readonly afterMs: number } | null;

/** The chance that at least one of so many leaves is slow, where each is with probability `slow`. */
export const anySlow = (slow: number, leaves: number): number => 1 - pow(1 - slow, leaves);

/** The share of leaves that take longer than so many milliseconds. */
export const leafBeyond = ({ fastMs, straggleMs, stragglers }: Leaf, ms: number): number =>
  (1 - stragglers) * exp(-ms / fastMs) + stragglers * exp(-ms / straggleMs);

/** The same, where the request is hedged. */
export const hedgedBeyond = (leaf: Leaf, hedge: Hedge, ms: number): number =>
  leafBeyond(leaf, ms) * (hedge === null || ms <= hedge.afterMs ? 1 : leafBeyond(leaf, ms - hedge.afterMs));

/** Within how many milliseconds this share of answers has all of its leaves. */
export function fanOutQuantileMs(leaf: Leaf, hedge: Hedge, leaves: number, share: number): number {
  let [low, high] = [0, 1_000_000];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (1 - anySlow(hedgedBeyond(leaf, hedge, middle), leaves) < share) low = middle;
    else high = middle;
  }
  return high;
}

/** How long an answer takes in each of so many trials, drawn leaf by leaf. */
export function drawFanOuts(leaf: Leaf, hedge: Hedge, leaves: number, trials: number, seed: number) {
  const [first, second] = [stream(seed, "leaf"), stream(seed, "hedge")];
  const leafMs = (chance: typeof first, place: number) => {
    const mean = draw(chance, 2 * place) < leaf.stragglers ? leaf.straggleMs : leaf.fastMs;
    return -mean * log(1 - draw(chance, 2 * place + 1));
  };
  const slowest = new Float64Array(trials);
  let hedges = 0;
  for (let place = 0; place < trials * leaves; place++) {
    let ms = leafMs(first, place);
    if (hedge !== null && ms > hedge.afterMs) {
      hedges++;
      ms = Math.min(ms, hedge.afterMs + leafMs(second, place));
    }
    const trial = Math.floor(place / leaves);
    if (ms > slowest[trial]!) slowest[trial] = ms;
  }
  return { slowest, extra: hedges / (trials * leaves) };
}

/**
 * WARS: how stale reads are where a read need not meet the last write (R + W <= N). Bailis, Venkataraman, Franklin,
 * Hellerstein & Stoica, "Probabilistically bounded staleness for practical partial quorums", PVLDB 5(8), 2012, §4.
 * A write goes to all N replicas and is committed at the Wth acknowledgement; a read begins t later, goes to all, and
 * returns the newest of the first R responses. Each leg of each replica takes its own time, drawn independently.
 * Left out, as in the paper: anti-entropy, read repair, failures, and other writes. `partial-quorums.ts` is the same as a
 * protocol of the kernel.
 */
import { draw, Mistake, sampler, type Stream, stream } from "@lightcone/simulation";
import type { Profile } from "./profiles.ts";

export type Replication = { readonly n: number; readonly r: number; readonly w: number };
export type Trials = { readonly trials: number; readonly seed: number };

/** The legs of many trials, in integer microseconds: the one of replica i in trial k stands at k n + i. */
export type Legs = {
  readonly n: number;
  readonly W: Float64Array;
  readonly A: Float64Array;
  readonly R: Float64Array;
  readonly S: Float64Array;
};

/** Draws the legs. What is drawn depends on neither R nor W, so that those can be compared on the same draws. */
export function drawLegs(profile: Profile, n: number, { trials, seed }: Trials): Legs {
  const { writesAt, readsAt } = sites(seed);
  const away = Math.round(profile.awayMs * 1000);
  const leg = (name: "W" | "A" | "R" | "S"): Float64Array => {
    const sample = sampler(profile[name]);
    const [first, second] = [stream(seed, "wars", name), stream(seed, "wars", name, "part")];
    const site = name === "W" || name === "A" ? writesAt : readsAt;
    const legs = new Float64Array(trials * n);
    for (let place = 0; place < legs.length; place++) {
      const micros = sample(draw(first, place), draw(second, place));
      legs[place] = away === 0 || isAt(site, place, n) ? micros : micros + away;
    }
    return legs;
  };
  return { n, W: leg("W"), A: leg("A"), R: leg("R"), S: leg("S") };
}

/** The site of a write and that of a read are drawn independently of one another, for each trial. */
const sites = (seed: number) => ({
  writesAt: stream(seed, "wars", "site of the write"),
  readsAt: stream(seed, "wars", "site of the read"),
});

const isAt = (site: Stream, place: number, n: number): boolean =>
  Math.floor(n * draw(site, Math.floor(place / n))) === place % n;

/** What came of many trials, each list in microseconds and sorted. */
export type Outcomes = {
  /** How long a write took until it was committed. */
  readonly writes: Float64Array;
  /** How long a read took. */
  readonly reads: Float64Array;
  /** For how long after the commit a read would still have missed the write: below 0 where it never did. */
  readonly staleness: Float64Array;
};

/** Plays the trials whose legs are given. Throws a `Mistake` where R or W is not within 1 to N. */
export function outcomesOf(legs: Legs, { r, w }: Omit<Replication, "n">): Outcomes {
  const { n } = legs;
  checkReplication({ n, r, w });
  const trials = legs.W.length / n;
  const [writes, reads, staleness] = [0, 1, 2].map(() => new Float64Array(trials)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [acknowledged, responded] = [new Float64Array(n), new Float64Array(n)];
  for (let trial = 0; trial < trials; trial++) {
    const first = trial * n;
    for (let i = 0; i < n; i++) {
      acknowledged[i] = legs.W[first + i]! + legs.A[first + i]!;
      responded[i] = legs.R[first + i]! + legs.S[first + i]!;
    }
    writes[trial] = smallest(acknowledged, w);
    reads[trial] = smallest(responded, r);
    staleness[trial] = stalenessOf(legs, first, responded, r) - writes[trial]!;
  }
  return { writes: writes.sort(), reads: reads.sort(), staleness: staleness.sort() };
}

/** Until when, counted from the beginning of the write, a read would have to begin to miss it at all of its R responders. */
function stalenessOf({ n, W, R }: Legs, first: number, responded: Float64Array, r: number): number {
  let until = Infinity;
  for (let i = 0; i < n; i++)
    if (rankOf(responded, i) < r) until = Math.min(until, W[first + i]! - R[first + i]!);
  return until;
}

/** How many come before the one at place i; of equals, the ones at places before it. */
function rankOf(values: Float64Array, i: number): number {
  const own = values[i]!;
  let rank = 0;
  for (let j = 0; j < values.length; j++) if (values[j]! < own || (j < i && values[j] === own)) rank++;
  return rank;
}

/** The kth smallest, from 1; the list is too short for anything clever. */
function smallest(values: Float64Array, k: number): number {
  for (let i = 0; i < values.length; i++) if (rankOf(values, i) === k - 1) return values[i]!;
  return NaN;
}

export function checkReplication({ n, r, w }: Replication): void {
  for (const [name, count] of [
    ["R", r],
    ["W", w],
  ] as const)
    if (!Number.isInteger(count) || count < 1 || count > n)
      throw new Mistake(`${name} is ${count}: of ${n} replicas, 1 to ${n} can be waited for.`);
}

/** The chance that a read which begins `afterMs` after the commit sees the write. */
export function freshAfter({ staleness }: Outcomes, afterMs: number): number {
  let [low, high] = [0, staleness.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (staleness[middle]! <= afterMs * 1000) low = middle + 1;
    else high = middle;
  }
  return low / staleness.length;
}

/** How many milliseconds after the commit a read sees the write with this probability; 0 where it does so at once. */
export const visibleAfterMs = ({ staleness }: Outcomes, share: number): number =>
  Math.max(0, quantileMs(staleness, share));

/** Below which so large a share of the samples lies, in milliseconds. */
export const quantileMs = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]! / 1000;

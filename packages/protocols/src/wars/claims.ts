/** What is published about the staleness of partial quorums, and how it is checked. */
import { Mistake } from "@lightcone/simulation";
import { claim, type Claim, type Parameters, type Row, type Source } from "../claim.ts";
import { shareOf } from "../estimate.ts";
import { countFreshWithin, freshWithin } from "./k-staleness.ts";
import { type Profile, profiles } from "./profiles.ts";
import { drawLegs, freshAfter, type Legs, outcomesOf, quantileMs, visibleAfterMs } from "./wars.ts";

const bailis: Source = {
  author: "Peter Bailis, Shivaram Venkataraman, Michael J. Franklin, Joseph M. Hellerstein and Ion Stoica",
  title: "Probabilistically bounded staleness for practical partial quorums",
  venue: "Proceedings of the VLDB Endowment 5(8)",
  year: 2012,
};

const defaults = { n: 3, r: 1, w: 1, profile: "lnkd-disk", afterMs: 0, trials: 400_000, seed: 1 };
type Setting = typeof defaults;

/** The last result for each text of parameters: the claims below look at different figures of the same trials. */
function remembering<Result>(most: number, compute: (parameters: Parameters) => Result) {
  const known = new Map<string, Result>();
  return (parameters: Parameters): Result => {
    const text = JSON.stringify(parameters);
    const found = known.get(text) ?? compute(parameters);
    if (known.size >= most) known.delete(known.keys().next().value!);
    known.set(text, found);
    return found;
  };
}

/** The legs of all trials take seconds and 40 MB; they are kept, for all profiles, as every R and W takes the same ones. */
const legsOf = remembering<Legs>(4, (parameters) => {
  const { profile, n, trials, seed } = parameters as Setting;
  return drawLegs(profileNamed(profile), n, { trials, seed });
});

function profileNamed(name: string): Profile {
  const found = Object.entries(profiles).find(([known]) => known === name);
  if (found) return found[1];
  throw new Mistake(`There is no profile "${name}": choose one of ${Object.keys(profiles).join(", ")}.`);
}

const figuresOf = remembering(100, (parameters) => {
  const { n, r, w, profile, afterMs, trials, seed } = parameters as Setting;
  const outcomes = outcomesOf(legsOf({ profile, n, trials, seed }), { r, w });
  return {
    "read, p99.9, ms": { value: quantileMs(outcomes.reads, 0.999) },
    "write, p99.9, ms": { value: quantileMs(outcomes.writes, 0.999) },
    "visible to 99.9 %, ms": { value: visibleAfterMs(outcomes, 0.999) },
    fresh: shareOf(freshAfter(outcomes, afterMs) * trials, trials),
  };
});

const wars = {
  source: bailis,
  defaults,
  compute: ({ n, r, w, profile, afterMs, trials, seed }: Setting) => ({
    figures: figuresOf({ n, r, w, profile, afterMs, trials, seed }),
    checked: `${trials} trials`,
  }),
};

/** Rows of table 4: R and W, then the 99.9th percentiles of a read and of a write, then when 99.9 % of reads are fresh. */
const table4: Readonly<Record<string, readonly (readonly [number, number, number, number, number])[]>> = {
  "lnkd-ssd": [
    [1, 1, 0.66, 0.66, 1.85],
    [1, 2, 0.66, 1.63, 1.79],
    [2, 1, 1.63, 0.65, 0],
    [2, 2, 1.62, 1.64, 0],
    [3, 1, 4.14, 0.65, 0],
    [1, 3, 0.65, 4.09, 0],
  ],
  "lnkd-disk": [
    [1, 1, 0.66, 10.99, 45.5],
    [1, 2, 0.65, 20.97, 43.3],
    [2, 1, 1.63, 10.9, 13.6],
    [2, 2, 1.64, 20.96, 0],
    [3, 1, 4.12, 10.89, 0],
    [1, 3, 0.65, 112.65, 0],
  ],
  ymmr: [
    [1, 1, 5.58, 10.83, 1_364],
    [2, 2, 33.18, 428.11, 0],
  ],
  wan: [
    [1, 1, 3.4, 55.12, 113],
    [2, 2, 151.31, 167.72, 0],
  ],
};

type Figures = (read: number, write: number, visible: number) => Row["figures"];

const rows = (figures: Figures): readonly Row[] =>
  Object.entries(table4).flatMap(([profile, lines]) =>
    lines.map(([r, w, read, write, visible]) => ({
      at: { profile, r, w },
      figures: figures(read, write, visible),
    })),
  );

/** A write that waits for the last of three spinning disks: so heavy is that tail that 400,000 trials leave 8 % open. */
const isSlowest = ({ at }: Row): boolean => at["profile"] === "lnkd-disk" && at["w"] === 3;
const latencies = rows((read, write) => ({ "read, p99.9, ms": read, "write, p99.9, ms": write }));

const staleness: readonly (readonly [n: number, r: number, w: number, k: number, fresh: number])[] = [
  [3, 1, 1, 1, 0.3333],
  [3, 1, 1, 2, 0.5556],
  [3, 1, 1, 3, 0.7037],
  [3, 1, 1, 4, 0.8025],
  [3, 1, 1, 5, 0.8683],
  [3, 1, 1, 10, 0.9827],
  [3, 1, 2, 1, 0.6667],
  [3, 2, 1, 2, 0.8889],
  [3, 1, 2, 3, 0.963],
  [3, 2, 1, 5, 0.9959],
  [5, 1, 1, 5, 0.6723],
  [5, 2, 2, 2, 0.91],
];

export const claims: readonly Claim[] = [
  claim({
    ...wars,
    id: "wars.latency",
    sentence: "Waiting for fewer replicas makes the slowest of 1,000 reads and writes so much faster.",
    published: latencies.filter((row) => !isSlowest(row)),
    tolerance: { grade: "G3", relative: 0.05 },
  }),

  claim({
    ...wars,
    id: "wars.slowest-writes",
    sentence: "Waiting for the last of three spinning disks takes so long in one of 1,000 writes.",
    published: latencies.filter(isSlowest),
    tolerance: { grade: "G3", relative: 0.08 },
  }),

  claim({
    ...wars,
    id: "wars.visibility",
    sentence: "So long after a write 99.9 % of reads see it.",
    published: rows((_read, _write, visible) => ({ "visible to 99.9 %, ms": visible })),
    tolerance: { grade: "G3", relative: 0.15 },
  }),

  claim({
    ...wars,
    id: "wars.fresh-at-once",
    sentence: "Where R = W = 1, so many reads that begin when the write ends are fresh.",
    published: [
      { at: { profile: "lnkd-ssd" }, figures: { fresh: 0.974 } },
      { at: { profile: "lnkd-disk" }, figures: { fresh: 0.439 } },
      { at: { profile: "ymmr" }, figures: { fresh: 0.893 } },
      { at: { profile: "wan" }, figures: { fresh: 0.333 } },
    ],
    tolerance: { grade: "G3", absolute: 0.01 },
  }),

  claim({
    id: "wars.k-staleness",
    sentence:
      "A read of R random replicas returns one of the last k versions with probability 1 - (C(N - W, R) / C(N, R))^k.",
    source: bailis,
    published: staleness.map(([n, r, w, k, fresh]) => ({
      at: { n, r, w, k },
      figures: { formula: fresh, drawn: fresh },
    })),
    tolerance: { grade: "G1", standardErrors: 4, absolute: 0.00005 },
    defaults: { n: 3, r: 1, w: 1, k: 1, trials: 20_000, seed: 1 },
    compute({ n, r, w, k, trials, seed }) {
      const hits = countFreshWithin({ n, r, w }, k, { trials, seed });
      return {
        figures: { formula: { value: freshWithin({ n, r, w }, k) }, drawn: shareOf(hits, trials) },
        checked: `formula, and ${trials} draws`,
      };
    },
  }),
];

/** What is known of quorum systems, and how it is checked. */
import type { NodeId } from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import {
  availability,
  grid,
  intersects,
  leastLoad,
  loadOf,
  majorities,
  type QuorumSystem,
  threshold,
} from "./index.ts";

const barbaraGarciaMolina: Source = {
  author: "Daniel Barbara and Hector Garcia-Molina",
  title: "The reliability of voting mechanisms",
  venue: "IEEE Transactions on Computers C-36(10)",
  year: 1987,
};
const naorWool: Source = {
  author: "Moni Naor and Avishai Wool",
  title: "The load, capacity, and availability of quorum systems",
  venue: "SIAM Journal on Computing 27(2)",
  year: 1998,
};
const flexiblePaxos: Source = {
  author: "Heidi Howard, Dahlia Malkhi and Alexander Spiegelman",
  title: "Flexible Paxos: quorum intersection revisited",
  venue: "OPODIS",
  year: 2016,
};

const names = (n: number): readonly NodeId[] => Array.from({ length: n }, (_, i) => `n${i + 10}`);
const square = (k: number, crossing: "every row" | "column"): QuorumSystem =>
  grid(
    Array.from({ length: k }, (_, row) => names(k).map((name) => `${row}-${name}`)),
    { crossing },
  );

/** Half a unit of the last of so many digits behind the point. */
const printed = (digits: number) => ({ grade: "G1", absolute: 0.5 / 10 ** digits }) as const;

export const claims: readonly Claim[] = [
  claim({
    id: "quorums.majority-availability",
    sentence: "Where each node is up with probability p, a majority of n is up with these probabilities.",
    source: barbaraGarciaMolina,
    published: [
      { at: { n: 3, p: 0.9 }, figures: { availability: 0.972 } },
      { at: { n: 4, p: 0.9 }, figures: { availability: 0.9477 } },
      { at: { n: 5, p: 0.9 }, figures: { availability: 0.99144 } },
      { at: { n: 6, p: 0.9 }, figures: { availability: 0.98415 } },
      { at: { n: 7, p: 0.9 }, figures: { availability: 0.997272 } },
      { at: { n: 9, p: 0.9 }, figures: { availability: 0.999109 } },
      { at: { n: 3, p: 0.99 }, figures: { availability: 0.999702 } },
      { at: { n: 5, p: 0.99 }, figures: { availability: 0.99999 } },
      { at: { n: 4, p: 0.99 }, figures: { availability: 0.999408 } },
    ],
    tolerance: printed(6),
    defaults: { n: 3, p: 0.9 },
    compute: ({ n, p }) => ({
      figures: { availability: { value: availability(majorities(names(n)), p) } },
      checked: `exhaustive: all 2^${n} sets of nodes`,
    }),
  }),

  claim({
    id: "quorums.even-clusters",
    sentence: "A fourth node makes a cluster of three less available, not more.",
    source: barbaraGarciaMolina,
    published: [
      { at: { n: 3, p: 0.9 }, figures: { "one more helps": 0 } },
      { at: { n: 5, p: 0.9 }, figures: { "one more helps": 0 } },
      { at: { n: 4, p: 0.9 }, figures: { "one more helps": 1 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 3, p: 0.9 },
    compute({ n, p }) {
      const [before, after] = [n, n + 1].map((size) => availability(majorities(names(size)), p));
      return { figures: { "one more helps": { value: after! > before! ? 1 : 0 } }, checked: "by arithmetic" };
    },
  }),

  claim({
    id: "quorums.below-one-half",
    sentence:
      "Where nodes are up less than half of the time, a single node is up more often than any majority.",
    source: barbaraGarciaMolina,
    published: [
      { at: { p: 0.45 }, figures: { "best number of nodes": 1 } },
      { at: { p: 0.55 }, figures: { "best number of nodes": 15 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { p: 0.45, most: 15 },
    compute({ p, most }) {
      const sizes = Array.from({ length: most }, (_, i) => i + 1);
      const up = sizes.map((n) => availability(majorities(names(n)), p));
      const best = sizes[up.indexOf(Math.max(...up))]!;
      return {
        figures: { "best number of nodes": { value: best } },
        checked: `majorities of 1 to ${most} nodes`,
      };
    },
  }),

  claim({
    id: "quorums.grid-availability",
    sentence: "A grid of three by three is less available than a majority of nine.",
    source: naorWool,
    published: [{ at: { k: 3, p: 0.9 }, figures: { "every row": 0.97732, column: 0.96669 } }],
    tolerance: printed(5),
    defaults: { k: 3, p: 0.9 },
    compute: ({ k, p }) => ({
      figures: {
        "every row": { value: availability(square(k, "every row"), p) },
        column: { value: availability(square(k, "column"), p) },
      },
      checked: `exhaustive: all 2^${k * k} sets of nodes`,
    }),
  }),

  claim({
    id: "quorums.load",
    sentence: "A majority loads its nodes by about one half, a grid of k by k by (2k - 1) / k² only.",
    source: naorWool,
    published: [
      { at: { k: 3 }, figures: { grid: 0.5556, majority: 0.5556 } },
      { at: { k: 4 }, figures: { grid: 0.4375, majority: 0.5625 } },
      { at: { k: 5 }, figures: { grid: 0.36 } },
    ],
    tolerance: printed(4),
    defaults: { k: 3 },
    compute({ k }) {
      // No strategy does better than the bound: where all quorums alike reach it, it is the load.
      const load = (system: QuorumSystem) =>
        Math.abs(loadOf(system) - leastLoad(system)) < 1e-12 ? loadOf(system) : NaN;
      return {
        figures: {
          grid: { value: load(square(k, "column")) },
          // There are five million majorities of 25 nodes.
          ...(k < 5 ? { majority: { value: load(majorities(names(k * k))) } } : {}),
        },
        checked: "all quorums alike reach the lower bound max(1/c, c/n)",
      };
    },
  }),

  claim({
    id: "quorums.flexible",
    sentence: "Quorums of two kinds meet if and only if their sizes add up to more than n.",
    source: flexiblePaxos,
    published: [1, 2, 3, 4, 5].map((n) => ({ at: { n }, figures: { exceptions: 0 } })),
    tolerance: { grade: "G0" },
    defaults: { n: 5 },
    compute({ n }) {
      const sizes = names(n).map((_, i) => i + 1);
      const exceptions = sizes.flatMap((one) =>
        sizes.filter(
          (other) => intersects(threshold(names(n), one), threshold(names(n), other)) !== one + other > n,
        ),
      );
      return {
        figures: { exceptions: { value: exceptions.length } },
        checked: `exhaustive: all pairs of sizes for ${n} nodes`,
      };
    },
  }),
];

/** What is known of mutual exclusion by messages, and how it is checked. */
import { asynchronous, links, simulate, systemModel } from "@lightcone/simulation";
import { claim, type Claim } from "../claim.ts";
import { lamportExclusion } from "./lamport.ts";
import { ricartAgrawala } from "./ricart-agrawala.ts";

const timing = asynchronous({ medianMs: 10 });
const until = { timeMs: 30_000_000, events: 10_000_000 };
const defaults = { n: 5, turns: 4, seeds: 20 };

/** The messages of so many runs, for each time that somebody was inside; NaN where runs differ. */
function perEntry(seeds: number, entries: number, sent: (seed: number) => number) {
  const counts = new Set(Array.from({ length: seeds }, (_, i) => sent(i + 1) / entries));
  return counts.size === 1 ? [...counts][0]! : NaN;
}

export const claims: readonly Claim[] = [
  claim({
    id: "mutual-exclusion.lamport",
    sentence: "Lamport's mutual exclusion takes 3 (n - 1) messages for each time inside.",
    source: {
      author: "Leslie Lamport",
      title: "Time, clocks, and the ordering of events in a distributed system",
      venue: "Communications of the ACM 21(7)",
      year: 1978,
    },
    published: [
      { at: { n: 3 }, figures: { messages: 6 } },
      { at: { n: 10 }, figures: { messages: 27 } },
    ],
    tolerance: { grade: "G0" },
    defaults,
    compute({ n, turns, seeds }) {
      const model = systemModel({ timing, links: links({ fifo: true }) });
      const sent = (seed: number) =>
        simulate(lamportExclusion({ turns }), { nodes: n, model, seed, until, trace: false }).metrics.sent;
      return {
        figures: { messages: { value: perEntry(seeds, n * turns, sent) } },
        checked: `${seeds} seeds, ${n * turns} times inside in each`,
      };
    },
  }),

  claim({
    id: "mutual-exclusion.ricart-agrawala",
    sentence: "Ricart and Agrawala's takes 2 (n - 1), for a deferred reply releases as well.",
    source: {
      author: "Glenn Ricart and Ashok K. Agrawala",
      title: "An optimal algorithm for mutual exclusion in computer networks",
      venue: "Communications of the ACM 24(1)",
      year: 1981,
    },
    published: [
      { at: { n: 3 }, figures: { messages: 4 } },
      { at: { n: 10 }, figures: { messages: 18 } },
    ],
    tolerance: { grade: "G0" },
    defaults,
    compute({ n, turns, seeds }) {
      const model = systemModel({ timing });
      const sent = (seed: number) =>
        simulate(ricartAgrawala({ turns }), { nodes: n, model, seed, until, trace: false }).metrics.sent;
      return {
        figures: { messages: { value: perEntry(seeds, n * turns, sent) } },
        checked: `${seeds} seeds, ${n * turns} times inside in each`,
      };
    },
  }),
];

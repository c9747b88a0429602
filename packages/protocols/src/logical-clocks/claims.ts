/** What is known of logical clocks, and how it is checked: on every pair of events of random runs. */
import { asynchronous, offsetClocks, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { claim, type Claim } from "../claim.ts";
import { hybrid, isEarlierHybrid } from "./hybrid.ts";
import { lamport } from "./lamport.ts";
import { eachPair } from "./pairs.ts";
import { isBefore, vector } from "./vector.ts";

const everybody = { n: 4, acts: 6, seeds: 300 };

const told = (pairs: number, seeds: number) => `${pairs} pairs of events in ${seeds} seeds`;

export const claims: readonly Claim[] = [
  claim({
    id: "logical-clocks.lamport",
    sentence:
      "What happens before has the smaller Lamport time; the smaller time does not mean that it happened before.",
    source: {
      author: "Leslie Lamport",
      title: "Time, clocks, and the ordering of events in a distributed system",
      venue: "Communications of the ACM 21(7)",
      year: 1978,
    },
    published: [{ at: {}, figures: { "pairs against the clock condition": 0, "the converse fails": 1 } }],
    tolerance: { grade: "G0" },
    defaults: everybody,
    compute({ n, acts, seeds }) {
      const model = systemModel({ timing: asynchronous() });
      let [pairs, against, converse] = [0, 0, 0];
      for (let seed = 1; seed <= seeds; seed++)
        eachPair(simulate(lamport({ acts }), { nodes: n, model, seed }), (a, b, before) => {
          pairs++;
          if (before && a.time >= b.time) against++;
          if (!before && a.time < b.time) converse = 1;
        });
      return {
        figures: {
          "pairs against the clock condition": { value: against },
          "the converse fails": { value: converse },
        },
        checked: told(pairs, seeds),
      };
    },
  }),

  claim({
    id: "logical-clocks.vector",
    sentence: "One event happens before another if and only if its vector is smaller.",
    source: {
      author: "Friedemann Mattern",
      title: "Virtual time and global states of distributed systems",
      venue: "Parallel and Distributed Algorithms",
      year: 1988,
    },
    published: [{ at: {}, figures: { "pairs told wrongly": 0 } }],
    tolerance: { grade: "G0" },
    defaults: everybody,
    compute({ n, acts, seeds }) {
      const model = systemModel({ timing: asynchronous() });
      let [pairs, wrong] = [0, 0];
      for (let seed = 1; seed <= seeds; seed++)
        eachPair(simulate(vector({ acts }), { nodes: n, model, seed }), (a, b, before) => {
          pairs++;
          if (isBefore(a.time, b.time) !== before) wrong++;
        });
      return { figures: { "pairs told wrongly": { value: wrong } }, checked: told(pairs, seeds) };
    },
  }),

  claim({
    id: "logical-clocks.hybrid",
    sentence:
      "Hybrid logical clocks respect happens-before, and are ahead of physical time by no more than clocks are apart.",
    source: {
      author: "Sandeep S. Kulkarni, Murat Demirbas, Deepak Madappa, Bharadwaj Avva and Marcelo Leone",
      title: "Logical physical clocks",
      venue: "Principles of Distributed Systems (OPODIS)",
      year: 2014,
    },
    published: [{ at: {}, figures: { "pairs against the clock condition": 0, "events beyond epsilon": 0 } }],
    tolerance: { grade: "G0" },
    defaults: { ...everybody, withinMs: 10 },
    compute({ n, acts, seeds, withinMs }) {
      const model = systemModel({
        timing: synchronous({ deltaMs: 5 }),
        clocks: offsetClocks({ withinMs }),
      });
      let [pairs, against, beyond] = [0, 0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const run = simulate(hybrid({ acts, everyMs: 4, epsilonMs: 2 * withinMs }), {
          nodes: n,
          model,
          seed,
        });
        eachPair(run, (a, b, before) => {
          pairs++;
          if (before && !isEarlierHybrid(a.time, b.time)) against++;
          if (b.time.l - b.time.physical > 2 * withinMs) beyond++;
        });
      }
      return {
        figures: {
          "pairs against the clock condition": { value: against },
          "events beyond epsilon": { value: beyond },
        },
        checked: told(pairs, seeds),
      };
    },
  }),
];

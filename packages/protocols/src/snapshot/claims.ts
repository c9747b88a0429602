/** What is known of distributed snapshots, and how it is checked. */
import { asynchronous, links, simulate, systemModel } from "@lightcone/simulation";
import { claim, type Claim } from "../claim.ts";
import { chandyLamport } from "./chandy-lamport.ts";
import { objectionsToSnapshot } from "./cut.ts";
import { conservation } from "./mutants.ts";

const source = {
  author: "K. Mani Chandy and Leslie Lamport",
  title: "Distributed snapshots: determining global states of distributed systems",
  venue: "ACM Transactions on Computer Systems 3(1)",
  year: 1985,
};

export const claims: readonly Claim[] = [
  claim({
    id: "snapshot.possible",
    sentence: "A recorded global state could have been, and holds every token once, where channels are FIFO.",
    source,
    published: [
      { at: { n: 3 }, figures: { "snapshots that miscount": 0, "snapshots that were impossible": 0 } },
      { at: { n: 5 }, figures: { "snapshots that miscount": 0, "snapshots that were impossible": 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 4, tokens: 10, passes: 10, seeds: 1_000 },
    compute: ({ n, tokens, passes, seeds }) => {
      const found = snapshots({ n, tokens, passes, seeds }, true);
      return {
        figures: {
          "snapshots that miscount": { value: found.miscounted },
          "snapshots that were impossible": { value: found.impossible },
        },
        checked: `${found.taken} snapshots in ${seeds} seeds`,
      };
    },
  }),

  claim({
    id: "snapshot.fifo",
    sentence: "Where channels are not FIFO, some snapshots are wrong.",
    source,
    published: [{ at: {}, figures: { "some miscount": 1 } }],
    tolerance: { grade: "G0" },
    defaults: { n: 4, tokens: 10, passes: 10, seeds: 200 },
    compute: ({ n, tokens, passes, seeds }) => {
      const found = snapshots({ n, tokens, passes, seeds }, false);
      return {
        figures: { "some miscount": { value: found.miscounted > 0 ? 1 : 0 } },
        checked: `${found.miscounted} of ${found.taken} snapshots`,
      };
    },
  }),
];

function snapshots(
  { n, tokens, passes, seeds }: Readonly<Record<"n" | "tokens" | "passes" | "seeds", number>>,
  fifo: boolean,
) {
  const model = systemModel({ timing: asynchronous(), links: links({ fifo }) });
  let [taken, miscounted, impossible] = [0, 0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const protocol = chandyLamport({ tokens, passes, snapshotAtMs: (seed * 7) % 200 });
    const run = simulate(protocol, { nodes: n, model, seed, until: { timeMs: 7_200_000 } });
    const objections = objectionsToSnapshot(run);
    if (objections === null) continue;
    taken++;
    if (objections.length > 0) impossible++;
    if (run.violations.some(({ property }) => property === conservation)) miscounted++;
  }
  return { taken, miscounted, impossible };
}

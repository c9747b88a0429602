/** What is known of registers by majorities, and how it is checked. */
import { checkLinearizability, classify, explore, register } from "@lightcone/checkers";
import { asynchronous, sweep, systemModel } from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { abd } from "./abd.ts";
import { readersAndWriters } from "./workload.ts";

const attiyaBarNoyDolev: Source = {
  author: "Hagit Attiya, Amotz Bar-Noy and Danny Dolev",
  title: "Sharing memory robustly in message-passing systems",
  venue: "Journal of the ACM 42(1)",
  year: 1995,
};
const model = systemModel({ timing: asynchronous() });

/** One writer and four readers at three nodes: how many histories are not linearizable, and how many not even regular. */
function histories(writesBack: boolean, seeds: number) {
  const count = { linearizable: 0, regular: 0 };
  sweep(
    abd({ writer: "A", writesBack }),
    {
      nodes: 3,
      model,
      workload: readersAndWriters({ writers: 1, readers: 4, operations: 6 }),
      until: { timeMs: 24 * 3_600_000 },
    },
    {
      from: 1,
      count: seeds,
      measure({ history }) {
        const models = classify(history, { specification: register });
        const holds = (name: string) => models.find((each) => each.model === name)!.finding.kind === "holds";
        if (checkLinearizability(register, history).kind === "ok") count.linearizable++;
        if (holds("regular register")) count.regular++;
        return {};
      },
    },
  );
  return count;
}

export const claims: readonly Claim[] = [
  claim({
    id: "abd.write-back",
    sentence: "Reads that write back what they found make the register linearizable.",
    source: attiyaBarNoyDolev,
    published: [{ at: {}, figures: { "not linearizable": 0 } }],
    tolerance: { grade: "G0" },
    defaults: { seeds: 1_000 },
    compute: ({ seeds }) => ({
      figures: { "not linearizable": { value: seeds - histories(true, seeds).linearizable } },
      checked: `${seeds} seeds, 3 nodes, 1 writer, 4 readers, 6 operations each`,
    }),
  }),

  claim({
    id: "abd.inversion",
    sentence:
      "Without write-back a read can find an older value than one that ended before it; the register is still regular.",
    source: attiyaBarNoyDolev,
    published: [{ at: {}, figures: { "new before old": 1, "not regular": 0 } }],
    tolerance: { grade: "G0" },
    defaults: { seeds: 1_000 },
    compute({ seeds }) {
      const { linearizable, regular } = histories(false, seeds);
      return {
        figures: {
          "new before old": { value: linearizable < seeds ? 1 : 0 },
          "not regular": { value: seeds - regular },
        },
        checked: `${seeds} seeds, of which ${seeds - linearizable} are not linearizable`,
      };
    },
  }),

  claim({
    id: "abd.exhaustive",
    sentence:
      "No order of events makes a write and reads by two clients at three nodes find less than was found before.",
    source: attiyaBarNoyDolev,
    published: [{ at: {}, figures: { violations: 0 } }],
    tolerance: { grade: "G0" },
    defaults: { readers: 2, states: 2_000_000 },
    compute({ readers, states }) {
      const { verdict, checked } = explore(abd({ writer: "A" }), {
        nodes: 3,
        model,
        workload: readersAndWriters({ writers: 1, readers }),
        bounds: { timers: { "nobody gives up": (_node, { name }) => name !== "patience" } },
        limits: { states },
      });
      const violations = { ok: 0, illegal: 1, unknown: NaN }[verdict.kind];
      return { figures: { violations: { value: violations } }, checked };
    },
  }),
];

/** What is known of consensus where nodes crash in a synchronous system, and how it is checked. */
import { crashStop, type RoundAlgorithm, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { playRounds, type RoundsPlayed } from "../lock-step.ts";
import { agreement } from "./consensus.ts";
import { crashing, crashPatterns } from "./crash-patterns.ts";
import { earlyStoppingRounds } from "./early-stopping.ts";
import { floodSet, floodSetRounds, type Options } from "./flood-set.ts";
import { optFloodSetRounds } from "./opt-flood-set.ts";

const lynch: Source = {
  author: "Nancy A. Lynch",
  title: "Distributed Algorithms, chapter 6",
  venue: "Morgan Kaufmann",
  year: 1996,
};
const fischerLynch: Source = {
  author: "Michael J. Fischer and Nancy A. Lynch",
  title: "A lower bound for the time to assure interactive consistency",
  venue: "Information Processing Letters 14(4)",
  year: 1982,
};
const dolevReischukStrong: Source = {
  author: "Danny Dolev, Rüdiger Reischuk and H. Raymond Strong",
  title: "Early stopping in Byzantine agreement",
  venue: "Journal of the ACM 37(4)",
  year: 1990,
};

type Size = { readonly n: number; readonly f: number; readonly rounds: number };

/** The algorithms treat all nodes alike, so that only the number of those that begin with 1 matters. */
const inputsUpToNames = (n: number): readonly (readonly number[])[] =>
  Array.from({ length: n + 1 }, (_, ones) => Array.from({ length: n }, (_, i) => (i < n - ones ? 0 : 1)));

/** Every crash pattern with `crashes` crashes at most, and every input. */
function everyRun<Inner, Content>(
  make: (options: Options) => RoundAlgorithm<Inner, Content>,
  { n, f, rounds }: Size,
  look: (played: RoundsPlayed<Inner, Content>) => void,
  crashes = f,
): string {
  const cluster = Array.from({ length: n }, (_, i) => `p${i + 1}`);
  const patterns = crashPatterns(cluster, { f: crashes, rounds });
  const vectors = inputsUpToNames(n);
  for (const inputs of vectors) {
    const algorithm = make({ inputs, f, rounds });
    for (const pattern of patterns) look(playRounds(algorithm, cluster, crashing(pattern)));
  }
  return `exhaustive: ${n} nodes, ${crashes} crashes, ${rounds} rounds, ${patterns.length} crash patterns, ${vectors.length} inputs`;
}

const disagreements = (size: Size) => {
  let count = 0;
  const checked = everyRun(floodSetRounds, size, ({ violated }) => {
    if (violated.includes(agreement)) count++;
  });
  return { count, checked };
};

export const claims: readonly Claim[] = [
  claim({
    id: "flood-set.agreement",
    sentence: "After f + 1 rounds of FloodSet all nodes agree, whichever f of them crash.",
    source: lynch,
    published: [
      { at: { n: 3, f: 1, rounds: 2 }, figures: { disagreements: 0 } },
      { at: { n: 4, f: 2, rounds: 3 }, figures: { disagreements: 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 3, f: 1, rounds: 2 },
    compute(size) {
      const { count, checked } = disagreements(size);
      return { figures: { disagreements: { value: count } }, checked };
    },
  }),

  claim({
    id: "flood-set.one-round-less",
    sentence: "With f rounds some crashes of f nodes make FloodSet disagree, where n is at least f + 2.",
    source: fischerLynch,
    published: [
      { at: { n: 3, f: 1, rounds: 1 }, figures: { "can disagree": 1 } },
      { at: { n: 4, f: 2, rounds: 2 }, figures: { "can disagree": 1 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 3, f: 1, rounds: 1 },
    compute(size) {
      const { count, checked } = disagreements(size);
      return { figures: { "can disagree": { value: count > 0 ? 1 : 0 } }, checked };
    },
  }),

  claim({
    id: "flood-set.messages",
    sentence: "FloodSet sends (f + 1) n (n - 1) messages where nobody crashes.",
    source: lynch,
    published: [
      { at: { n: 4, f: 2 }, figures: { messages: 36 } },
      { at: { n: 5, f: 3 }, figures: { messages: 80 } },
      { at: { n: 10, f: 9 }, figures: { messages: 900 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 4, f: 2 },
    compute({ n, f }) {
      const inputs = Array.from({ length: n }, (_, i) => i);
      const model = systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f }) });
      const { metrics } = simulate(floodSet({ inputs, f }), { nodes: n, model, trace: false });
      return { figures: { messages: { value: metrics.sent } }, checked: "one run without a crash" };
    },
  }),

  claim({
    id: "flood-set.fewer-messages",
    sentence: "OptFloodSet never sends more than 2 n (n - 1) messages, and sometimes as many.",
    source: lynch,
    published: [
      { at: { n: 3, f: 1 }, figures: { "most messages": 12 } },
      { at: { n: 4, f: 2 }, figures: { "most messages": 24 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 3, f: 1 },
    compute({ n, f }) {
      let most = 0;
      const checked = everyRun(optFloodSetRounds, { n, f, rounds: f + 1 }, ({ sent }) => {
        most = Math.max(most, sent);
      });
      return { figures: { "most messages": { value: most } }, checked };
    },
  }),

  claim({
    id: "flood-set.early-stopping",
    sentence:
      "With f' crashes of at most f, early stopping decides after min(f' + 2, f + 1) rounds at the latest.",
    source: dolevReischukStrong,
    published: [
      { at: { n: 4, f: 2, crashes: 0 }, figures: { "last round": 2 } },
      { at: { n: 4, f: 2, crashes: 1 }, figures: { "last round": 3 } },
      { at: { n: 4, f: 2, crashes: 2 }, figures: { "last round": 3 } },
      { at: { n: 5, f: 4, crashes: 1 }, figures: { "last round": 3 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 4, f: 2, crashes: 0 },
    compute({ n, f, crashes }) {
      let last = 0;
      const size = { n, f, rounds: f + 1 };
      const look = ({
        nodes,
      }: {
        nodes: readonly { up: boolean; state: { inner: { decidedIn: number | null } } }[];
      }) => {
        for (const { up, state } of nodes) if (up) last = Math.max(last, state.inner.decidedIn ?? Infinity);
      };
      const checked = everyRun(earlyStoppingRounds, size, look, crashes);
      return { figures: { "last round": { value: last } }, checked };
    },
  }),
];

/** What is known of agreement with oral messages, and how it is checked. */
import type { NodeId } from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { playRounds } from "../lock-step.ts";
import { oralMessagesRounds, type Order } from "./oral-messages.ts";
import { allLies, fickle, liar, type Lie, lying, twoFaced } from "./traitors.ts";

const lamportShostakPease: Source = {
  author: "Leslie Lamport, Robert Shostak and Marshall Pease",
  title: "The Byzantine generals problem",
  venue: "ACM Transactions on Programming Languages and Systems 4(3)",
  year: 1982,
};

const generals = (n: number): readonly NodeId[] => Array.from({ length: n }, (_, i) => `g${i + 1}`);
const orders: readonly Order[] = ["attack", "retreat"];

/** Whether IC1 or IC2 is broken when these lie. */
function isBroken(n: number, m: number, order: Order, lies: Readonly<Record<NodeId, Lie>>): boolean {
  const algorithm = oralMessagesRounds({ m, order, commander: "g1" });
  return playRounds(algorithm, generals(n), lying(lies), Object.keys(lies)).violated.length > 0;
}

/** Everything that one traitor can say, whoever it is: in how many of these cases the loyal fail. */
function failuresOfOneTraitor(n: number) {
  const cluster = generals(n);
  const cases = cluster.flatMap((node) =>
    allLies(cluster.filter((other) => other !== node && other !== "g1")).map((lie) => ({ [node]: lie })),
  );
  const count = orders.flatMap((order) => cases.filter((lies) => isBroken(n, 1, order, lies))).length;
  return { count, checked: `exhaustive: ${n} generals, 1 traitor, ${cases.length} strategies, 2 orders` };
}

export const claims: readonly Claim[] = [
  claim({
    id: "oral-messages.messages",
    sentence: "OM(m) sends the sum over j = 1 ... m + 1 of (n - 1) ... (n - j) messages.",
    source: lamportShostakPease,
    published: [
      { at: { n: 4, m: 1 }, figures: { messages: 9 } },
      { at: { n: 7, m: 1 }, figures: { messages: 36 } },
      { at: { n: 7, m: 2 }, figures: { messages: 156 } },
      { at: { n: 10, m: 2 }, figures: { messages: 585 } },
      { at: { n: 10, m: 3 }, figures: { messages: 3_609 } },
      { at: { n: 13, m: 4 }, figures: { messages: 108_384 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 4, m: 1 },
    compute({ n, m }) {
      const { sent } = playRounds(oralMessagesRounds({ m, order: "attack", commander: "g1" }), generals(n));
      return { figures: { messages: { value: sent } }, checked: "one run without traitors" };
    },
  }),

  claim({
    id: "oral-messages.one-traitor-of-four",
    sentence: "Four generals or more agree in OM(1), whatever one traitor says to whom.",
    source: lamportShostakPease,
    published: [
      { at: { n: 4 }, figures: { failures: 0 } },
      { at: { n: 5 }, figures: { failures: 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 4 },
    compute({ n }) {
      const { count, checked } = failuresOfOneTraitor(n);
      return { figures: { failures: { value: count } }, checked };
    },
  }),

  claim({
    id: "oral-messages.three-generals",
    sentence: "Of three generals one traitor is one too many.",
    source: lamportShostakPease,
    published: [{ at: { n: 3 }, figures: { "can fail": 1 } }],
    tolerance: { grade: "G0" },
    defaults: { n: 3 },
    compute({ n }) {
      const { count, checked } = failuresOfOneTraitor(n);
      return { figures: { "can fail": { value: count > 0 ? 1 : 0 } }, checked };
    },
  }),

  claim({
    id: "oral-messages.many-traitors",
    sentence: "OM(m) copes with m traitors among 3m + 1 generals, in all runs that were tried.",
    source: lamportShostakPease,
    published: [
      { at: { n: 7, m: 2 }, figures: { failures: 0 } },
      { at: { n: 10, m: 3, seeds: 20 }, figures: { failures: 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { n: 7, m: 2, seeds: 500 },
    compute({ n, m, seeds }) {
      const cluster = generals(n);
      const failures = Array.from({ length: seeds }, (_, i) => i + 1).filter((seed) => {
        // The commander is one of them every other time.
        const traitors = cluster.slice(seed % 2, m + (seed % 2));
        const some = cluster.filter((_, i) => i % 2 === seed % 2);
        const kinds: readonly Lie[] = [liar, twoFaced(some), fickle(seed), fickle(-seed)];
        const lies = Object.fromEntries(traitors.map((node, i) => [node, kinds[(seed + i) % kinds.length]!]));
        return isBroken(n, m, orders[seed % 2]!, lies);
      });
      return {
        figures: { failures: { value: failures.length } },
        checked: `${seeds} seeds, each with lies of its own`,
      };
    },
  }),
];

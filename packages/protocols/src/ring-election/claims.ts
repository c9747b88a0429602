/** What is known of elections on rings, and how it is checked. */
import { draw, stream } from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { Mean } from "../estimate.ts";
import { meanMessages, messagesFor } from "./chang-roberts.ts";

const changRoberts: Source = {
  author: "Ernest Chang and Rosemary Roberts",
  title: "An improved algorithm for decentralized extrema-finding in circular configurations of processes",
  venue: "Communications of the ACM 22(5)",
  year: 1979,
};

/** A random arrangement of 1 ... n (Fisher & Yates). */
function shuffled(n: number, seed: number): readonly number[] {
  const numbers = Array.from({ length: n }, (_, i) => i + 1);
  const chance = stream(seed, "ring");
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(draw(chance, i) * (i + 1));
    [numbers[i], numbers[j]] = [numbers[j]!, numbers[i]!];
  }
  return numbers;
}

export const claims: readonly Claim[] = [
  claim({
    id: "ring-election.messages",
    sentence:
      "An election on a ring of n takes n (1 + 1/2 + ... + 1/n) messages on average, and n (n + 1) / 2 at worst.",
    source: changRoberts,
    published: [
      { at: { n: 4 }, figures: { messages: 8.333, "messages by the formula": 8.333, "at worst": 10 } },
      { at: { n: 8 }, figures: { messages: 21.743, "messages by the formula": 21.743, "at worst": 36 } },
      { at: { n: 16 }, figures: { messages: 54.09, "messages by the formula": 54.09, "at worst": 136 } },
      { at: { n: 64 }, figures: { messages: 303.6, "messages by the formula": 303.6, "at worst": 2_080 } },
    ],
    tolerance: { grade: "G1", standardErrors: 4, absolute: 0.05 },
    defaults: { n: 8, arrangements: 20_000, seed: 1 },
    compute({ n, arrangements, seed }) {
      const mean = new Mean();
      for (let i = 0; i < arrangements; i++) mean.add(messagesFor(shuffled(n, seed * 1_000_003 + i)));
      const descending = Array.from({ length: n }, (_, i) => n - i);
      return {
        figures: {
          messages: mean.estimate,
          "messages by the formula": { value: meanMessages(n) },
          "at worst": { value: messagesFor(descending) },
        },
        checked: `${arrangements} arrangements`,
      };
    },
  }),
];

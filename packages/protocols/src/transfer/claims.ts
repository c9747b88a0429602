/** What is known of reliable transfer, and how it is checked. */
import { lossy, Mistake, simulate, synchronous, systemModel } from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { Mean, shareOf } from "../estimate.ts";
import { congestionConstant } from "./congestion.ts";
import { costOfEndToEnd, costOfHopRetries, damagedWithoutEnds } from "./hop-costs.ts";
import { hops, transmissionsOf } from "./hops.ts";
import { stopAndWait, transmissionsPerItem } from "./stop-and-wait.ts";

const bartlett: Source = {
  author: "Keith A. Bartlett, Roger A. Scantlebury and Peter T. Wilkinson",
  title: "A note on reliable full-duplex transmission over half-duplex links",
  venue: "Communications of the ACM 12(5)",
  year: 1969,
};
const saltzer: Source = {
  author: "Jerome H. Saltzer, David P. Reed and David D. Clark",
  title: "End-to-end arguments in system design",
  venue: "ACM Transactions on Computer Systems 2(4)",
  year: 1984,
};

const mathis: Source = {
  author: "Matthew Mathis, Jeffrey Semke, Jamshid Mahdavi and Teunis Ott",
  title: "The macroscopic behavior of the TCP congestion avoidance algorithm",
  venue: "ACM SIGCOMM Computer Communication Review 27(3)",
  year: 1997,
};

const model = systemModel({ timing: synchronous({ deltaMs: 20 }) });

/** Transfers with one remedy or both, and what is left when they are over. */
function transfers(
  options: Parameters<typeof hops>[0] & object,
  { h, seeds }: { readonly h: number; readonly seeds: number },
) {
  const endMs = 50 * h;
  return Array.from({ length: seeds }, (_, i) => {
    const run = simulate(hops({ ...options, endMs }), {
      nodes: h + 1,
      model,
      seed: i + 1,
      until: { timeMs: 1e9, events: 1e8 },
    });
    const { nodes } = run.worldAt(run.metrics.events - 1);
    return nodes.map(({ id, up, state }) => ({ id, up, state: state! }));
  });
}

export const claims: readonly Claim[] = [
  claim({
    id: "transfer.stop-and-wait",
    sentence:
      "Stop-and-wait sends each item 1 / ((1 - p)(1 - q)) times on average, where packets are lost with probability p and acknowledgements with q.",
    source: bartlett,
    published: [
      { at: { loss: 0.1 }, figures: { transmissions: 1.2346, "transmissions by the formula": 1.2346 } },
      { at: { loss: 0.2 }, figures: { transmissions: 1.5625, "transmissions by the formula": 1.5625 } },
      { at: { loss: 0.5 }, figures: { transmissions: 4, "transmissions by the formula": 4 } },
    ],
    tolerance: { grade: "G1", standardErrors: 4, absolute: 0.00005 },
    defaults: { loss: 0.1, items: 100, seeds: 400 },
    compute({ loss, items, seeds }) {
      const mean = new Mean();
      for (let seed = 1; seed <= seeds; seed++) {
        const run = simulate(stopAndWait({ items, timeoutMs: 41 }), {
          nodes: 2,
          model: { ...model, links: lossy({ probability: loss }) },
          seed,
          until: { timeMs: 1e9 },
        });
        mean.add(run.worldAt(run.metrics.events - 1).nodes[0]!.state!.transmissions / items);
      }
      return {
        figures: {
          transmissions: mean.estimate,
          "transmissions by the formula": { value: transmissionsPerItem(loss, loss) },
        },
        checked: `${seeds} transfers of ${items} items`,
      };
    },
  }),

  claim({
    id: "transfer.end-to-end-cost",
    sentence:
      "Retries by the ends alone cost little more than retries on every hop where losses are rare, and eight times as much over ten links that lose three of ten.",
    source: saltzer,
    published: (
      [
        [0.01, 10.57, 10.1],
        [0.1, 18.68, 11.11],
        [0.3, 114.7, 14.3],
      ] as const
    ).map(([loss, endToEnd, hopByHop]) => ({
      at: { loss, h: 10 },
      figures: {
        "end to end": endToEnd,
        "end to end, by the formula": endToEnd,
        "hop by hop": hopByHop,
        "hop by hop, by the formula": hopByHop,
      },
    })),
    tolerance: { grade: "G1", standardErrors: 4, absolute: 0.05 },
    defaults: { loss: 0.1, h: 10, packets: 20, seeds: 60 },
    compute({ loss, h, packets, seeds }) {
      const [ends, every] = [new Mean(), new Mean()];
      const each = { packets, loss, damage: 0 };
      for (const nodes of transfers({ ...each, endToEnd: true, hopRetries: false }, { h, seeds }))
        ends.add(transmissionsOf(nodes) / packets);
      for (const nodes of transfers({ ...each, endToEnd: false, hopRetries: true }, { h, seeds }))
        every.add(transmissionsOf(nodes) / packets);
      return {
        figures: {
          "end to end": ends.estimate,
          "end to end, by the formula": { value: costOfEndToEnd(h, loss) },
          "hop by hop": every.estimate,
          "hop by hop, by the formula": { value: costOfHopRetries(h, loss) },
        },
        checked: `${seeds} transfers of ${packets} packets each`,
      };
    },
  }),

  claim({
    id: "transfer.end-check",
    sentence:
      "Where each of h nodes damages a packet with probability c after its link has checked it, 1 - (1 - c)^h of them arrive damaged; a check at the ends lets none through.",
    source: saltzer,
    published: [
      {
        at: { damage: 0.01 },
        figures: { "damaged, hop by hop": 0.0956, "damaged, with ends that check": 0 },
      },
      {
        at: { damage: 0.05 },
        figures: { "damaged, hop by hop": 0.4013, "damaged, with ends that check": 0 },
      },
    ],
    tolerance: { grade: "G1", standardErrors: 4, absolute: 0.00005 },
    defaults: { damage: 0.01, loss: 0.1, h: 10, packets: 50, seeds: 60 },
    compute({ damage, loss, h, packets, seeds }) {
      const damaged = (endToEnd: boolean) => {
        const arrived = transfers(
          { packets, loss, damage, endToEnd, hopRetries: true },
          { h, seeds },
        ).flatMap((nodes) => nodes.at(-1)!.state.delivered);
        return shareOf(arrived.filter(({ isIntact }) => !isIntact).length, arrived.length);
      };
      return {
        figures: {
          "damaged, hop by hop": damaged(false),
          "damaged, by the formula": { value: damagedWithoutEnds(h, damage) },
          "damaged, with ends that check": damaged(true),
        },
        checked: `${seeds * packets} packets over ${h} links, with each of the two remedies`,
      };
    },
  }),

  claim({
    id: "transfer.congestion",
    sentence:
      "A connection that halves its window at each loss gets (MSS / RTT) C / √p out of a link that loses the share p: four times the losses, half the rate.",
    source: mathis,
    published: (
      [
        ["periodic", 1, 1.2247],
        ["random", 1, 1.31],
        ["periodic", 2, 0.87],
        ["random", 2, 0.93],
      ] as const
    ).map(([losses, acknowledged, constant]) => ({ at: { losses, acknowledged }, figures: { C: constant } })),
    tolerance: { grade: "G3", relative: 0.03 },
    defaults: { loss: 0.001, losses: "periodic", acknowledged: 1, packets: 4_000_000, seed: 1 },
    compute({ loss, losses, acknowledged, packets, seed }) {
      if (losses !== "periodic" && losses !== "random")
        throw new Mistake(`There are no losses "${losses}": choose periodic or random.`);
      const constant = congestionConstant({ loss, losses, acknowledged, packets, seed });
      return { figures: { C: { value: constant } }, checked: `${packets} packets` };
    },
  }),
];

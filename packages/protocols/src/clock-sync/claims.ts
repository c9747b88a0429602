/** What is known of clock synchronization, and how it is checked. */
import {
  executionOf,
  links,
  offsetClocks,
  simulate,
  synchronous,
  systemModel,
  uniform,
} from "@lightcone/simulation";
import { claim, type Claim } from "../claim.ts";
import { cristian } from "./cristian.ts";
import { networkTime } from "./network-time.ts";
import { averagingAlgorithm, worstOfExtremes, worstOfShifted } from "./shifting.ts";

export const claims: readonly Claim[] = [
  claim({
    id: "clock-sync.skew",
    sentence:
      "With an uncertainty u of delays, n clocks can be synchronized to within u (1 - 1 / n), and shifted executions show that no algorithm does better.",
    source: {
      author: "Jennifer Lundelius and Nancy Lynch",
      title: "An upper and lower bound for clock synchronization",
      venue: "Information and Control 62",
      year: 1984,
    },
    published: [
      { at: { n: 2 }, figures: { "skew of averaging, in u": 0.5, "skew by shifting, in u": 0.5 } },
      { at: { n: 3 }, figures: { "skew of averaging, in u": 2 / 3, "skew by shifting, in u": 2 / 3 } },
      { at: { n: 4 }, figures: { "skew of averaging, in u": 0.75, "skew by shifting, in u": 0.75 } },
      { at: { n: 5 }, figures: { "skew of averaging, in u": 0.8, "skew by shifting, in u": 0.8 } },
    ],
    tolerance: { grade: "G0", absolute: 1e-9 },
    defaults: { n: 4, d: 50, u: 20 },
    compute({ n, d, u }) {
      const algorithm = averagingAlgorithm(d, u);
      return {
        figures: {
          "skew of averaging, in u": { value: worstOfExtremes(algorithm, n, d, u) / u },
          "skew by shifting, in u": { value: worstOfShifted(algorithm, n, d, u) / u },
        },
        checked: `exhaustive: ${n} nodes, all ${2 ** (n * (n - 1))} patterns of fast and slow messages; ${n} shifted executions`,
      };
    },
  }),

  claim({
    id: "clock-sync.round-trip",
    sentence:
      "What a round trip tells of another clock is off by half of it less the minimal delay, at most.",
    source: {
      author: "Flaviu Cristian",
      title: "Probabilistic clock synchronization",
      venue: "Distributed Computing 3",
      year: 1989,
    },
    published: [{ at: {}, figures: { "estimates beyond the bound": 0, "nearest to the bound": 1 } }],
    tolerance: { grade: "G0", absolute: 0.02 },
    defaults: { minMs: 5, maxMs: 60, seeds: 2_000 },
    compute({ minMs, maxMs, seeds }) {
      let [beyond, nearest] = [0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const run = simulate(cristian({ minMs, attempts: 1 }), {
          nodes: 2,
          model: model(minMs, maxMs),
          seed,
        });
        const [server, client] = run.worldAt(run.metrics.events - 1).nodes.map(({ state }) => state!);
        const { aheadMs, errorMs } = client!.best!;
        const off = Math.abs(aheadMs - (server!.startedMs - client!.startedMs));
        if (off > errorMs + 1e-6) beyond++;
        else nearest = Math.max(nearest, off / errorMs);
      }
      return {
        figures: {
          "estimates beyond the bound": { value: beyond },
          "nearest to the bound": { value: nearest },
        },
        checked: `${seeds} seeds, one round trip each`,
      };
    },
  }),

  claim({
    id: "clock-sync.asymmetry",
    sentence:
      "The offset that NTP computes is wrong by half of the difference between the two ways, exactly.",
    source: {
      author: "David L. Mills",
      title: "Internet time synchronization: the network time protocol",
      venue: "IEEE Transactions on Communications 39(10)",
      year: 1991,
    },
    published: [{ at: {}, figures: { "greatest difference from half the asymmetry, in ms": 0 } }],
    tolerance: { grade: "G0", absolute: 1e-6 },
    defaults: { minMs: 5, maxMs: 60, seeds: 500 },
    compute({ minMs, maxMs, seeds }) {
      let greatest = 0;
      for (let seed = 1; seed <= seeds; seed++) {
        const run = simulate(networkTime({ everyMs: 5_000 }), { nodes: 2, model: model(minMs, maxMs), seed });
        const [there, back] = executionOf(run).envelopes.map(
          ({ sentAt, arrivesAt }) => (arrivesAt! - sentAt) / 1000,
        );
        // Two starts, then the client asks, the server receives and answers, the client receives.
        const [server, client] = run.worldAt(5).nodes.map(({ state }) => state!);
        const off = client!.sample!.offsetMs - (server!.startedMs - client!.startedMs);
        greatest = Math.max(greatest, Math.abs(off - (there! - back!) / 2));
      }
      return {
        figures: { "greatest difference from half the asymmetry, in ms": { value: greatest } },
        checked: `${seeds} seeds, one exchange each`,
      };
    },
  }),
];

const model = (minMs: number, maxMs: number) =>
  systemModel({
    timing: synchronous({ deltaMs: maxMs }),
    links: links({ latency: uniform({ betweenMs: [minMs, maxMs] }) }),
    clocks: offsetClocks({ withinMs: 1_000 }),
  });

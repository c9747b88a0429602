/** What is known of these detectors, and how it is checked. */
import {
  asynchronous,
  crash,
  crashStop,
  lossy,
  partiallySynchronous,
  type Run,
  simulate,
  synchronous,
  systemModel,
  type Timing,
} from "@lightcone/simulation";
import { claim, type Claim, type Source } from "../claim.ts";
import { shareOf } from "../estimate.ts";
import { classesOf } from "./classes.ts";
import { heartbeat } from "./heartbeat.ts";
import { estimateQuality, qualityOf } from "./nfd-s-quality.ts";
import { type Gaps, silenceAt } from "./phi.ts";
import { suspicionsOf } from "./suspicions.ts";
import { type State as SwimState, swim } from "./swim.ts";
import { estimatePeriods, periodsToDetection, periodsToDetectionInLargeGroups } from "./swim-model.ts";

const chandraToueg: Source = {
  author: "Tushar Deepak Chandra and Sam Toueg",
  title: "Unreliable failure detectors for reliable distributed systems",
  venue: "Journal of the ACM 43(2)",
  year: 1996,
};
const chenTouegAguilera: Source = {
  author: "Wei Chen, Sam Toueg and Marcos Kawazoe Aguilera",
  title: "On the quality of service of failure detectors",
  venue: "IEEE Transactions on Computers 51(5)",
  year: 2002,
};
const hayashibara: Source = {
  author: "Naohiro Hayashibara, Xavier Défago, Rami Yared and Takuya Katayama",
  title: "The phi accrual failure detector",
  venue: "Symposium on Reliable Distributed Systems (SRDS)",
  year: 2004,
};
const swimPaper: Source = {
  author: "Abhinandan Das, Indranil Gupta and Ashish Motivala",
  title: "SWIM: scalable weakly-consistent infection-style process group membership protocol",
  venue: "Dependable Systems and Networks (DSN)",
  year: 2002,
};

const timings: Readonly<Record<string, Timing>> = {
  synchronous: synchronous({ deltaMs: 60 }),
  "partially synchronous": partiallySynchronous({ gstMs: 1_000, deltaMs: 60 }),
  asynchronous: asynchronous({ medianMs: 20 }),
};

/** In how many runs of heartbeats, one node crashing in each, nothing speaks against a class of detectors. */
function membership(timing: string, timeoutMs: number, seeds: number) {
  const model = systemModel({ timing: timings[timing]!, failures: crashStop({ f: 1 }) });
  const found = Array.from({ length: seeds }, (_, i) => {
    const seed = i + 1;
    const run = simulate(heartbeat({ periodMs: 100, firstTimeoutMs: timeoutMs }), {
      nodes: 4,
      model,
      faults: [crash("B", { atMs: 500 + ((seed * 37) % 1_500) })],
      seed,
      until: { timeMs: 6_000 },
    });
    return classesOf(suspicionsOf(run), 5_000);
  });
  return {
    always: (name: "P" | "◇P") => ({ value: found.every((names) => names.includes(name)) ? 1 : 0 }),
    checked: `${seeds} seeds of 4 nodes, one of which crashes; eventual properties from 5 s to 6 s`,
  };
}

/** How many probes of SWIM were made of members that are up, and how many of them went unanswered. */
function probes(run: Run<SwimState>): { readonly made: number; readonly unanswered: number } {
  const { trace } = run;
  const latest: (SwimState | undefined)[] = [];
  let [made, unanswered] = [0, 0];
  for (let event = 0; event < trace.length; event++) {
    const node = trace.events.node.at(event);
    const before = latest[node];
    const after = trace.events.state[event] as SwimState;
    if (before && before.target !== null && after.period > before.period) {
      made++;
      if (!before.isAnswered) unanswered++;
    }
    latest[node] = after;
  }
  return { made, unanswered };
}

export const claims: readonly Claim[] = [
  claim({
    id: "failure-detectors.classes",
    sentence:
      "Heartbeats with timeouts that double are a perfect detector where the first timeout covers a known bound, an eventually perfect one where the bound holds from some time on, and neither in an asynchronous system.",
    source: chandraToueg,
    published: [
      { at: { timing: "synchronous", timeoutMs: 160 }, figures: { P: 1, "◇P": 1 } },
      { at: { timing: "synchronous", timeoutMs: 120 }, figures: { P: 0, "◇P": 1 } },
      { at: { timing: "partially synchronous", timeoutMs: 160 }, figures: { P: 0, "◇P": 1 } },
      { at: { timing: "asynchronous", timeoutMs: 160 }, figures: { P: 0, "◇P": 0 } },
    ],
    tolerance: { grade: "G0" },
    defaults: { timing: "synchronous", timeoutMs: 160, seeds: 200 },
    compute({ timing, timeoutMs, seeds }) {
      const { always, checked } = membership(timing, timeoutMs, seeds);
      return { figures: { P: always("P"), "◇P": always("◇P") }, checked };
    },
  }),

  claim({
    id: "nfd-s.mistakes",
    sentence:
      "NFD-S pays for a fast detection with mistakes, by a formula: a little patience makes them a hundred times as rare.",
    source: chenTouegAguilera,
    published: [
      { at: { delta: 0.02 }, figures: { recurrence: 2.7, "recurrence by the formula": 2.7 } },
      {
        at: { delta: 0.05 },
        figures: { recurrence: 11.07, "recurrence by the formula": 11.07, duration: 0.125 },
      },
      { at: { delta: 0.1 }, figures: { recurrence: 60.59, "recurrence by the formula": 60.59 } },
      { at: { delta: 1 }, figures: { recurrence: 101.01, "recurrence by the formula": 101.01 } },
      { at: { delta: 1.5 }, figures: { recurrence: 10_101.01, "recurrence by the formula": 10_101.01 } },
    ],
    tolerance: { grade: "G1", standardErrors: 4, absolute: 0.005 },
    defaults: { eta: 1, delta: 0.05, loss: 0.01, meanDelay: 0.02, heartbeats: 4_000_000, seed: 1 },
    compute({ heartbeats, seed, ...setting }) {
      const { mistakes, recurrence, duration } = estimateQuality(setting, { heartbeats, seed });
      const exact = qualityOf(setting);
      return {
        figures: {
          recurrence,
          "recurrence by the formula": { value: exact.recurrence },
          duration,
          "duration by the formula": { value: exact.duration },
          "query accuracy by the formula": { value: exact.accuracy },
          detection: { value: exact.detection },
        },
        checked: `${heartbeats} heartbeats, ${mistakes} mistakes`,
      };
    },
  }),

  claim({
    id: "phi-accrual.normal",
    sentence:
      "With normal gaps the silence at which phi reaches a level grows ever more slowly with the level.",
    source: hayashibara,
    published: Object.entries({ 1: 1.128, 2: 1.233, 3: 1.309, 5: 1.426, 8: 1.561 }).map(([phi, silence]) => ({
      at: { phi: Number(phi) },
      figures: { silence },
    })),
    tolerance: { grade: "G0", absolute: 0.0005 },
    defaults: { phi: 8, mean: 1, deviation: 0.1 },
    compute: ({ phi, ...gaps }) => silence(phi, { kind: "normal", ...gaps }),
  }),

  claim({
    id: "phi-accrual.exponential",
    sentence:
      "With exponential gaps, as in Cassandra, the silence is proportional to the level: at 8 it is 18 mean gaps.",
    source: hayashibara,
    published: Object.entries({ 1: 2.3, 2: 4.61, 3: 6.91, 5: 11.51, 8: 18.42 }).map(([phi, silence]) => ({
      at: { phi: Number(phi) },
      figures: { silence },
    })),
    tolerance: { grade: "G0", absolute: 0.005 },
    defaults: { phi: 8, mean: 1 },
    compute: ({ phi, mean }) => silence(phi, { kind: "exponential", mean }),
  }),

  claim({
    id: "swim.first-detection",
    sentence:
      "The first member notices a crash after 1.58 protocol periods on average, however large the group is.",
    source: swimPaper,
    published: [
      { at: { nodes: 10 }, figures: { periods: 1.53, "periods by the formula": 1.53 } },
      { at: { nodes: 100 }, figures: { periods: 1.5773, "periods by the formula": 1.5773 } },
      {
        at: { nodes: 1_000 },
        figures: { periods: 1.5815, "periods by the formula": 1.5815, "e / (e - 1)": 1.58198 },
      },
    ],
    tolerance: { grade: "G1", standardErrors: 4, absolute: 0.0005 },
    defaults: { nodes: 100, crashes: 20_000, seed: 1 },
    compute: ({ nodes, crashes, seed }) => ({
      figures: {
        periods: estimatePeriods(nodes, { crashes, seed }),
        "periods by the formula": { value: periodsToDetection(nodes) },
        "e / (e - 1)": { value: periodsToDetectionInLargeGroups },
      },
      checked: `${crashes} crashes`,
    }),
  }),

  claim({
    id: "swim.indirect-probing",
    sentence:
      "A probe of a member that is up fails with probability 1 - (1 - p)^2 if it is direct, and each helper multiplies that by 1 - (1 - p)^4.",
    source: swimPaper,
    published: [
      { at: { helpers: 0 }, figures: { "unanswered probes": 0.0975 } },
      { at: { helpers: 1 }, figures: { "unanswered probes": 0.018085 } },
      { at: { helpers: 3 }, figures: { "unanswered probes": 0.000622 } },
    ],
    tolerance: { grade: "G1", standardErrors: 4 },
    defaults: { helpers: 3, loss: 0.05, nodes: 10, seeds: 20, periods: 500 },
    compute({ helpers, loss, nodes, seeds, periods }) {
      const model = systemModel({
        timing: synchronous({ deltaMs: 20 }),
        links: lossy({ probability: loss }),
      });
      let [made, unanswered] = [0, 0];
      for (let seed = 1; seed <= seeds; seed++) {
        const run = simulate(swim({ periodMs: 200, timeoutMs: 50, helpers }), {
          nodes,
          model,
          seed,
          until: { timeMs: 200 * periods, events: 1e9 },
        });
        const counted = probes(run);
        made += counted.made;
        unanswered += counted.unanswered;
      }
      return {
        figures: { "unanswered probes": shareOf(unanswered, made) },
        checked: `${made} probes, ${unanswered} of them unanswered`,
      };
    },
  }),
];

const silence = (phi: number, gaps: Gaps) => ({
  figures: { silence: { value: silenceAt(phi, gaps) } },
  checked: "in closed form",
});

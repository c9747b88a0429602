/** What is known of latency, load and overload, and how it is checked. */
import { logNormal, Mistake } from "@lightcone/simulation";
import { claim, type Claim } from "../claim.ts";
import { Mean, shareOf } from "../estimate.ts";
import { type BackoffPolicy, backoffPolicies } from "./backoff.ts";
import { contend } from "./contention.ts";
import { anySlow, drawFanOuts, fanOutQuantileMs, type Leaf, leafBeyond } from "./fan-out.ts";
import { claims as overload } from "./overload-claims.ts";
import { playProgram, quantileOf } from "./programs.ts";
import { playQueue, timeInSystem } from "./queue.ts";
import * as sources from "./sources.ts";

const batches = 20;

/** The mean of many samples that depend on their neighbors, from the means of long batches. */
function batchMean(samples: Float64Array) {
  const mean = new Mean();
  const size = Math.floor(samples.length / batches);
  for (let batch = 0; batch < batches; batch++)
    mean.add(samples.subarray(batch * size, (batch + 1) * size).reduce((sum, x) => sum + x, 0) / size);
  return mean.estimate;
}

function policyOf(name: string): BackoffPolicy {
  const policy = backoffPolicies.find((policy) => policy === name);
  if (policy === undefined)
    throw new Mistake(`There is no backoff "${name}": choose one of ${backoffPolicies.join(", ")}.`);
  return policy;
}

/** Time in milliseconds and calls, by the policies in their order, of an independent implementation. */
const contention = {
  100: [
    [2033, 2425.5],
    [63447, 1866.5],
    [6653, 812],
    [4822, 796.3],
    [4541, 999.6],
  ],
  50: [
    [1147, 692.2],
    [36518, 626.6],
    [4234, 348.4],
    [2849, 331.8],
    [2258, 373.5],
  ],
} as const;

export const claims: readonly Claim[] = [
  claim({
    id: "profile-call.fan-out",
    sentence:
      "Where one leaf of a hundred is slow, 63 of 100 answers that need a hundred leaves are; one slow leaf of 10,000 still slows almost every fifth answer that needs 2,000.",
    source: sources.tail,
    published: [
      { at: { slow: 0.01, leaves: 100 }, figures: { slowed: 0.634, "slowed by the formula": 0.634 } },
      { at: { slow: 0.0001, leaves: 2_000 }, figures: { slowed: 0.181, "slowed by the formula": 0.181 } },
    ],
    tolerance: { grade: "G1", standardErrors: 4, absolute: 0.0005 },
    defaults: { slow: 0.01, leaves: 100, trials: 2_000, seed: 1 },
    compute({ slow, leaves, trials, seed }) {
      const leaf: Leaf = { fastMs: 0.001, straggleMs: 1e9, stragglers: slow };
      const { slowest } = drawFanOuts(leaf, null, leaves, trials, seed);
      return {
        figures: {
          slowed: shareOf(slowest.filter((ms) => ms > 1).length, trials),
          "slowed by the formula": { value: anySlow(slow, leaves) },
        },
        checked: `${trials} answers of ${leaves} leaves`,
      };
    },
  }),

  claim({
    id: "profile-call.hedging",
    sentence:
      "A second request for what has not come after 10 ms cuts the 99.9th percentile from 1,800 ms to 74 ms and costs 2% more requests; so does a model with three free parameters, fitted to these three figures: leaves take 2.42 ms on average, and four of a thousand 300 ms.",
    source: sources.tail,
    published: [
      {
        at: {},
        figures: {
          "p99.9 without": 1_800,
          "p99.9 hedged": 74,
          "more requests": 0.02,
          "more requests, drawn": 0.02,
          "drawn beyond p99 without": 0.01,
          "drawn beyond p99 hedged": 0.01,
        },
      },
    ],
    tolerance: { grade: "G4", standardErrors: 4, relative: 0.05 },
    defaults: {
      leaves: 100,
      afterMs: 10,
      fastMs: 2.42,
      straggleMs: 300,
      stragglers: 0.004,
      trials: 10_000,
      seed: 1,
    },
    compute({ leaves, afterMs, trials, seed, ...leaf }) {
      const [without, hedged] = [null, { afterMs }].map((hedge) => {
        const [p99, ms] = [0.99, 0.999].map((share) => fanOutQuantileMs(leaf, hedge, leaves, share));
        const { slowest, extra } = drawFanOuts(leaf, hedge, leaves, trials, seed);
        return { ms, extra, beyond: shareOf(slowest.filter((took) => took > p99!).length, trials) };
      });
      return {
        figures: {
          "p99.9 without": { value: without!.ms! },
          "p99.9 hedged": { value: hedged!.ms! },
          "more requests": { value: leafBeyond(leaf, afterMs) },
          "more requests, drawn": { value: hedged!.extra },
          "drawn beyond p99 without": without!.beyond,
          "drawn beyond p99 hedged": hedged!.beyond,
        },
        checked: `the formula, and ${trials} answers of ${leaves} leaves`,
      };
    },
  }),

  claim({
    id: "profile-call.programs",
    sentence:
      "Three log-normal calls (median 30 ms, sigma 0.8) of which one in a hundred fails: the 99th percentile is 360 ms one after another, 262 ms at once, 200 ms with a timeout; success is 0.9703 in either order, until there is a fallback. Computed for this course.",
    source: sources.tail,
    published: [
      { at: { order: "sequential" }, figures: { p99: 360, success: 0.9703 } },
      { at: { order: "parallel" }, figures: { p99: 262, success: 0.9703 } },
      { at: { order: "parallel", fallbacks: "yes" }, figures: { p99: 262, success: 0.99 } },
      { at: { order: "parallel", timeoutMs: 200 }, figures: { p99: 200 } },
    ],
    tolerance: { grade: "G3", standardErrors: 4, relative: 0.02 },
    defaults: {
      order: "parallel",
      timeoutMs: Infinity,
      fallbacks: "no",
      medianMs: 30,
      sigma: 0.8,
      failure: 0.01,
      trials: 100_000,
      seed: 1,
    },
    compute({ order, timeoutMs, fallbacks, medianMs, sigma, failure, trials, seed }) {
      const { latencies, successes } = playProgram(
        {
          order: order === "sequential" ? "sequential" : "parallel",
          timeoutMs,
          hasFallbacks: fallbacks === "yes",
        },
        { latency: logNormal({ medianMs, sigma }), failure },
        trials,
        seed,
      );
      return {
        figures: { p99: { value: quantileOf(latencies, 0.99) }, success: shareOf(successes, trials) },
        checked: `${trials} profiles`,
      };
    },
  }),

  claim({
    id: "profile-call.backoff",
    sentence:
      "A hundred clients that want one row: without backoff they call most, with exponential backoff they take by far the longest, and jitter cures both. The post prints graphs; the figures are those of an independent implementation.",
    source: sources.jitter,
    published: ([100, 50] as const).flatMap((clients) =>
      contention[clients].map(([time, calls], i) => ({
        at: { clients, policy: backoffPolicies[i]! },
        figures: { time, calls },
      })),
    ),
    tolerance: { grade: "G1", standardErrors: 4, relative: 0.02 },
    defaults: { policy: "full jitter", clients: 100, baseMs: 5, capMs: 2_000, runs: 100, seed: 1 },
    compute({ policy, clients, baseMs, capMs, runs, seed }) {
      const [time, calls] = [new Mean(), new Mean()];
      const backoff = { policy: policyOf(policy), baseMs, capMs };
      for (let run = 0; run < runs; run++) {
        const contention = contend(backoff, clients, seed * 1_000_003 + run);
        time.add(contention.timeMs);
        calls.add(contention.calls);
      }
      return { figures: { time: time.estimate, calls: calls.estimate }, checked: `${runs} runs` };
    },
  }),

  claim({
    id: "profile-call.queue",
    sentence:
      "A request spends 1 / (1 - rho) times its service at a server that is busy for a share rho of the time: twice at one half, a hundred times at 99%.",
    source: sources.queueing,
    published: [
      [0.5, 2],
      [0.8, 5],
      [0.9, 10],
      [0.95, 20],
      [0.99, 100],
    ].map(([load, times]) => ({
      at: { load: load! },
      figures: { times: times!, "times by the formula": times! },
    })),
    tolerance: { grade: "G1", standardErrors: 4, absolute: 1e-9 },
    defaults: { load: 0.8, items: 4_000_000, seed: 1 },
    compute({ load, items, seed }) {
      return {
        figures: {
          times: batchMean(playQueue(load, items, seed).times),
          "times by the formula": { value: timeInSystem(load) },
        },
        checked: `${items} requests, in ${batches} batches`,
      };
    },
  }),

  claim({
    id: "profile-call.little",
    sentence:
      "Little's law: L = lambda W. Requests in the system, as many as come in the time that one spends there.",
    source: sources.little,
    published: [0.5, 0.9].map((load) => ({ at: { load }, figures: { "L / (lambda W)": 1 } })),
    tolerance: { grade: "G1", relative: 0.01 },
    defaults: { load: 0.9, items: 1_000_000, seed: 1 },
    compute({ load, items, seed }) {
      const { times, rate, present } = playQueue(load, items, seed);
      const mean = times.reduce((sum, time) => sum + time, 0) / items;
      return {
        figures: { "L / (lambda W)": { value: present / (rate * mean) } },
        checked: `${items} requests`,
      };
    },
  }),

  ...overload,
];

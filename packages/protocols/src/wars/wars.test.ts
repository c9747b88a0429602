import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  delay,
  exponential,
  type Fault,
  links,
  simulate,
  storyOf,
  sweep,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import {
  consistency,
  drawLegs,
  freshAfter,
  type Legs,
  outcomesOf,
  partialQuorumMutants,
  partialQuorums,
  type Profile,
  profiles,
  visibleAfterMs,
} from "./index.ts";

const model = systemModel({ timing: asynchronous() });
const cluster = ["coordinator", "A", "B", "C"];

/** The legs of one trial. */
const trialOf = (legs: Legs, trial: number): Legs => {
  const part = (all: Float64Array) => all.slice(trial * legs.n, (trial + 1) * legs.n);
  return { n: legs.n, W: part(legs.W), A: part(legs.A), R: part(legs.R), S: part(legs.S) };
};

/** The same delays for the messages of a run. A replica that is asked to read first answers that first. */
function delaysOf(legs: Legs, readAt: number): Fault[] {
  return ["A", "B", "C"].flatMap((replica, i) => {
    const isAskedFirst = readAt + legs.R[i]! < legs.W[i]!;
    const [acknowledgement, response] = isAskedFirst ? [2, 1] : [1, 2];
    const ms = (micros: number) => micros / 1000;
    return [
      delay("coordinator", replica, { nth: 1, forMs: ms(legs.W[i]!) }),
      delay("coordinator", replica, { nth: 2, forMs: ms(legs.R[i]!) }),
      delay(replica, "coordinator", { nth: acknowledgement!, forMs: ms(legs.A[i]!) }),
      delay(replica, "coordinator", { nth: response!, forMs: ms(legs.S[i]!) }),
    ];
  });
}

function run(legs: Legs, r: number, w: number, afterMs: number) {
  const commit = outcomesOf(legs, { r, w }).writes[0]!;
  return simulate(partialQuorums({ r, w, afterMs }), {
    nodes: cluster,
    model,
    faults: delaysOf(legs, commit + 1000 * afterMs),
    until: { timeMs: 3_600_000 },
  });
}

/** When the coordinator's state first has what is asked for, in microseconds. */
function momentOf(
  played: ReturnType<typeof run>,
  has: (state: { read: number | null; hasCommitted: boolean }) => boolean,
) {
  for (let event = 0; ; event++) {
    const { timeMs, nodes } = played.worldAt(event);
    if (nodes[0]!.state && has(nodes[0]!.state)) return Math.round(timeMs * 1000);
  }
}

describe("partial quorums", () => {
  it("miss a write that has not reached the replica that answers first", () => {
    const legs = {
      n: 3,
      W: Float64Array.of(1_000, 9_000, 20_000),
      A: Float64Array.of(1_000, 1_000, 1_000),
      R: Float64Array.of(4_000, 1_000, 5_000),
      S: Float64Array.of(4_000, 1_000, 5_000),
    };
    const played = run(legs, 1, 1, 0);
    expect(played.violations.map(({ property }) => property)).toEqual([consistency]);
    expect(storyOf(played)).toMatchInlineSnapshot(`
      "0.000 ms  coordinator  starts  sends Write {"version":1} to A (at 1.000)  sends Write {"version":1} to B (at 9.000)  sends Write {"version":1} to C (at 20.000)
      0.000 ms  A  starts
      0.000 ms  B  starts
      0.000 ms  C  starts
      1.000 ms  A  receives Write {"version":1} from coordinator  sends Ack to coordinator (at 2.000)
      2.000 ms  coordinator  receives Ack from A  sends Read to A (at 6.000)  sends Read to B (at 3.000)  sends Read to C (at 7.000)
      3.000 ms  B  receives Read from coordinator  sends Response {"version":0} to coordinator (at 4.000)
      4.000 ms  coordinator  receives Response {"version":0} from B  VIOLATES consistency: the read returns the version that was committed before it began
      6.000 ms  A  receives Read from coordinator  sends Response {"version":1} to coordinator (at 10.000)
      7.000 ms  C  receives Read from coordinator  sends Response {"version":0} to coordinator (at 12.000)
      9.000 ms  B  receives Write {"version":1} from coordinator  sends Ack to coordinator (at 10.000)
      10.000 ms  coordinator  receives Response {"version":1} from A
      10.000 ms  coordinator  receives Ack from B
      12.000 ms  coordinator  receives Response {"version":0} from C
      20.000 ms  C  receives Write {"version":1} from coordinator  sends Ack to coordinator (at 21.000)
      21.000 ms  coordinator  receives Ack from C"
    `);
    expect(readme(import.meta.url)).toContain(
      messageFlow(played, ({ hasCommitted, read }) =>
        read !== null ? `reads version ${read}` : hasCommitted ? "has committed version 1" : null,
      ),
    );
  });

  it.each([
    [1, 1, 0],
    [1, 1, 2.5],
    [2, 1, 0],
    [1, 2, 0],
    [2, 2, 0],
    [3, 1, 0],
  ])("the kernel and the model agree on every trial: R = %i, W = %i, %f ms later", (r, w, afterMs) => {
    const trials = deep(40, 1_000);
    const all = drawLegs(profiles["lnkd-disk"], 3, { trials, seed: 3 });
    for (let trial = 0; trial < trials; trial++) {
      const legs = trialOf(all, trial);
      const outcome = outcomesOf(legs, { r, w });
      const played = run(legs, r, w, afterMs);
      const commit = momentOf(played, ({ hasCommitted }) => hasCommitted);
      expect(commit).toBe(outcome.writes[0]);
      const end = momentOf(played, ({ read }) => read !== null);
      expect(end - commit - 1000 * afterMs).toBe(outcome.reads[0]);
      expect(played.violations.length === 0).toBe(freshAfter(outcome, afterMs) === 1);
    }
    covered({ seeds: trials });
  });

  it("come to the same shares where the kernel draws", () => {
    const latency = exponential({ meanMs: 5 });
    const profile: Profile = { W: latency, A: latency, R: latency, S: latency, awayMs: 0 };
    const count = deep(2_000, 20_000);
    const expected = freshAfter(
      outcomesOf(drawLegs(profile, 3, { trials: 100_000, seed: 1 }), { r: 1, w: 1 }),
      2,
    );
    const { failed, reached } = sweep(
      partialQuorums({ r: 1, w: 1, afterMs: 2 }),
      { nodes: cluster, model: systemModel({ timing: asynchronous(), links: links({ latency }) }) },
      { from: 1, count },
    );
    const fresh = 1 - failed[consistency]!.hits / count;
    expect(Math.abs(fresh - expected)).toBeLessThan(4.5 * Math.sqrt((fresh * (1 - fresh)) / count));
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it("are never stale where R + W > N", () => {
    for (const [r, w] of [
      [2, 2],
      [1, 3],
      [3, 1],
    ] as const) {
      const { failed } = sweep(partialQuorums({ r, w }), { nodes: cluster, model }, { from: 1, count: 200 });
      expect(failed[consistency]!.hits).toBe(0);
    }
    covered({ seeds: 600 });
  });

  it.each(Object.entries(partialQuorumMutants({ r: 2, w: 2 })))("are stale where one %s", (_, mutant) => {
    const { failed } = sweep(mutant.protocol, { nodes: cluster, model }, { from: 1, count: 200 });
    expect(failed[mutant.killedBy]!.hits).toBeGreaterThan(0);
    covered({ seeds: 200 });
  });

  it("say what cannot be waited for", () => {
    expect(() => simulate(partialQuorums({ r: 4, w: 1 }), { nodes: cluster, model })).toThrowError(
      "R is 4: of 3 replicas, 1 to 3 can be waited for.",
    );
  });
});

describe("the model", () => {
  const legs = drawLegs(profiles["lnkd-ssd"], 3, { trials: 5_000, seed: 7 });

  it("more waiting is never less fresh, on the same draws", () => {
    const fresh = [1, 2, 3].map((r) => [1, 2, 3].map((w) => freshAfter(outcomesOf(legs, { r, w }), 0)));
    for (let i = 0; i < 2; i++)
      for (let j = 0; j < 3; j++) {
        expect(fresh[i + 1]![j]).toBeGreaterThanOrEqual(fresh[i]![j]!);
        expect(fresh[j]![i + 1]).toBeGreaterThanOrEqual(fresh[j]![i]!);
      }
    expect([fresh[1]![1], fresh[2]![0], fresh[0]![2]]).toEqual([1, 1, 1]);
  });

  it("what is visible to a share is fresh to that share", () => {
    const outcomes = outcomesOf(legs, { r: 1, w: 1 });
    for (const share of [0.98, 0.99, 0.999])
      expect(freshAfter(outcomes, visibleAfterMs(outcomes, share))).toBeGreaterThanOrEqual(share);
  });

  it("three sites: every leg but those of one replica takes 75 ms more", () => {
    const [near, far] = [profiles["lnkd-disk"], profiles.wan].map((profile) =>
      drawLegs(profile, 3, { trials: 100, seed: 1 }),
    );
    for (const leg of ["W", "A", "R", "S"] as const)
      for (let trial = 0; trial < 100; trial++) {
        const away = [0, 1, 2].map((i) => far![leg][3 * trial + i]! - near![leg][3 * trial + i]!);
        expect(away.sort((a, b) => a - b)).toEqual([0, 75_000, 75_000]);
      }
  });
});

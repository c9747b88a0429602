import { covered, deep } from "@lightcone/config/covered";
import {
  crash,
  crashStop,
  links,
  partiallySynchronous,
  randomFaults,
  type Run,
  simulate,
  storyOf,
  sweep,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import { anyDetector, chandraToueg, livenessMutants, type State, termination } from "./index.ts";

const model = (f: number, gstMs = 0) =>
  systemModel({ timing: partiallySynchronous({ gstMs, deltaMs: 40 }), failures: crashStop({ f }) });

const undecided = (run: Run<State>): string[] => {
  const { nodes } = run.worldAt(run.metrics.events - 1);
  return nodes.filter(({ up, state }) => up && state!.decision === null).map(({ id }) => id);
};

describe("Chandra-Toueg consensus", () => {
  it("goes on where the coordinator crashes before a majority has adopted its proposal", () => {
    const run = simulate(chandraToueg({ inputs: ["x", "y", "z"] }), {
      nodes: 3,
      model: model(1),
      faults: [crash("A", { inStep: 2, keeping: 1 })],
      seed: 5,
      until: { timeMs: 3_000 },
    });
    // Heartbeats and timers left aside.
    const told = storyOf(run)
      .split("\n")
      .map((line) => line.replaceAll(/ {2}(sends Heartbeat|sets ")[^)]*?(\)|\d+\.\d{3})(?= {2}|$)/g, ""))
      .filter((line) => !/Heartbeat|beat"$/.test(line));
    expect(told.join("\n")).toMatchInlineSnapshot(`
      "0.000 ms  A  starts
      0.000 ms  B  starts  sends Estimate {"round":1,"estimate":"y","stamp":0} to A (at 2.218)
      0.000 ms  C  starts  sends Estimate {"round":1,"estimate":"z","stamp":0} to A (to-crashed 15.365)
      2.218 ms  A  receives Estimate {"round":1,"estimate":"y","stamp":0} from B  sends Proposal {"round":1,"estimate":"x"} to B (at 31.665)
      2.218 ms  A  crashes
      31.665 ms  B  receives Proposal {"round":1,"estimate":"x"} from A  sends Reply {"round":1,"isAdopted":true} to A (to-crashed 58.273)
      231.628 ms  B  timer "silence A"
      233.777 ms  C  timer "silence A"  sends Reply {"round":1,"isAdopted":false} to A (to-crashed 259.666)  sends Estimate {"round":2,"estimate":"z","stamp":0} to B (at 273.562)
      273.562 ms  B  receives Estimate {"round":2,"estimate":"z","stamp":0} from C  sends Proposal {"round":2,"estimate":"x"} to A (to-crashed 281.766)  sends Proposal {"round":2,"estimate":"x"} to C (at 278.377)
      278.377 ms  C  receives Proposal {"round":2,"estimate":"x"} from B  sends Reply {"round":2,"isAdopted":true} to B (at 316.803)
      316.803 ms  B  receives Reply {"round":2,"isAdopted":true} from C  sends Decide {"decision":"x"} to A (to-crashed 349.793)  sends Decide {"decision":"x"} to C (at 355.454)
      355.454 ms  C  receives Decide {"decision":"x"} from B  sends Decide {"decision":"x"} to A (to-crashed 392.783)  sends Decide {"decision":"x"} to B (at 356.113)
      356.113 ms  B  receives Decide {"decision":"x"} from C
      436.361 ms  B  timer "silence C"
      527.115 ms  C  timer "silence B""
    `);
    expect(run.violations).toEqual([]);
    expect(undecided(run)).toEqual([]);
  });

  it("has the message flow that its README shows", () => {
    const run = simulate(chandraToueg({ inputs: ["x", "y", "z"], periodMs: 10_000 }), {
      nodes: 3,
      model: model(0),
      seed: 3,
      until: { timeMs: 1_000 },
    });
    const flow = messageFlow(run, ({ decision }) => (decision === null ? null : `decides ${decision}`));
    const lines = flow.split("\n").filter((line) => !line.includes("Heartbeat"));
    expect(readme(import.meta.url)).toContain(lines.join("\n"));
  });

  it.each([
    [3, 1],
    [5, 2],
  ])("of %i nodes decides though %i crash, and nothing goes wrong before", (nodes, f) => {
    const count = deep(150, 3_000);
    const names = ["A", "B", "C", "D", "E"].slice(0, nodes);
    const { failed, reached, measures } = sweep(
      chandraToueg({ inputs: [1, 2, 3, 4, 5], periodMs: 50 }),
      { nodes, model: model(f, 1_000), until: { timeMs: 20_000 }, trace: true },
      {
        from: 1,
        count,
        vary: (seed) => ({
          faults: randomFaults({ seed, nodes: names, model: model(f, 1_000), count: 6, withinMs: 500 }),
        }),
        measure: (run) => ({ undecided: undecided(run).length }),
      },
    );
    expect(measures["undecided"]!.max).toBe(0);
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it("decides nothing, and nothing wrong, where no majority is left", () => {
    const count = deep(30, 500);
    for (let seed = 1; seed <= count; seed++) {
      const run = simulate(chandraToueg({ inputs: [1, 2, 3, 4] }), {
        nodes: 4,
        model: model(2),
        faults: [crash("B", { atMs: 0 }), crash("C", { atMs: 0 })],
        seed,
        until: { timeMs: 5_000 },
      });
      expect(undecided(run)).toEqual(["A", "D"]);
      expect(run.violations).toEqual([]);
    }
    covered({ seeds: count });
  });

  it("is safe over a detector that suspects at random, and links that duplicate", () => {
    const count = deep(200, 5_000);
    const { failed, reached } = sweep(
      anyDetector({ inputs: [1, 2, 3], whimMs: 30 }),
      {
        nodes: 5,
        model: { ...model(2, 100), links: links({ duplication: 0.2 }) },
        until: { timeMs: 800 },
      },
      { from: 1, count },
    );
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });
});

describe("termination", () => {
  const options = { inputs: [1, 2, 3] };
  // A, the first coordinator, halts before it does anything, or in one of its steps when one message has left.
  const crashes = [
    crash("A", { atMs: 1 }),
    ...steps(2, 20).map((inStep) => crash("A", { inStep, keeping: 1 })),
  ];
  const isMissed = (protocol: ReturnType<typeof chandraToueg>) =>
    crashes.some((fault) => {
      const until = { timeMs: 20_000 };
      return undecided(simulate(protocol, { nodes: 3, model: model(1), faults: [fault], until })).length > 0;
    });

  it("comes about in whichever step the first coordinator halts", () => {
    expect(isMissed(chandraToueg(options))).toBe(false);
    covered({ seeds: crashes.length });
  });

  it.each(Object.entries(livenessMutants(options)))("is missed when %s", (_, { protocol, killedBy }) => {
    expect(killedBy).toBe(termination);
    expect(isMissed(protocol)).toBe(true);
  });
});

function steps(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

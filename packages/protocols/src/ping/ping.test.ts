import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  crash,
  crashStop,
  partiallySynchronous,
  simulate,
  storyOf,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { ping } from "./index.ts";

const accuracy = "strong accuracy: no node is suspected before it crashes";
const count = deep(300, 10_000);
const seeds = Array.from({ length: count }, (_, i) => i + 1);

describe("ping", () => {
  it("suspects a crashed node one timeout after the next round began", () => {
    const model = systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f: 1 }) });
    const run = simulate(ping(), {
      nodes: 3,
      model,
      seed: 1,
      faults: [crash("C", { atMs: 150 })],
      until: { timeMs: 310 },
    });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Ping {"round":1} to B (at 9.183)  sends Ping {"round":1} to C (at 16.649)  sets "timeout" for 100.000  sets "next round" for 200.000
      0.000 ms  B  starts
      0.000 ms  C  starts
      9.183 ms  B  receives Ping {"round":1} from A  sends Pong {"round":1} to A (at 32.404)
      16.649 ms  C  receives Ping {"round":1} from A  sends Pong {"round":1} to A (at 47.857)
      32.404 ms  A  receives Pong {"round":1} from B
      47.857 ms  A  receives Pong {"round":1} from C
      100.000 ms  A  timer "timeout"
      150.000 ms  C  crashes
      200.000 ms  A  timer "next round"  sends Ping {"round":2} to B (at 208.979)  sends Ping {"round":2} to C (to-crashed 200.286)  sets "timeout" for 300.000  sets "next round" for 400.000
      208.979 ms  B  receives Ping {"round":2} from A  sends Pong {"round":2} to A (at 224.688)
      224.688 ms  A  receives Pong {"round":2} from B
      300.000 ms  A  timer "timeout""
    `);
    expect(run.worldAt(run.metrics.events - 1).nodes[0]!.state!.suspected).toEqual(["C"]);
    expect(run.violations).toEqual([]);
  });

  it("is accurate in a synchronous system where the timeout is 2 delta", () => {
    const model = systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f: 1 }) });
    const wrong = seeds.filter(
      (seed) =>
        simulate(ping({ timeoutMs: 100 }), {
          nodes: 4,
          model,
          seed,
          trace: false,
          faults: [crash("B", { atMs: seed % 900 })],
          until: { timeMs: 2_000 },
        }).violations.length > 0,
    );
    expect(wrong).toEqual([]);
    covered({ seeds: count });
  });

  it.each([
    ["the timeout is shorter than 2 delta", synchronous({ deltaMs: 50 }), 90],
    ["the system is asynchronous", asynchronous({ medianMs: 20 }), 100],
    ["the system is not stable yet", partiallySynchronous({ gstMs: 1_000, deltaMs: 50 }), 100],
  ] as const)("errs where %s", (_, timing, timeoutMs) => {
    const violated = seeds.flatMap((seed) =>
      simulate(ping({ timeoutMs }), {
        nodes: 3,
        model: systemModel({ timing }),
        seed,
        trace: false,
        until: { timeMs: 2_000 },
      }).violations.map(({ property }) => property),
    );
    expect(new Set(violated)).toEqual(new Set([accuracy]));
    covered({ seeds: count });
  });

  it("errs at most 2 delta beyond GST", () => {
    const [gstMs, deltaMs] = [430, 50];
    for (const seed of seeds) {
      const run = simulate(ping(), {
        nodes: 3,
        model: systemModel({ timing: partiallySynchronous({ gstMs, deltaMs }) }),
        seed,
        until: { timeMs: 1_500 },
      });
      for (let event = 0; event < run.metrics.events; event++) {
        const { timeMs, nodes } = run.worldAt(event);
        if (timeMs > gstMs + 2 * deltaMs) expect(nodes[0]!.state!.suspected).toEqual([]);
      }
    }
    covered({ seeds: count });
  });
});

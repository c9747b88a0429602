import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import { asynchronous, simulate, storyOf, sweep, synchronous, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { complete, costOfEndToEnd, costOfHopRetries, forgetfulRouters, hopMutants, hops } from "./index.ts";

const model = systemModel({ timing: synchronous({ deltaMs: 20 }) });
const until = { timeMs: 2_100_000, events: 1_000_000 };
const count = deep(60, 2_000);

describe("a transfer over hops", () => {
  it("has each hop repeat what the next node does not have", () => {
    const run = simulate(hops({ packets: 1, loss: 0.4, endToEnd: false }), { nodes: 3, model, seed: 2 });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Packet {"packet":{"number":1,"attempt":0,"isIntact":true}} to B (at 1.014)  sets "hop" for 50.000
      0.000 ms  B  starts
      0.000 ms  C  starts
      1.014 ms  B  receives Packet {"packet":{"number":1,"attempt":0,"isIntact":true}} from A  sends HopAcknowledgement {"packet":{"number":1,"attempt":0,"isIntact":true}} to A (at 16.987)  sends Packet {"packet":{"number":1,"attempt":0,"isIntact":true}} to C (at 17.343)  sets "hop" for 51.014
      16.987 ms  A  receives HopAcknowledgement {"packet":{"number":1,"attempt":0,"isIntact":true}} from B
      17.343 ms  C  receives Packet {"packet":{"number":1,"attempt":0,"isIntact":true}} from B
      51.014 ms  B  timer "hop"  sends Packet {"packet":{"number":1,"attempt":0,"isIntact":true}} to C (at 68.820)  sets "hop" for 101.014
      68.820 ms  C  receives Packet {"packet":{"number":1,"attempt":0,"isIntact":true}} from B  sends HopAcknowledgement {"packet":{"number":1,"attempt":0,"isIntact":true}} to B (at 69.265)
      69.265 ms  B  receives HopAcknowledgement {"packet":{"number":1,"attempt":0,"isIntact":true}} from C"
    `);
    expect(run.violations).toEqual([]);
  });

  it.each([
    ["the ends alone", { hopRetries: false }],
    ["the ends, and hops that save them work", { hopRetries: true }],
  ])("is made right by %s, whatever is lost and damaged", (_, remedy) => {
    const { failed, reached } = sweep(
      hops({ loss: 0.2, damage: 0.1, endToEnd: true, ...remedy }),
      { nodes: 5, model, until },
      { from: 1, count },
    );
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it.each(Object.entries(hopMutants({ loss: 0.2, damage: 0.1 })))(
    "goes wrong where %s",
    (_, { protocol, killedBy }) => {
      const { failed } = sweep(protocol, { nodes: 5, model, until }, { from: 1, count });
      expect(failed[killedBy]!.hits).toBeGreaterThan(0);
      covered({ seeds: count });
    },
  );

  it("survives forgetful routers where the ends retry: the function is complete only there", () => {
    const protocol = forgetfulRouters({ loss: 0.2, hopRetries: true, endToEnd: true });
    const { failed } = sweep(protocol, { nodes: 5, model, until }, { from: 1, count });
    expect(Object.values(failed).filter(({ hits }) => hits > 0)).toEqual([]);
    expect(failed[complete]!.runs).toBe(count);
    covered({ seeds: count });
  });

  it("is right in every execution of two packets over two hops with three timeouts", () => {
    const { verdict, unreached, distinct, generated } = explore(
      hops({ packets: 2, loss: 0.5, damage: 0.5 }),
      { nodes: 3, model: systemModel({ timing: asynchronous() }), bounds: { timeouts: 3 } },
    );
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual({ distinct: 75_854, generated: 332_917 });
    covered({ states: distinct });
  });
});

describe("the cost of a transfer over hops", () => {
  it("is the same for one hop", () => {
    expect(costOfEndToEnd(1, 0.3)).toBeCloseTo(costOfHopRetries(1, 0.3), 12);
  });

  it("grows exponentially without retries on the way", () => {
    expect(costOfEndToEnd(10, 0)).toBe(10);
    expect(costOfEndToEnd(20, 0.3) / costOfEndToEnd(10, 0.3)).toBeGreaterThan(30);
    expect(costOfHopRetries(20, 0.3) / costOfHopRetries(10, 0.3)).toBeCloseTo(2, 12);
  });
});

import { explore, type ExploreOptions } from "@lightcone/checkers";
import { covered } from "@lightcone/config/covered";
import {
  type Always,
  asynchronous,
  crashStop,
  lossy,
  type NodeView,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { heartbeat, nfdS } from "./index.ts";
import type { State as HeartbeatState } from "./heartbeat.ts";
import type { State as NfdSState } from "./nfd-s.ts";

describe("heartbeat, explored in ticks of 50 ms where delays are at most 50 ms", () => {
  const nobodyWrongly: Always<HeartbeatState> = (nodes) => {
    const up = nodes.filter((node) => node.up);
    return up.every(({ state }) => !up.some(({ id }) => state.suspected.includes(id)));
  };
  const watched = (firstTimeoutMs: number) => ({
    ...heartbeat({ periodMs: 100, firstTimeoutMs }),
    always: { "nobody who is up is suspected": nobodyWrongly },
  });
  const inTicks = (nodes: number): ExploreOptions<HeartbeatState> => ({
    nodes,
    model: systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f: 1 }) }),
    time: { tickMs: 50 },
  });

  it("suspects nobody wrongly where its timeout is longer than period and delay", () => {
    const { verdict, unreached, distinct, generated } = explore(watched(200), inTicks(3));
    expect(verdict).toEqual({ kind: "ok" });
    expect(unreached).toEqual(["a mistake was learned from"]); // there is none
    expect({ distinct, generated }).toEqual({ distinct: 11_539, generated: 58_262 });
    covered({ states: distinct });
  });

  it("does where it is as long as the period", () => {
    const { verdict, distinct } = explore(watched(100), inTicks(2));
    if (verdict.kind !== "illegal") throw new Error(`nothing was found: ${verdict.kind}`);
    expect(verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  A starts  sends Heartbeat to B
      0  B starts  sends Heartbeat to A
      1  B receives Heartbeat from A
      2  A receives Heartbeat from B
      3  50 ms pass
      4  50 ms pass
      5  A: timer "silence" B
      VIOLATES nobody who is up is suspected"
    `);
    covered({ states: distinct });
  });
});

describe("NFD-S, explored where heartbeats take any time or get lost", () => {
  it("trusts exactly while a heartbeat is fresh, over eight of them", () => {
    const most = (count: number) => (nodes: readonly NodeView<NfdSState>[]) =>
      nodes.every(({ state }) => state.sent <= count && state.freshness <= count);
    const { verdict, unreached, distinct, generated } = explore(nfdS(), {
      nodes: 2,
      model: systemModel({ timing: asynchronous(), links: lossy({ probability: 0 }) }),
      bounds: { within: { "at most 8 heartbeats and freshness points": most(8) } },
    });
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual({ distinct: 20_736, generated: 161_263 });
    covered({ states: distinct });
  });
});

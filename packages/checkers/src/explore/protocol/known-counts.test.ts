import { covered, deep } from "@lightcone/config/covered";
import { asynchronous, type Links, links, reliable, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { explore } from "../explore.ts";
import { countsUpTo, pingPong } from "../fixtures/ping-pong.ts";
import { raftElection, termsUpTo } from "../fixtures/raft-election.ts";

const asynchronousWith = (those: Links) => systemModel({ timing: asynchronous(), links: those });
const { always: _, ...pingPongAlone } = pingPong;

describe("E4 known counts of protocols", () => {
  it("the Raft election sketch: 1,111 states up to term 1, learned from a few dozen calls", () => {
    const exploration = explore(raftElection, {
      nodes: 3,
      model: asynchronousWith(reliable),
      bounds: termsUpTo(1),
    });
    expect(exploration).toMatchObject({
      distinct: 1_111,
      complete: true,
      verdict: { kind: "ok" },
      unreached: [],
      effort: { handlerRuns: 54, localStates: 21, envelopes: 18 },
    });
    expect(exploration.checked).toMatchInlineSnapshot(
      `"exhaustive within bounds (a timer fires only where "no leader, term below 1"): 1,111 states, 3,901 generated, depth 16; 3 nodes; asynchronous; timers fire in any order: safety only; chance that two states were taken for one: 3e-14"`,
    );
    covered({ states: 1_111 });
  });

  it("the Raft election sketch up to term 2: 3,365,561 states, in a full run", () => {
    const limit = deep(50_000, 5_000_000);
    const exploration = explore(raftElection, {
      nodes: 3,
      model: asynchronousWith(reliable),
      bounds: termsUpTo(2),
      limits: { states: limit },
    });
    if (limit > 4_000_000) expect(exploration).toMatchObject({ distinct: 3_365_561, complete: true });
    else expect(exploration.verdict).toEqual({ kind: "unknown", limit: "50,000 states" });
    expect(exploration.bytes / exploration.distinct).toBeLessThan(100);
    covered({ states: exploration.distinct });
  });

  it.each([0, 1, 2, 3, 4])(
    "ping-pong with numbers up to %i: 2^(2m + 2) - 2 states where links lose and duplicate",
    (most) => {
      const model = asynchronousWith(links({ loss: 0, duplication: 0 }));
      const exploration = explore(pingPong, { nodes: 2, model, bounds: countsUpTo(most) });
      expect(exploration).toMatchObject({
        distinct: 2 ** (2 * most + 2) - 2,
        complete: true,
        verdict: { kind: "ok" },
      });
    },
  );

  it.each([0, 1, 2, 5])(
    "ping-pong with numbers up to %i: 2m + 1 states where links are reliable, FIFO or not",
    (most) => {
      for (const those of [reliable, links({ fifo: true })])
        expect(
          explore(pingPongAlone, { nodes: 2, model: asynchronousWith(those), bounds: countsUpTo(most) }),
        ).toMatchObject({ distinct: 2 * most + 1, complete: true });
    },
  );

  it("ping-pong is at least not finite: without a bound it ends at the limit", () => {
    const model = asynchronousWith(reliable);
    const { verdict, checked } = explore(pingPong, { nodes: 2, model, limits: { states: 1_000 } });
    expect(verdict).toEqual({ kind: "unknown", limit: "1,000 states" });
    expect(checked).toMatch(/^not exhausted: limit 1,000 states; /);
  });
});

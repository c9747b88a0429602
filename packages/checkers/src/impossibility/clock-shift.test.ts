import { covered } from "@lightcone/config/covered";
import { executionOf, replay } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { averaging, clever, dropping } from "./fixtures/clocks.ts";
import { clockShift, synchrony } from "./index.ts";

describe("I6 shifted clocks", () => {
  it.each(Object.entries(clever))("refutes: %s", (_, attempt) => {
    for (const nodes of [2, 3, 5]) {
      const answer = clockShift(attempt, { nodes });
      expect(answer.kind).toBe("refuted");
      if (answer.kind !== "refuted") return;
      const { skewMs, boundMs, executions, run, breaks } = answer;
      expect(breaks).toBe(synchrony);
      expect(boundMs).toBeCloseTo(20 * (1 - 1 / nodes));
      expect(skewMs).toBeGreaterThanOrEqual(boundMs - 1e-6);
      expect(executions).toHaveLength(nodes);
      expect(replay(run).fingerprint).toBe(run.fingerprint);
      for (const each of executions)
        for (const { sentAt, arrivesAt } of executionOf(each.run, { limit: Infinity }).envelopes) {
          expect(arrivesAt! - sentAt).toBeGreaterThanOrEqual(30_000); // legal: no message is faster or slower
          expect(arrivesAt! - sentAt).toBeLessThanOrEqual(50_000);
        }
      covered({ seeds: nodes });
    }
  });

  it("tells how", () => {
    const answer = clockShift(averaging, { nodes: 3 });
    expect(answer.kind === "refuted" && answer.story).toMatchInlineSnapshot(`
      "All start together; messages to later nodes take long, those to earlier ones do not: corrected clocks differ by 13.333 ms.
      The first node starts later by 20 ms: corrected clocks differ by 13.333 ms.
      The first 2 nodes start later by 20 ms: corrected clocks differ by 13.333 ms.
      Nobody can tell these executions apart, so the corrections are the same in all; u (1 - 1/n) is 13.333 ms."
    `);
  });

  it("finds nothing against the average, if no more is claimed than u (1 - 1/n)", () => {
    for (const nodes of [2, 3, 4])
      expect(clockShift(averaging, { nodes, claimMs: 20 * (1 - 1 / nodes) }).kind).toBe("not refuted");
    expect(clockShift(averaging, { nodes: 4, claimMs: 15 })).toMatchInlineSnapshot(`
      {
        "kind": "not refuted",
        "searched": "4 executions in a row, of 4 nodes, that nobody can tell apart: corrected clocks differ by 15 ms at most, and 15 ms were claimed; the bound is 15 ms",
      }
    `);
    expect(clockShift(clever["leave the clocks as they are"], { nodes: 4, claimMs: 15 }).kind).toBe(
      "refuted",
    );
  });

  it("says which hypothesis is dropped", () => {
    expect(clockShift(dropping["never say what time it is"])).toMatchObject({
      kind: "drops",
      hypothesis: "every clock is corrected",
    });
    expect(clockShift(dropping["ask after a time that chance decides"])).toMatchObject({
      kind: "drops",
      hypothesis: "deterministic",
    });
    expect(() => clockShift(averaging, { delayMs: 20, uncertaintyMs: 20 })).toThrowError(
      "takes longer than that",
    );
  });
});

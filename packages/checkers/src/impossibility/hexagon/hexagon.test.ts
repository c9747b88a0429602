import { covered } from "@lightcone/config/covered";
import { byzantine, replay, synchronous, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { explore } from "../../explore/explore.ts";
import { anyAttempt } from "../attempt.ts";
import { asConsensus } from "../consensus.ts";
import { clever, dropping, oralMessages, withCommander } from "../fixtures/traitors.ts";
import { agreement, type Answer, hexagon, type HexagonEvidence, validity } from "../index.ts";

/** Whoever answers with a run: it is the run of its options, legal in its model, and breaks what was said. */
function shown(answer: Answer<HexagonEvidence>) {
  expect(answer.kind).toBe("refuted");
  if (answer.kind !== "refuted") throw new Error("not refuted");
  const { run, breaks, liars, scenarios } = answer;
  const again = replay(run);
  expect(again.fingerprint).toBe(run.fingerprint);
  expect(again.violations.map(({ property }) => property)).toContain(breaks);
  expect(again.options.model.failures).toMatchObject({ kind: "byzantine" });
  expect(Object.keys(again.options.byzantine)).toEqual(liars);
  expect(scenarios.length).toBeLessThanOrEqual(6);
  covered({ seeds: 1 + scenarios.length });
  return answer;
}

describe("I4 n = 3f", () => {
  it.each(Object.entries(clever))("refutes: %s", (_, attempt) => {
    const { breaks } = shown(hexagon(attempt as (typeof clever)["the leader is believed"]));
    expect([agreement, validity]).toContain(breaks);
  });

  it("tells how", () => {
    const { story } = shown(hexagon(clever["pass on what was heard, and take majorities of majorities"]));
    expect(story).toMatchInlineSnapshot(`
      "Two copies of the system are wired in a ring: A1 - B1 - C1 - A2 - B2 - C2. In copy 1 all begin with 0, in copy 2 with 1.
      A (0), A1 of the ring, and B (0), B1 of the ring: C lies and plays the rest.
      B (0), B1 of the ring, and C (0), C1 of the ring: A lies and plays the rest.
      A (1), A2 of the ring, and C (0), C1 of the ring: B lies and plays the rest.
      A (1), A2 of the ring, and B (1), B2 of the ring: C lies and plays the rest.
      There the honest nodes decide: A 0, B 0. That breaks validity: if all begin with the same value, no other is decided."
    `);
  });

  it("refutes what gives an order, too: if the commander is honest, all do what he says", () => {
    const { story } = shown(hexagon(withCommander, { commander: "A" }));
    expect(story).toMatchInlineSnapshot(`
      "Two copies of the system are wired in a ring: A1 - B1 - C1 - A2 - B2 - C2. In copy 1 all begin with 0, in copy 2 with 1.
      A (0), A1 of the ring, and B (0), B1 of the ring: C lies and plays the rest.
      B (0), B1 of the ring, and C (0), C1 of the ring: A lies and plays the rest.
      A (1), A2 of the ring, and C (0), C1 of the ring: B lies and plays the rest.
      There the honest nodes decide: A 1, C 0. That breaks agreement: no two nodes decide differently."
    `);
  });

  it("puts nodes in groups: two of six lie, or of five", () => {
    expect(shown(hexagon(oralMessages, { f: 2 })).liars).toHaveLength(2);
    shown(hexagon(oralMessages, { f: 2, nodes: 5 }));
  });

  it.each([
    ["sign what you say", "no signatures"],
    ["know what the others begin with", "a node knows its own input only"],
    ["wait for a time that chance decides", "deterministic"],
  ] as const)("%s: drops the hypothesis %s", (name, hypothesis) => {
    expect(hexagon(dropping[name] as (typeof dropping)["sign what you say"])).toMatchObject({
      kind: "drops",
      hypothesis,
    });
  });

  it("finds nothing among four, where there is no ring, and exploration finds no liar that could", () => {
    expect(hexagon(withCommander, { nodes: 4, commander: "A" })).toMatchInlineSnapshot(`
      {
        "kind": "not refuted",
        "searched": "nothing: of n = 4 > 3f = 3 nodes no three groups of at most 1 can be made, and there is no ring",
      }
    `);
    const lies = [1, 2].flatMap((round) => [0, 1].map((content) => ({ type: "Round", round, content })));
    for (const traitor of ["A", "D"]) {
      const binding = traitor === "A" ? [] : ([1] as const); // who obeys a liar may do anything, if all do
      const protocol = asConsensus(anyAttempt(withCommander), [1, 0, 0, 0], { binding });
      const { verdict, complete, distinct } = explore(protocol as never, {
        nodes: 4,
        model: systemModel({ timing: synchronous({ deltaMs: 1 }), failures: byzantine({ f: 1 }) }),
        byzantine: { [traitor]: { sends: lies } },
      });
      expect([verdict, complete]).toEqual([{ kind: "ok" }, true]);
      covered({ states: distinct });
    }
  });
});

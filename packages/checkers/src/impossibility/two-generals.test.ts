import { replay } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import type { Refuted } from "./index.ts";
import { agreement, twoGenerals, validity } from "./index.ts";
import { clever, dropping, trivial } from "./fixtures/generals.ts";

const named = <Given extends object>(list: Given) => Object.entries(list) as [string, Given[keyof Given]][];

describe("I1 Two Generals", () => {
  it.each(named(clever))("refutes: %s", (_, attempt) => {
    const answer = twoGenerals(attempt);
    expect(answer.kind).toBe("refuted");
    if (answer.kind !== "refuted") return;
    const { breaks, run, chain, sameTo } = answer;
    expect(replay(run).violations.map(({ property }) => property)).toContain(breaks);
    expect(replay(run).fingerprint).toBe(run.fingerprint);
    expect(chain.length).toBeLessThanOrEqual(chain[0]!.run.metrics.delivered + 3);
    expect(sameTo.length).toBeGreaterThan(0); // the one who cannot tell the last run from the one before
    expect(chain.slice(0, -1).every(({ run: before }) => before.violations.length === 0)).toBe(true);
  });

  it("tells how", () => {
    const answer = twoGenerals(clever["an acknowledgment of the acknowledgment"]) as Refuted;
    expect(answer.breaks).toBe(agreement);
    expect(answer.story).toMatchInlineSnapshot(`
      "All 3 letters arrive: A attacks, B attacks.
      Only the first 2 arrive: A attacks, B stays.
      A cannot tell this run from the one before; the other one can, and does not attack."
    `);
  });

  it("sees that silence is no consent, and that attacking anyhow needs no order", () => {
    expect((twoGenerals(clever["silence means consent"]) as Refuted).story).toMatchInlineSnapshot(`
      "No letter is written: A attacks, B attacks.
      No letter arrives, and B has no order: A attacks, B attacks.
      No letter arrives, and nobody has an order: A stays, B attacks.
      B cannot tell this run from the one before; the other one can, and does not attack."
    `);
    const answer = twoGenerals(trivial["both attack whatever comes"]) as Refuted;
    expect(answer.breaks).toBe(validity);
    expect(answer.story).toMatchInlineSnapshot(`
      "No letter is written: A attacks, B attacks.
      No letter arrives, and B has no order: A attacks, B attacks.
      No letter arrives, and nobody has an order: A attacks, B attacks.
      Nobody has the order to attack, and nobody hears anything: they attack whatever comes."
    `);
  });

  it("says which hypothesis is dropped", () => {
    expect(twoGenerals(dropping["nobody ever attacks"])).toMatchInlineSnapshot(`
      {
        "hypothesis": "both attack when nothing is lost",
        "kind": "drops",
        "why": "Both have the order to attack and no letter is lost, and yet A stays, B stays: who never attacks agrees easily.",
      }
    `);
    const coins = twoGenerals(dropping["a coin says how many letters there must be"]);
    expect(coins).toMatchObject({ kind: "drops", hypothesis: "deterministic" });
  });
});

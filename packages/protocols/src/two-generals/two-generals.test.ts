import { covered, deep } from "@lightcone/config/covered";
import { drop, lossy, simulate, storyOf, synchronous, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { twoGenerals } from "./index.ts";

const lossModel = (probability: number) =>
  systemModel({ timing: synchronous({ deltaMs: 50 }), links: lossy({ probability }) });

const decisionsOf = (options: Parameters<typeof twoGenerals>[0], probability: number, seed: number) => {
  const run = simulate(twoGenerals(options), { nodes: 2, model: lossModel(probability), seed });
  return { run, decisions: run.worldAt(run.metrics.events - 1).nodes.map(({ state }) => state!.decision) };
};

/** Shares of the outcomes over many seeds. */
const outcomes = (options: Parameters<typeof twoGenerals>[0], probability: number, count: number) => {
  const tally = { attack: 0, disagreement: 0, nobody: 0 };
  for (let seed = 1; seed <= count; seed++) {
    const [a, b] = decisionsOf(options, probability, seed).decisions;
    tally[a !== b ? "disagreement" : a === "attack" ? "attack" : "nobody"] += 1 / count;
  }
  covered({ seeds: count });
  return tally;
};

/** Four standard deviations of a share of `count` seeds. */
const within = (p: number, count: number) => 4 * Math.sqrt((p * (1 - p)) / count);

describe("Two Generals", () => {
  it("attacks in concert when no letter is lost", () => {
    for (const letters of [1, 2, 3, 4, 7]) {
      expect(decisionsOf({ letters }, 0, 1).decisions).toEqual(["attack", "attack"]);
    }
  });

  it("fails when the last letter of the chain is lost: its writer attacks alone", () => {
    const run = simulate(twoGenerals({ letters: 2 }), {
      nodes: ["A", "B"],
      model: lossModel(0),
      seed: 1,
      faults: [drop("B", "A", { nth: 1 })],
    });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Letter {"number":1} to B (at 9.183)  sets "dawn" for 1000.000
      0.000 ms  B  starts  sets "dawn" for 1000.000
      9.183 ms  B  receives Letter {"number":1} from A  sends Letter {"number":2} to A (lost)
      1000.000 ms  A  timer "dawn"
      1000.000 ms  B  timer "dawn"  VIOLATES agreement: both attack or neither does"
    `);
    expect(run.violations.map(({ property }) => property)).toEqual([
      "agreement: both attack or neither does",
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "a chain of %i letters is broken by the loss of the last one",
    (letters) => {
      const [from, to] = letters % 2 === 1 ? ["A", "B"] : ["B", "A"];
      const faults = [drop(from!, to!, { nth: Math.ceil(letters / 2) })];
      const run = simulate(twoGenerals({ letters }), { nodes: 2, model: lossModel(0), seed: 1, faults });
      expect(run.violations).toHaveLength(1);
    },
  );

  // Closed form: of t letters, each lost with probability p, the generals disagree when the last one alone is lost.
  it.each([
    [1, 0.3],
    [2, 0.3],
    [4, 0.3],
    [3, 0.5],
  ])("a chain of %i letters at loss %f moves the disagreement and does not remove it", (letters, p) => {
    const count = deep(8_000, 200_000);
    const { attack, disagreement, nobody } = outcomes({ letters }, p, count);
    const expected = { attack: (1 - p) ** letters, disagreement: p * (1 - p) ** (letters - 1) };
    expect(Math.abs(attack - expected.attack)).toBeLessThan(within(expected.attack, count));
    expect(Math.abs(disagreement - expected.disagreement)).toBeLessThan(within(expected.disagreement, count));
    expect(attack + disagreement + nobody).toBeCloseTo(1);
  });

  it.each([
    [1, 0.3],
    [3, 0.3],
    [5, 0.5],
  ])("%i messengers at loss %f all fail with probability p^k", (messengers, p) => {
    const count = deep(8_000, 200_000);
    const { attack, disagreement } = outcomes({ messengers, letters: 1 }, p, count);
    expect(Math.abs(disagreement - p ** messengers)).toBeLessThan(within(p ** messengers, count));
    expect(attack + disagreement).toBeCloseTo(1); // whoever gives the order attacks
  });
});

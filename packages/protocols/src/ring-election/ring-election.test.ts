import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import { asynchronous, ring, simulate, storyOf, systemModel } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import { changRoberts, meanMessages, messagesFor, mutants } from "./index.ts";

const model = systemModel({ timing: asynchronous(), topology: ring });
const arrangement = fc.uniqueArray(fc.nat(99), { minLength: 2, maxLength: 8 });

describe("Chang-Roberts election", () => {
  it("lets each number travel until it meets a greater one", () => {
    const run = simulate(changRoberts({ numbers: [2, 1, 3] }), { nodes: 3, model, seed: 1 });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Candidate {"number":2} to B (at 12.249)
      0.000 ms  B  starts  sends Candidate {"number":1} to C (at 33.446)
      0.000 ms  C  starts  sends Candidate {"number":3} to A (at 26.606)
      12.249 ms  B  receives Candidate {"number":2} from A  sends Candidate {"number":2} to C (at 62.778)
      26.606 ms  A  receives Candidate {"number":3} from C  sends Candidate {"number":3} to B (at 38.794)
      33.446 ms  C  receives Candidate {"number":1} from B
      38.794 ms  B  receives Candidate {"number":3} from A  sends Candidate {"number":3} to C (at 63.577)
      62.778 ms  C  receives Candidate {"number":2} from B
      63.577 ms  C  receives Candidate {"number":3} from B"
    `);
    const flow = messageFlow(run, ({ isLeader }) => (isLeader ? "is the leader" : null));
    expect(readme(import.meta.url)).toContain(flow);
  });

  it("elects the greatest, with as many messages as the numbers say", () => {
    const numRuns = deep(100, 3_000);
    fc.assert(
      fc.property(arrangement, fc.nat(), (numbers, seed) => {
        const options = { nodes: numbers.length, model, seed, until: { timeMs: 1e8 } };
        const run = simulate(changRoberts({ numbers }), options);
        expect([run.violations, run.unreached]).toEqual([[], []]);
        expect(run.metrics.sent).toBe(messagesFor(numbers));
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });

  it("takes n (n + 1) / 2 messages at worst, and 2n - 1 at best", () => {
    expect(messagesFor([5, 4, 3, 2, 1])).toBe((5 * 6) / 2);
    expect(messagesFor([1, 2, 3, 4, 5])).toBe(2 * 5 - 1);
    expect(meanMessages(2)).toBe(3);
  });

  it("elects the greatest in every execution of eight nodes", () => {
    const { verdict, unreached, distinct, generated } = explore(
      changRoberts({ numbers: [2, 4, 8, 1, 7, 3, 6, 5] }),
      {
        nodes: 8,
        model,
      },
    );
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual({ distinct: 20_160, generated: 106_769 });
    covered({ states: distinct });
  });

  it.each(Object.entries(mutants({ numbers: [2, 1, 3] })))(
    "does not when %s",
    (_, { protocol, killedBy }) => {
      const { violations, unreached } = simulate(protocol, { nodes: 3, model, seed: 1 });
      expect([...violations.map(({ property }) => property), ...unreached]).toContain(killedBy);
    },
  );
});

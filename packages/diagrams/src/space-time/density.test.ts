import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "../../test/arbitrary.ts";
import { election } from "../../test/examples.ts";
import { histogram, overviewOf } from "./density.ts";
import { layOut } from "./layout.ts";
import { wholeOf } from "./window.ts";

describe("density", () => {
  it("counts every event of every node once", () => {
    fc.assert(
      fc.property(executions(), fc.integer({ min: 1, max: 50 }), (execution, bins) => {
        const layout = layOut(execution, { orientation: "horizontal", width: 500 });
        const counts = histogram(layout, wholeOf(layout), bins);
        expect(counts.map((own) => own.reduce((sum, count) => sum + count, 0))).toEqual(
          execution.nodes.map((_, node) => execution.events.filter((event) => event.node === node).length),
        );
      }),
    );
  });

  it("shows a whole run in a strip: a row a node, the fullest cells darkest, broken properties where they broke", () => {
    const { rows, violations, width, height } = overviewOf(
      layOut(election, { orientation: "vertical", width: 330 }),
      120,
    );
    expect(rows.map(({ node }) => node)).toEqual([0, 1, 2, 3, 4]);
    expect(rows.some(({ levels }) => levels.at(-1) !== "")).toBe(true);
    expect(violations).toHaveLength(1);
    const [broken] = violations;
    const at = election.events[election.violations[0]!.event]!.at;
    expect(broken! / width).toBeCloseTo(at / election.endedAt, 1);
    expect(height).toBe(40);
  });
});

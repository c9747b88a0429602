import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  crash,
  crashStop,
  delay,
  randomFaults,
  simulate,
  storyOf,
  sweep,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import { reliableBroadcast, reliableBroadcastMutants } from "./index.ts";

const model = (f: number) => systemModel({ timing: asynchronous(), failures: crashStop({ f }) });
const nodes = ["A", "B", "C", "D"];
const day = { timeMs: 24 * 3_600_000 };

describe("reliable broadcast", () => {
  it("reaches all though its sender crashed when one had it", () => {
    const run = simulate(reliableBroadcast(), {
      nodes: 4,
      model: model(1),
      faults: [
        crash("A", { inStep: 1, keeping: 1 }),
        delay("A", "B", { nth: 1, forMs: 10 }),
        ...["C", "D"].map((to, i) => delay("B", to, { nth: 1, forMs: 10 + i })),
      ],
      until: { timeMs: 500 },
      seed: 4,
    });
    expect(run.violations).toEqual([]);
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Message {"value":7} to B (at 10.000)
      0.000 ms  A  crashes
      0.000 ms  B  starts
      0.000 ms  C  starts
      0.000 ms  D  starts
      10.000 ms  B  receives Message {"value":7} from A  sends Message {"value":7} to A (to-crashed 22.960)  sends Message {"value":7} to C (at 20.000)  sends Message {"value":7} to D (at 21.000)
      20.000 ms  C  receives Message {"value":7} from B  sends Message {"value":7} to A (to-crashed 39.801)  sends Message {"value":7} to B (at 53.491)  sends Message {"value":7} to D (at 36.638)
      21.000 ms  D  receives Message {"value":7} from B  sends Message {"value":7} to A (to-crashed 31.190)  sends Message {"value":7} to B (at 41.760)  sends Message {"value":7} to C (at 34.074)
      34.074 ms  C  receives Message {"value":7} from D
      36.638 ms  D  receives Message {"value":7} from C
      41.760 ms  B  receives Message {"value":7} from D
      53.491 ms  B  receives Message {"value":7} from C"
    `);
    expect(readme(import.meta.url)).toContain(
      messageFlow(run, ({ delivered }) => (delivered.length > 0 ? `delivers ${delivered.join()}` : null)),
    );
  });

  it("holds for all seeds, though all but one crash at any moment", () => {
    const count = deep(300, 5_000);
    const { failed, reached } = sweep(
      reliableBroadcast(),
      { nodes, model: model(3), until: day },
      { from: 1, count, vary: crashesFor },
    );
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it.each(Object.entries(reliableBroadcastMutants()))("finds one that %s", (_, { protocol, killedBy }) => {
    const count = 100;
    const { failed } = sweep(
      protocol,
      { nodes, model: model(3), until: day },
      { from: 1, count, vary: crashesFor },
    );
    expect(failed[killedBy]!.hits).toBeGreaterThan(0);
    covered({ seeds: count });
  });
});

/** The sender crashes while it sends, every other time; others crash later. */
const crashesFor = (seed: number) => ({
  faults: [
    ...(seed % 2 === 0 ? [crash("A", { inStep: 1, keeping: (seed / 2) % 4 })] : []),
    ...randomFaults({ seed, nodes: ["C", "D"], model: model(2), count: 3, withinMs: 200 }).filter(
      ({ kind }) => kind === "crash",
    ),
  ],
});

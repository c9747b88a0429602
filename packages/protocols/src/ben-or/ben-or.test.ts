import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  crash,
  crashStop,
  delay,
  executionOf,
  simulate,
  storyOf,
  sweep,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { Mean } from "../estimate.ts";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import { benOr, benOrMutants, type Bit, keepEverybodyUndecided, keepUndecided, playPhase } from "./index.ts";

const model = systemModel({ timing: asynchronous(), failures: crashStop({ f: 2 }) });
const until = { timeMs: 240 * 3_600_000 };
const names = ["A", "B", "C", "D", "E"];

/** Crashes of up to f nodes, one of them in the middle of sending. */
const crashesOf = (f: number) => (seed: number) => ({
  faults: [
    crash("B", { inStep: 1 + (seed % 7), keeping: seed % 4 }),
    ...(f > 1 ? [crash("A", { atMs: seed % 97 })] : []),
  ],
});
const sizes = [
  { f: 1, mixed: [0, 1, 1], equal: [1, 1, 1] },
  { f: 2, mixed: [0, 1, 0, 1, 1], equal: [1, 1, 1, 1, 1] },
] as const;

describe("Ben-Or", () => {
  it("decides what all begin with in the first phase", () => {
    const run = simulate(benOr({ inputs: [1, 1, 1], f: 1 }), { nodes: 3, model, until });
    expect(run.worldAt(run.metrics.events - 1).nodes.map(({ state }) => state!.decidedIn)).toEqual([1, 1, 1]);
  });

  it("flips coins where two values meet, until they are equal", () => {
    const run = simulate(benOr({ inputs: [0, 1, 1], f: 1 }), {
      nodes: 3,
      model,
      faults: [
        crash("C", { inStep: 1, keeping: 0 }),
        ...["A", "B"].flatMap((from, i) =>
          Array.from({ length: 8 }, (_, nth) => delay(from, ["B", "A"][i]!, { nth: nth + 1, forMs: 10 + i })),
        ),
      ],
      until,
      seed: 10,
    });
    expect(run.unreached).toEqual([]);
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Report {"phase":1,"value":0} to B (at 10.000)  sends Report {"phase":1,"value":0} to C (to-crashed 10.632)
      0.000 ms  B  starts  sends Report {"phase":1,"value":1} to A (at 11.000)  sends Report {"phase":1,"value":1} to C (to-crashed 39.564)
      0.000 ms  C  starts
      0.000 ms  C  crashes
      10.000 ms  B  receives Report {"phase":1,"value":0} from A  sends Proposal {"phase":1,"value":null} to A (at 21.000)  sends Proposal {"phase":1,"value":null} to C (to-crashed 33.945)
      11.000 ms  A  receives Report {"phase":1,"value":1} from B  sends Proposal {"phase":1,"value":null} to B (at 21.000)  sends Proposal {"phase":1,"value":null} to C (to-crashed 45.256)
      21.000 ms  A  receives Proposal {"phase":1,"value":null} from B  sends Report {"phase":2,"value":0} to B (at 31.000)  sends Report {"phase":2,"value":0} to C (to-crashed 35.352)
      21.000 ms  B  receives Proposal {"phase":1,"value":null} from A  sends Report {"phase":2,"value":0} to A (at 32.000)  sends Report {"phase":2,"value":0} to C (to-crashed 31.061)
      31.000 ms  B  receives Report {"phase":2,"value":0} from A  sends Proposal {"phase":2,"value":0} to A (at 42.000)  sends Proposal {"phase":2,"value":0} to C (to-crashed 42.183)
      32.000 ms  A  receives Report {"phase":2,"value":0} from B  sends Proposal {"phase":2,"value":0} to B (at 42.000)  sends Proposal {"phase":2,"value":0} to C (to-crashed 113.564)
      42.000 ms  A  receives Proposal {"phase":2,"value":0} from B  sends Report {"phase":3,"value":0} to B (at 52.000)  sends Report {"phase":3,"value":0} to C (to-crashed 67.248)
      42.000 ms  B  receives Proposal {"phase":2,"value":0} from A  sends Report {"phase":3,"value":0} to A (at 53.000)  sends Report {"phase":3,"value":0} to C (to-crashed 61.070)
      52.000 ms  B  receives Report {"phase":3,"value":0} from A  sends Proposal {"phase":3,"value":0} to A (at 63.000)  sends Proposal {"phase":3,"value":0} to C (to-crashed 148.333)
      53.000 ms  A  receives Report {"phase":3,"value":0} from B  sends Proposal {"phase":3,"value":0} to B (at 63.000)  sends Proposal {"phase":3,"value":0} to C (to-crashed 557.557)
      63.000 ms  A  receives Proposal {"phase":3,"value":0} from B
      63.000 ms  B  receives Proposal {"phase":3,"value":0} from A"
    `);
    expect(readme(import.meta.url)).toContain(
      messageFlow(run, ({ phase, x, origin, decision, hasHalted }) => {
        if (hasHalted) return "halts";
        const coin = origin === "coin" ? `flips ${x}` : "";
        return decision === null ? coin && `${coin} for phase ${phase}` : `decides ${decision}`;
      }),
    );
  });

  it.each(sizes)("keeps its promises whoever crashes: f = $f", ({ f, mixed, equal }) => {
    const count = deep(150, 5_000);
    for (const inputs of [mixed, equal]) {
      const { failed, reached } = sweep(
        benOr({ inputs, f }),
        { nodes: inputs.length, model, until },
        { from: 1, count, vary: crashesOf(f) },
      );
      expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
      if (inputs === mixed) expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    }
    covered({ seeds: 2 * count });
  });

  it("a common coin is dealt, one side for each phase", () => {
    const dealt = [0, 1, 1, 0, 1, 0, 0, 1, 1, 0] as const;
    const { failed } = sweep(
      benOr({ inputs: [0, 1, 0, 1, 1], f: 2, coin: dealt }),
      { nodes: 5, model, until },
      { from: 1, count: 100, vary: crashesOf(2) },
    );
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    covered({ seeds: 100 });
    expect(() =>
      simulate(benOr({ inputs: [0, 1], f: 1, coin: [] }), { nodes: 2, model, until }),
    ).toThrowError("Phase 1 needs a coin, and 0 were dealt: deal more.");
  });

  it.each(Object.keys(benOrMutants({ inputs: [], f: 1 })))("finds one that %s", (name) => {
    const hits = sizes.flatMap(({ f, mixed, equal }) =>
      [mixed, equal].map((inputs) => {
        const { protocol, killedBy } = benOrMutants({ inputs, f })[name]!;
        const summary = sweep(
          protocol,
          { nodes: inputs.length, model, until },
          { from: 1, count: 150, vary: crashesOf(f) },
        );
        return summary.failed[killedBy]!.hits;
      }),
    );
    covered({ seeds: 600 });
    expect(Math.max(...hits)).toBeGreaterThan(0);
  });
});

describe("the scheduler that sees everything", () => {
  /** The values with which each phase begins, and the phase of the first decision. */
  function phasesOf(run: ReturnType<typeof keepUndecided>) {
    const { envelopes, messages } = executionOf(run);
    const values: Bit[][] = [];
    for (const { from, message } of envelopes) {
      const said = messages[message] as { type: string; phase: number; value: Bit };
      if (said.type === "Report") (values[said.phase - 1] ??= [])[from] = said.value;
    }
    const { nodes } = run.worldAt(run.metrics.events - 1);
    return { values, decided: Math.min(...nodes.map(({ state }) => state!.decidedIn!)) };
  }

  it.each([
    [3, deep(60, 1_000)],
    [5, deep(6, 60)],
  ])("is beaten with n = %i only where all coins are equal, as in the model", (n, count) => {
    const nodes = names.slice(0, n);
    const inputs = nodes.map((_, i): Bit => (i % 2 === 0 ? 1 : 0));
    const size = { n, f: (n - 1) / 2 };
    const first = new Mean();
    for (let seed = 1; seed <= count; seed++) {
      const { values, decided } = phasesOf(keepUndecided({ inputs, f: size.f }, { nodes, seed }));
      expect(decided).toBe(1 + values.findIndex((held) => new Set(held).size === 1));
      for (let phase = 1; phase <= decided; phase++) {
        const coins = values[phase] ?? [];
        const played = playPhase(size, values[phase - 1]!, keepEverybodyUndecided, (node) => coins[node]!);
        expect(played.isDecided).toBe(phase === decided);
        if (phase < decided) expect(played.values).toEqual(coins);
      }
      first.add(decided);
    }
    // Inputs that differ cost the first phase, which then cannot decide.
    const { value, standardError } = first.estimate;
    expect(Math.abs(value - (1 + 2 ** (n - 1)))).toBeLessThan(4.5 * standardError);
    covered({ seeds: count });
  });

  it("stays undecided for as many phases as one asks for, if the coins let it", () => {
    const nodes = names.slice(0, 3);
    const run = keepUndecided({ inputs: [0, 1, 1], f: 1 }, { nodes, seed: 3, phases: 5 });
    expect(phasesOf(run).decided).toBeGreaterThan(5);
  });
});

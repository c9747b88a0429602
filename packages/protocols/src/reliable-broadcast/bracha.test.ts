import { covered, deep } from "@lightcone/config/covered";
import { asynchronous, byzantine, delay, simulate, storyOf, sweep, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import {
  anyScript,
  bracha,
  brachaBroadcast,
  brachaMutants,
  type Script,
  speaker,
  twoFaced,
} from "./index.ts";

const model = systemModel({ timing: asynchronous(), failures: byzantine({ f: 1 }) });
const day = { timeMs: 24 * 3_600_000 };
const options = { f: 1, value: 1 };

const play = (script: Script, protocol = brachaBroadcast(options)) =>
  simulate(protocol, {
    nodes: 4,
    model,
    byzantine: { A: speaker(script) },
    // Everything takes 10 ms, so that the story can be followed.
    faults: ["A", "B", "C", "D"].flatMap((from) =>
      ["A", "B", "C", "D"].flatMap((to) =>
        [1, 2, 3].map((nth) => delay(from, to, { nth, forMs: 10 + 0.001 * nth })),
      ),
    ),
    until: { timeMs: 500 },
    seed: 1,
  });
const deliveries = ({ delivered }: bracha.State) => (delivered === null ? null : `delivers ${delivered}`);

describe("Bracha's broadcast", () => {
  it("lets at most one of two values through: with two echoes against one, neither comes to three", () => {
    const run = play(twoFaced({ 1: ["B", "C"], 2: ["D"] }, ["Initial"]));
    expect(run.violations).toEqual([]);
    expect(
      run
        .worldAt(run.metrics.events - 1)
        .nodes.slice(1)
        .map(({ state }) => state!.delivered),
    ).toEqual([null, null, null]);
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Initial {"value":1} to B (at 10.001)  sends Initial {"value":1} to C (at 10.001)  sends Initial {"value":2} to D (at 10.001)
      0.000 ms  B  starts
      0.000 ms  C  starts
      0.000 ms  D  starts
      10.001 ms  B  receives Initial {"value":1} from A  sends Echo {"value":1} to A (at 20.002)  sends Echo {"value":1} to C (at 20.002)  sends Echo {"value":1} to D (at 20.002)
      10.001 ms  C  receives Initial {"value":1} from A  sends Echo {"value":1} to A (at 20.002)  sends Echo {"value":1} to B (at 20.002)  sends Echo {"value":1} to D (at 20.002)
      10.001 ms  D  receives Initial {"value":2} from A  sends Echo {"value":2} to A (at 20.002)  sends Echo {"value":2} to B (at 20.002)  sends Echo {"value":2} to C (at 20.002)
      20.002 ms  A  receives Echo {"value":1} from B
      20.002 ms  A  receives Echo {"value":1} from C
      20.002 ms  A  receives Echo {"value":2} from D
      20.002 ms  B  receives Echo {"value":1} from C
      20.002 ms  B  receives Echo {"value":2} from D
      20.002 ms  C  receives Echo {"value":1} from B
      20.002 ms  C  receives Echo {"value":2} from D
      20.002 ms  D  receives Echo {"value":1} from B
      20.002 ms  D  receives Echo {"value":1} from C"
    `);
  });

  it("delivers everywhere what it delivers anywhere: D is convinced by those that are ready", () => {
    const run = play([
      ...twoFaced({ 1: ["B", "C"], 2: ["D"] }, ["Initial"]),
      ...twoFaced({ 1: ["B", "C"] }, ["Echo", "Ready"]),
    ]);
    expect(run.violations).toEqual([]);
    expect(run.unreached).toEqual([]);
    expect(readme(import.meta.url)).toContain(messageFlow(run, deliveries));
  });

  it("waits for ever with n = 3f: two correct nodes cannot do without the traitor's echo", () => {
    const run = simulate(brachaBroadcast(options), {
      nodes: 3,
      model,
      byzantine: { C: speaker([]) },
      until: day,
    });
    expect(run.violations.map(({ property }) => property)).toEqual([bracha.validity]);
  });
});

describe("whatever a traitor says", () => {
  const asSender = (seed: number) => ({
    byzantine: { A: speaker(anyScript(seed, ["B", "C", "D"], [1, 2])) },
  });
  const asListener = (seed: number) => ({
    byzantine: { D: speaker(anyScript(seed, ["A", "B", "C"], [1, 2])) },
  });
  const tried = (protocol: ReturnType<typeof brachaBroadcast>, count: number) =>
    [asSender, asListener].map((vary) =>
      sweep(protocol, { nodes: 4, model, until: day }, { from: 1, count, vary }),
    );

  it("all properties hold, and the traitor's best moments come", () => {
    const count = deep(400, 20_000);
    const [sender, listener] = tried(brachaBroadcast(options), count);
    for (const { failed } of [sender!, listener!])
      expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(sender!.reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: 2 * count });
  });

  it.each(Object.entries(brachaMutants(options)))("finds one that %s", (_, { protocol, killedBy }) => {
    const count = 200;
    const hits = tried(protocol, count).map(({ failed }) => failed[killedBy]!.hits);
    expect(Math.max(...hits)).toBeGreaterThan(0);
    covered({ seeds: 2 * count });
  });
});

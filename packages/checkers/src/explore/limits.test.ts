import { asynchronous, defineProtocol, effects, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { explore } from "./explore.ts";
import { packedTwoPhaseCommit, twoPhaseCommit } from "./fixtures/two-phase-commit.ts";
import type { TransitionSystem } from "./transition-system/transition-system.ts";

const counting: TransitionSystem<number> = { initial: [0], next: (n) => [{ label: "+1", state: n + 1 }] };
const { send } = effects<{ readonly type: "Fill"; readonly text: string }>();

/** Every message is larger than the last one, and so is the state. */
const growing = defineProtocol<string, { readonly type: "Fill"; readonly text: string }>({
  name: "growing",
  init: ({ peers }) => ["", send(peers[0]!, { type: "Fill", text: "x" })],
  onMessage: {
    Fill: (state, { text }, { from }) => [state + text, send(from, { type: "Fill", text: `${text}y` })],
  },
  onTimer: {},
});

describe("E19 limits end in unknown, never in a crash", () => {
  const strategies = ["breadth-first", "depth-first"] as const;

  it.each(strategies)("states, %s", (strategy) => {
    const { verdict, complete, distinct, checked } = explore(counting, { strategy, limits: { states: 100 } });
    expect({ verdict, complete }).toEqual({
      verdict: { kind: "unknown", limit: "100 states" },
      complete: false,
    });
    expect(distinct).toBe(101);
    expect(checked).toMatch(/^not exhausted: limit 100 states; 101 states, 101 generated/);
  });

  it.each(strategies)("depth, %s", (strategy) => {
    const exploration = explore(counting, { strategy, limits: { depth: 7 } });
    expect(exploration).toMatchObject({
      distinct: 7,
      depth: 7,
      complete: false,
      verdict: { kind: "unknown", limit: "depth 7" },
    });
    expect(explore(twoPhaseCommit(2), { strategy, limits: { depth: 100 } }).complete).toBe(true);
  });

  it.each(strategies)(
    "memory, of systems whose states are objects or codes, and of protocols, %s",
    (strategy) => {
      const limits = { memoryMb: 20 };
      const wide: TransitionSystem<{ readonly path: string }> = {
        initial: [{ path: "" }],
        next: ({ path }) => ["0", "1"].map((bit) => ({ label: bit, state: { path: path + bit } })),
      };
      const coded: TransitionSystem<number> = {
        initial: [1],
        next: (n) => [0, 1, 2].map((digit) => ({ label: "", state: (3 * n + digit) | 0 })),
        encode: (n) => [n],
        decode: ([n]) => n!,
      };
      const model = systemModel({ timing: asynchronous() });
      for (const exploration of [
        explore(wide, { strategy, limits }),
        explore(coded, { strategy, limits }),
        explore(growing, { nodes: 2, model, strategy, limits }),
      ]) {
        expect(exploration.verdict).toEqual({ kind: "unknown", limit: "20 MB of memory" });
        expect(exploration.bytes).toBeGreaterThan(20e6);
        expect(exploration.bytes).toBeLessThan(40e6);
      }
    },
  );

  it("whoever watches is told how far it is, and may end it", () => {
    const seen: number[] = [];
    const exploration = explore(packedTwoPhaseCommit(6), {
      onProgress: ({ distinct, generated, depth, bytes }) => {
        expect(Math.min(distinct, generated, depth, bytes)).toBeGreaterThan(0);
        seen.push(generated);
        return seen.length === 3;
      },
    });
    expect(exploration.verdict).toEqual({ kind: "unknown", limit: "stopped by onProgress" });
    expect(seen).toHaveLength(3);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it("a meter counts what is generated, and may throw to end all", () => {
    let spent = 0;
    const exploration = explore(packedTwoPhaseCommit(6), {}, { spend: (events) => (spent += events) });
    expect(exploration.complete).toBe(true);
    expect(Math.abs(exploration.generated - spent)).toBeLessThan(20_000);
    const enough = {
      spend: () => {
        throw new Error("enough");
      },
    };
    expect(() => explore(packedTwoPhaseCommit(6), {}, enough)).toThrowError("enough");
  });
});

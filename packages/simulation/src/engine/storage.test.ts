import { covered, deep } from "@lightcone/config/covered";
import { describe, expect, it } from "vitest";
import {
  amnesic,
  crash,
  crashRecovery,
  defineProtocol,
  durable,
  effects,
  restart,
  simulate,
  storyOf,
  type Storage,
  synchronous,
  systemModel,
  torn,
} from "../index.ts";

/**
 * A counter that acknowledges: `early` acknowledges before the write is on disk, which is the mistake; the right one
 * waits. The other node asks ten times, one millisecond apart, and remembers the highest number acknowledged.
 */
type Message = { readonly type: "Add" } | { readonly type: "Added"; readonly count: number };
type State = { readonly count: number; readonly twin: number; readonly acknowledged: number };
const { send, setTimer, sync } = effects<Message, "ask">();
const zero: State = { count: 0, twin: 0, acknowledged: 0 };

const counter = (order: "early" | "late" | "never") =>
  defineProtocol<State, Message, "ask">({
    name: `counter, ${order}`,
    init: ({ self }) => (self === "B" ? [zero, setTimer("ask", { afterMs: 1 })] : [zero]),
    onTimer: { ask: (state) => [state, send("A", { type: "Add" }), setTimer("ask", { afterMs: 1 })] },
    onMessage: {
      Add(state, _, { from }) {
        const count = state.count + 1;
        const answer = send(from, { type: "Added", count });
        const next = { ...state, count, twin: count };
        if (order === "never") return [next, answer];
        return order === "early" ? [next, answer, sync()] : [next, sync(), answer];
      },
      Added: (state, { count }) => [{ ...state, acknowledged: Math.max(state.acknowledged, count) }],
    },
    durable: ({ count, twin }) => ({ count, twin }),
    onRestart: ({ count, twin }: { count: number; twin: number }) => [{ ...zero, count, twin }],
    always: {
      "what was acknowledged is not forgotten": ([a, b]) => !a!.up || a!.state.count >= b!.state.acknowledged,
      "a write is whole": ([a]) => a!.state.count === a!.state.twin,
    },
  });

const run = (
  order: "early" | "late" | "never",
  storage: Storage,
  seed: number,
  disk: "any" | "synced" | "latest" = "any",
) =>
  simulate(counter(order), {
    nodes: 2,
    model: systemModel({ timing: synchronous({ deltaMs: 1 }), failures: crashRecovery({ f: 1 }), storage }),
    faults: [crash("A", { atMs: 6, disk }), restart("A", { atMs: 7 })],
    seed,
    until: { timeMs: 9 },
  });

const seeds = Array.from({ length: deep(200, 5_000) }, (_, i) => i);
const violated = (order: "early" | "late" | "never", storage: Storage) => {
  covered({ seeds: seeds.length });
  return new Set(
    seeds.flatMap((seed) => run(order, storage, seed).violations.map(({ property }) => property)),
  );
};
const slow = { write: { betweenMs: [0.5, 2] as const } };

describe("storage", () => {
  it("S1 effects after a sync wait until its write is on disk; others go on", () => {
    const story = storyOf(run("late", durable(slow), 1))
      .split("\n")
      .filter((line) => line.includes(" A "));
    expect(story.join("\n")).toMatchInlineSnapshot(`
      "0.000 ms  A  starts
      1.000 ms  B  timer "ask"  sends Add to A (at 1.465)  sets "ask" for 2.000
      1.465 ms  A  receives Add from B
      2.000 ms  B  timer "ask"  sends Add to A (at 2.315)  sets "ask" for 3.000
      2.315 ms  A  receives Add from B
      2.319 ms  A  has written to disk  sends Added {"count":1} to B (at 2.503)
      3.000 ms  B  timer "ask"  sends Add to A (at 3.725)  sets "ask" for 4.000
      3.725 ms  A  receives Add from B
      4.000 ms  B  timer "ask"  sends Add to A (at 4.982)  sets "ask" for 5.000
      4.312 ms  A  has written to disk  sends Added {"count":2} to B (at 4.492)
      4.982 ms  A  receives Add from B
      5.000 ms  B  timer "ask"  sends Add to A (at 5.761)  sets "ask" for 6.000
      5.761 ms  A  receives Add from B
      5.857 ms  A  has written to disk  sends Added {"count":3} to B (at 6.582)
      6.000 ms  A  crashes
      6.000 ms  B  timer "ask"  sends Add to A (to-crashed 6.916)  sets "ask" for 7.000
      7.000 ms  A  restarts
      7.000 ms  B  timer "ask"  sends Add to A (at 7.436)  sets "ask" for 8.000
      7.436 ms  A  receives Add from B
      7.975 ms  A  has written to disk  sends Added {"count":5} to B (at 8.705)
      8.000 ms  B  timer "ask"  sends Add to A (at 8.479)  sets "ask" for 9.000
      8.479 ms  A  receives Add from B
      9.000 ms  B  timer "ask"  sends Add to A (pending 9.381)  sets "ask" for 10.000"
    `);
  });

  it("S2 acknowledging before the write is on disk is found out, acknowledging after it never is", () => {
    expect(violated("early", durable(slow))).toEqual(new Set(["what was acknowledged is not forgotten"]));
    expect(violated("late", durable(slow))).toEqual(new Set());
  });

  it("S3 a crash leaves any snapshot from the last synced one to the latest", () => {
    const left = (disk: "any" | "synced" | "latest") =>
      new Set(
        seeds.map((seed) => {
          const { trace } = run("never", durable(slow), seed, disk);
          const at = Array.from({ length: trace.length }, (_, i) => i).find(
            (i) => trace.happening(i) === "restart",
          )!;
          return (trace.events.state[at] as State).count;
        }),
      );
    expect(left("synced")).toEqual(new Set([0])); // nothing was ever synced but the first state
    expect(Math.min(...left("latest"))).toBeGreaterThan(1);
    expect(left("any").size).toBeGreaterThan(3);
  });

  it("S4 without durability, or with amnesia, a node begins anew", () => {
    expect(violated("late", amnesic)).toEqual(new Set(["what was acknowledged is not forgotten"]));
  });

  it("S5 a torn write mixes two adjacent snapshots, field by field", () => {
    expect(violated("late", torn(slow)).has("a write is whole")).toBe(true);
    expect(violated("late", durable(slow)).has("a write is whole")).toBe(false);
  });
});

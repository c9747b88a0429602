import {
  asynchronous,
  closedLoop,
  constant,
  crash,
  crashStop,
  defineProtocol,
  delay,
  drop,
  effects,
  type Fault,
  type Latency,
  links,
  partition,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { backupReads } from "./fixtures/backup-reads.ts";
import { isNoRegister, registerRun } from "./fixtures/failing-runs.ts";
import { shrink } from "./shrink.ts";

const mix = [{ operation: (n: number) => ({ f: "write", value: n }) }, { operation: { f: "read" } }];
type Chance = { readonly latency: Latency | null; readonly loss: number | null };

/** The first of many seeds by which chance alone, without any fault, makes a read stale. */
const staleByChance = ({ latency, loss }: Chance) =>
  Array.from({ length: 60 }, (_, seed) =>
    simulate(backupReads, {
      nodes: 3,
      model: systemModel({ timing: asynchronous({ medianMs: 5 }), links: links({ latency, loss }) }),
      seed,
      workload: closedLoop({ clients: 2, operations: 6, mix }),
    }),
  ).find(isNoRegister)!;

const aboutMessages = (story: string) => story.split("\n").filter((line) => /, which |^\d nodes/.test(line));

describe("Z4 what chance did to messages is named, one message at a time", () => {
  it("the one that is late, where delays have a heavy tail", () => {
    const { story, removed, after } = shrink(staleByChance({ latency: null, loss: null }), isNoRegister);
    expect(aboutMessages(story)).toMatchInlineSnapshot(`
      [
        "2 nodes (A and B); 2 clients with 2 operations; 1 fault; messages take 1 ms; seed 0.",
        "At 11 ms A sends Replicate {"version":1,"value":1} to B, which takes 11 ms.",
        "This is a stale read: c2's read() → null misses c1's write(1), which had ended before it began.",
      ]
    `);
    expect(removed.at(-1)).toBe("Delays need not vary: all messages but 1 take 1 ms.");
    expect([after.chance, after.faults]).toEqual([0, 1]);
  });

  it("the one that is lost, where any of them may be", () => {
    const { story, removed } = shrink(
      staleByChance({ latency: constant({ ms: 5 }), loss: 0.2 }),
      isNoRegister,
    );
    expect(aboutMessages(story)).toMatchInlineSnapshot(`
      [
        "2 nodes (A and B); 1 client with 2 operations; 1 fault; messages take 5 ms; seed 1.",
        "At 20 ms A sends Replicate {"version":1,"value":5} to B, which is lost.",
        "This is a stale read: c2's read() → null misses c2's write(5), which had ended before it began.",
      ]
    `);
    expect(removed.at(-1)).toBe("No message need be lost by chance.");
  });
});

type Note = { readonly type: "Note"; readonly n: number };
const { send, setTimer } = effects<Note, "tick">();

/** A counts for B, which should hear every number in its turn. */
const counting = defineProtocol<{ readonly heard: number; readonly skipped: boolean }, Note, "tick">({
  name: "counting",
  init: ({ self }) => [
    { heard: 0, skipped: false },
    ...(self === "A" ? [setTimer("tick", { afterMs: 10 })] : []),
  ],
  onTimer: {
    tick: ({ heard, skipped }, { peers }) => [
      { heard: heard + 1, skipped },
      ...peers.map((peer) => send(peer, { type: "Note", n: heard + 1 })),
      setTimer("tick", { afterMs: 10 }),
    ],
  },
  onMessage: { Note: ({ heard }, { n }) => [{ heard: n, skipped: n > heard + 1 }] },
  always: { "every number is heard": (nodes) => nodes.every(({ state }) => !state.skipped) },
});

const counted = (faults: readonly Fault[]) =>
  simulate(counting, {
    nodes: 4,
    faults,
    model: systemModel({
      timing: asynchronous(),
      links: links({ latency: constant({ ms: 1 }), loss: 0 }),
      failures: crashStop({ f: 1 }),
    }),
    until: { timeMs: 1_000 },
  });

describe("Z5 faults become weaker", () => {
  it("a partition among others becomes the loss of the one message that matters", () => {
    const run = counted([
      crash("D", { atMs: 700 }),
      partition(
        {
          groups: [
            ["A", "C"],
            ["B", "D"],
          ],
        },
        { atMs: 333.3, forMs: 44 },
      ),
      drop("B", "C", { nth: 1 }),
    ]);
    expect(shrink(run).run.options.faults).toEqual([drop("A", "B", { nth: 1 })]);
  });

  it("a fault that names its message by a large number finds an early one", () => {
    const { run, after } = shrink(counted([drop("A", "C", { nth: 31 })]));
    expect(run.options.faults).toEqual([drop("A", "B", { nth: 1 })]);
    expect(after.nodes).toBe(2);
  });

  it("a fault that names its message is aimed anew when fewer operations send fewer before it", () => {
    // Without that, 15 operations stay: each is needed for the count of the message that is late.
    expect(shrink(registerRun(11), isNoRegister).after.operations).toBe(2);
  });

  it("a delay is as short as it can be", () => {
    const { run } = shrink(counted([delay("A", "B", { nth: 3, forMs: 400 })]));
    // The next number is sent 10 ms later and takes 1 ms; of two that arrive at once the first comes first.
    expect(run.options.faults).toEqual([delay("A", "B", { nth: 1, forMs: 12 })]);
  });
});

it("Z6 what should have come about is missed by its deadline, and no later", () => {
  const silent = defineProtocol<number>({
    name: "silent",
    init: () => [0],
    onMessage: {},
    onTimer: {},
    eventually: {
      "somebody counts": { withinMs: 700, holds: (nodes) => nodes.some(({ state }) => state > 0) },
    },
  });
  const model = systemModel({ timing: synchronous({ deltaMs: 10 }) });
  const { run, story } = shrink(simulate(silent, { nodes: 3, model, until: { timeMs: 5_000 } }));
  expect([run.nodes, run.options.untilMs]).toEqual([["A"], 700]);
  expect(story).toMatchInlineSnapshot(`
    "1 node (A); no fault; messages take 1 ms; seed 1.
    At first A believes 0.
    In the end A believes 0.
    This violates "somebody counts"."
  `);
});

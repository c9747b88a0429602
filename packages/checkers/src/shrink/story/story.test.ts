import {
  asynchronous,
  clog,
  constant,
  crash,
  crashRecovery,
  defineProtocol,
  delay,
  drop,
  duplicate,
  effects,
  type Fault,
  links,
  omission,
  omit,
  openLoop,
  partition,
  pause,
  perfectClocks,
  restart,
  type Run,
  simulate,
  skew,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { failureStory } from "./story.ts";

type Message = { readonly type: "Note"; readonly n: number };
type State = { readonly n: number; readonly sum: number };
const { send, setTimer, reply } = effects<Message, "tick">();

/** A sends the numbers from 1 on to B, which adds them up and knows where it stands after a crash. */
const adding = defineProtocol<State, Message, "tick">({
  name: "adding",
  init: ({ self }) => [{ n: 0, sum: 0 }, ...(self === "A" ? [setTimer("tick", { afterMs: 10 })] : [])],
  durable: ({ sum }) => sum,
  onRestart: (sum: number) => [{ n: 0, sum }],
  onTimer: {
    tick: ({ n, sum }) => [
      { n: n + 1, sum },
      send("B", { type: "Note", n: n + 1 }),
      ...(n < 3 ? [setTimer("tick", { afterMs: 10 })] : []),
    ],
  },
  onMessage: {
    Note: ({ sum }, { n }) => [{ n, sum: sum + n }],
  },
  onRequest: (state, { id }) => [state, reply(id, state.sum)],
  always: { "the sum is below nine": (nodes) => nodes.every(({ state }) => state.sum < 9) },
  onStep: { "numbers come in order": (before, _, after) => after.n >= before.n },
  monitors: {
    "nobody says 4": {
      init: 0 as never,
      step: (most, _, nodes) => Math.max(most, ...nodes.map(({ state }) => state.n)) as never,
      holds: (most) => most < 4,
    },
  },
});

const recovering = systemModel({
  timing: asynchronous(),
  clocks: perfectClocks,
  failures: crashRecovery({ f: 1 }),
  links: links({ latency: constant({ ms: 1 }), loss: 0, duplication: 0 }),
});
const runWith = (faults: readonly Fault[], model = recovering) =>
  simulate(adding, { nodes: 3, model, faults, until: { timeMs: 60 } });
/** What is told between who takes part and how it ends. */
const told = (run: Run, property: string | null = null) =>
  failureStory(run, property, null)
    .split("\n")
    .filter((line) => line.startsWith("At ") && !line.startsWith("At first"));

describe("Z14 a story tells", () => {
  it("of crashes, pauses and returns, and what is believed then", () => {
    const run = runWith([
      crash("B", { atMs: 15 }),
      restart("B", { atMs: 25 }),
      pause("B", { atMs: 29, forMs: 8 }),
    ]);
    expect(told(run)).toMatchInlineSnapshot(`
      [
        "At 10 ms A's timer "tick" fires; A now believes n = 1.",
        "At 11 ms B receives Note {"n":1} from A; B now believes n = 1, sum = 1.",
        "At 15 ms B crashes.",
        "At 20 ms A's timer "tick" fires; A now believes n = 2.",
        "At 20 ms A sends Note {"n":2} to B, which finds it down.",
        "At 25 ms B comes back; B now believes n = 0, sum = 0.",
        "At 29 ms B pauses.",
        "At 30 ms A's timer "tick" fires; A now believes n = 3.",
        "At 37 ms B receives Note {"n":3} from A; B now believes n = 3, sum = 3.",
        "At 40 ms A's timer "tick" fires; A now believes n = 4.",
        "At 41 ms B receives Note {"n":4} from A; B now believes n = 4, sum = 7.",
      ]
    `);
  });

  it("of links that are cut, in one direction or both, and what is lost there, once", () => {
    const cuts = [
      partition({ groups: [["A"], ["B", "C"]] }, { atMs: 5, forMs: 10 }),
      clog("A", "B", { atMs: 25 }),
    ];
    expect(told(runWith(cuts))).toMatchInlineSnapshot(`
      [
        "At 5 ms A is cut off from B and C, until 15 ms.",
        "At 10 ms A's timer "tick" fires; A now believes n = 1.",
        "At 10 ms A sends Note {"n":1} to B, which is lost.",
        "At 20 ms A's timer "tick" fires; A now believes n = 2.",
        "At 21 ms B receives Note {"n":2} from A; B now believes n = 2, sum = 2.",
        "At 25 ms what A sends to B does not pass, to the end.",
        "At 30 ms A's timer "tick" fires; A now believes n = 3.",
        "At 30 ms A sends Note {"n":3} to B, which is lost.",
        "At 40 ms A's timer "tick" fires; A now believes n = 4.",
        "At 40 ms A sends Note {"n":4} to B, which is lost.",
      ]
    `);
  });

  it("of messages that are late, lost or doubled", () => {
    const messages = [
      delay("A", "B", { nth: 1, forMs: 15 }),
      drop("A", "B", { nth: 3 }),
      duplicate("A", "B", { nth: 4, againAfterMs: 5 }),
    ];
    expect(told(runWith(messages))).toMatchInlineSnapshot(`
      [
        "At 10 ms A's timer "tick" fires; A now believes n = 1.",
        "At 10 ms A sends Note {"n":1} to B, which takes 15 ms.",
        "At 20 ms A's timer "tick" fires; A now believes n = 2.",
        "At 21 ms B receives Note {"n":2} from A; B now believes n = 2, sum = 2.",
        "At 25 ms B receives Note {"n":1} from A late, as it was sent at 10 ms; B now believes n = 1, sum = 3.",
        "At 30 ms A's timer "tick" fires; A now believes n = 3.",
        "At 30 ms A sends Note {"n":3} to B, which is lost.",
        "At 40 ms A's timer "tick" fires; A now believes n = 4.",
        "At 40 ms A sends Note {"n":4} to B, which arrives twice.",
        "At 41 ms B receives Note {"n":4} from A; B now believes n = 4, sum = 7.",
        "At 46 ms B receives Note {"n":4} from A; B now believes sum = 11.",
      ]
    `);
  });

  it("of nodes that fail to receive, and of clocks that jump", () => {
    const model = systemModel({ ...recovering, failures: omission({ f: 1 }) });
    const faults = [
      omit("B", { atMs: 5, of: "receives", forMs: 20 }),
      skew("A", { atMs: 7, byMs: 100, outsideModel: true }),
    ];
    expect(told(runWith(faults, model))).toMatchInlineSnapshot(`
      [
        "At 5 ms B begins to fail to receive, for 20 ms.",
        "At 7 ms A's clock jumps by 100 ms.",
        "At 10 ms A's timer "tick" fires; A now believes n = 1.",
        "At 10 ms A sends Note {"n":1} to B, which it fails to receive.",
        "At 20 ms A's timer "tick" fires; A now believes n = 2.",
        "At 20 ms A sends Note {"n":2} to B, which it fails to receive.",
        "At 30 ms A's timer "tick" fires; A now believes n = 3.",
        "At 31 ms B receives Note {"n":3} from A; B now believes n = 3, sum = 3.",
        "At 40 ms A's timer "tick" fires; A now believes n = 4.",
        "At 41 ms B receives Note {"n":4} from A; B now believes n = 4, sum = 7.",
      ]
    `);
  });

  it("of clients that ask, are answered, or give up", () => {
    const workload = openLoop({
      clients: 1,
      operations: 3,
      mix: [{ operation: { f: "read" } }],
      every: { afterMs: 14 },
      timeoutMs: 10,
      at: "B",
    });
    const run = simulate(adding, {
      nodes: 2,
      model: recovering,
      faults: [crash("B", { atMs: 30 })],
      workload,
      until: { timeMs: 60 },
    });
    expect(told(run).filter((line) => line.includes("c1"))).toMatchInlineSnapshot(`
      [
        "At 14 ms c1 asks for read().",
        "At 15 ms B receives c1's read().",
        "At 16 ms c1 is told that read() gives 1.",
        "At 28 ms c1 asks for read().",
        "At 29 ms B receives c1's read().",
        "At 30 ms c1 is told that read() gives 3.",
        "At 42 ms c1 asks for read().",
        "At 42 ms c1 sends Request {"id":"c1-3","operation":{"f":"read"}} to B, which finds it down.",
        "At 52 ms c1 gives up waiting for read(), which may have happened.",
      ]
    `);
  });
});

describe("Z15 a story ends with what is violated, and with those whose states make it up", () => {
  const ending = (faults: readonly Fault[], property: string) =>
    failureStory(runWith(faults), property, null).split("\n").slice(-2);

  it("of one instant: the nodes without which it would hold", () => {
    expect(ending([], "the sum is below nine")).toMatchInlineSnapshot(`
      [
        "In the end B believes n = 4, sum = 10.",
        "This violates "the sum is below nine".",
      ]
    `);
  });

  it("of two instants of one node: that node", () => {
    expect(ending([delay("A", "B", { nth: 1, forMs: 15 })], "numbers come in order")).toMatchInlineSnapshot(`
      [
        "In the end B believes n = 1, sum = 3.",
        "This violates "numbers come in order".",
      ]
    `);
  });

  it("of all that was: every node", () => {
    expect(ending([], "nobody says 4")).toMatchInlineSnapshot(`
      [
        "In the end A believes n = 4, sum = 0; B believes n = 3, sum = 6; C believes n = 0, sum = 0.",
        "This violates "nobody says 4".",
      ]
    `);
  });

  it("and leaves out what cannot have led there", () => {
    const run = runWith([delay("A", "B", { nth: 1, forMs: 15 })]);
    const violated = run.violations.find(({ property }) => property === "numbers come in order")!.event;
    const lines = told(run, "numbers come in order");
    expect(lines.some((line) => line.includes("believes n = 1, sum = 3"))).toBe(true);
    expect(lines.length).toBeLessThan(told(run).length);
    expect(run.metrics.events).toBeGreaterThan(violated + 1);
  });
});

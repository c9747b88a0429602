import { deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asynchronous,
  crash,
  crashStop,
  defineProtocol,
  effects,
  executionOf,
  lossy,
  partiallySynchronous,
  readExecution,
  simulate,
  synchronous,
  systemModel,
} from "../index.ts";

type Note = { readonly type: "Note"; readonly hops: number };
const { send, broadcast, setTimer } = effects<Note, "tick">();

/** Notes wander from node to node, and every node writes new ones from time to time. */
const wandering = defineProtocol<number, Note, "tick">({
  name: "wandering notes",
  init: ({ peers }) => [
    0,
    ...broadcast(peers, { type: "Note", hops: 2 }),
    setTimer("tick", { betweenMs: [10, 20] }),
  ],
  onMessage: {
    Note: (read, { hops }, { peers }) => [
      read + 1,
      ...(hops > 0 ? [send(peers[0]!, { type: "Note", hops: hops - 1 })] : []),
    ],
  },
  onTimer: {
    tick: (read, { peers }) => [
      read,
      ...broadcast(peers, { type: "Note", hops: 0 }),
      setTimer("tick", { betweenMs: [10, 20] }),
    ],
  },
});

const until = { timeMs: 100 };
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const timings = [
  synchronous({ deltaMs: 8 }),
  asynchronous({ medianMs: 4 }),
  partiallySynchronous({ gstMs: 50, deltaMs: 8 }),
];
const numRuns = deep(50, 1_000);

describe("executionOf", () => {
  it("is plain data that reads back, whatever the run", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(...timings),
        fc.integer({ min: 1, max: 60 }),
        (seed, timing, limit) => {
          const model = systemModel({
            timing,
            links: lossy({ probability: 0.2 }),
            failures: crashStop({ f: 1 }),
          });
          const run = simulate(wandering, {
            nodes: 3,
            model,
            seed,
            until,
            faults: [crash("C", { atMs: 40 })],
          });
          const execution = executionOf(run, { limit });
          expect(readExecution(JSON.parse(JSON.stringify(execution)))).toEqual(execution);
          expect(execution.events).toHaveLength(Math.min(limit, run.metrics.events));
        },
      ),
      { numRuns },
    );
  });

  it("ends before its states and messages are more than told, whose sizes may grow with every event", () => {
    const keeping = defineProtocol<readonly number[], Note, "tick">({
      name: "keeping notes",
      init: ({ peers }) => [[], ...broadcast(peers, { type: "Note", hops: 0 })],
      onMessage: {
        Note: (kept, _, { from }) => [[...kept, kept.length], send(from, { type: "Note", hops: 0 })],
      },
      onTimer: { tick: (kept) => [kept] },
    });
    const run = simulate(keeping, { nodes: 2, model: systemModel({ timing: timings[0]! }), until });
    for (const size of [0, 100, 300]) {
      const execution = executionOf(run, { limit: Infinity, size });
      const { events, states, messages, total } = execution;
      const text = [...states, ...messages].map((value) => JSON.stringify(value)).join("");
      expect(events.length).toBeGreaterThan(0);
      expect(events.length).toBeLessThan(total);
      if (events.length > 1) expect(text.length).toBeLessThanOrEqual(size);
      expect(readExecution(execution)).toBe(execution);
    }
    expect(executionOf(run, { limit: Infinity })).toEqual(executionOf(run, { limit: Infinity, size: 1e9 }));
  });

  it("refuses what is no execution", () => {
    const good = executionOf(
      simulate(wandering, { nodes: 2, model: systemModel({ timing: timings[0]! }), until }),
    );
    const broken = [
      null,
      1,
      "x",
      [],
      {},
      { ...good, events: null },
      { ...good, states: [] },
      { ...good, nodes: ["A"] },
      { ...good, fingerprint: 1 },
    ];
    expect(broken.map(readExecution)).toEqual(broken.map(() => null));
  });
});

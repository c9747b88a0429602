import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asynchronous,
  closedLoop,
  compare,
  crash,
  crashStop,
  defineProtocol,
  delay,
  drop,
  duplicate,
  effects,
  fork,
  identities,
  indistinguishable,
  input,
  links,
  replay,
  selfCheck,
  simulate,
  swap,
  synchronous,
  systemModel,
} from "../index.ts";

type Rumor = { readonly type: "Rumor"; readonly hops: number };
const { broadcast, send, reply, setTimer } = effects<Rumor, "tick">();

/** A rumor that wanders: who hears it passes it on to the next node, and counts. */
const rumor = defineProtocol<number, Rumor, "tick">({
  name: "rumor",
  init: ({ self, peers }) =>
    self === "A"
      ? [0, ...broadcast(peers, { type: "Rumor", hops: 6 }), setTimer("tick", { betweenMs: [10, 90] })]
      : [0],
  onMessage: {
    Rumor: (heard, { hops }, { peers }) => [
      heard + 1,
      ...(hops > 0 ? [send(peers[heard % peers.length]!, { type: "Rumor", hops: hops - 1 })] : []),
    ],
  },
  onTimer: { tick: (heard, { peers }) => [heard, send(peers[0]!, { type: "Rumor", hops: 2 })] },
  onRequest: (heard, { id }) => [heard, reply(id, heard)],
});

const model = systemModel({
  timing: asynchronous({ medianMs: 10 }),
  failures: crashStop({ f: 1 }),
  links: links({ loss: 0, duplication: 0 }),
});
const workload = closedLoop({ clients: 1, operations: 2, mix: [{ operation: "read" }] });
const run = (seed: number) => simulate(rumor, { nodes: 4, model, seed, workload, until: { timeMs: 2_000 } });
const numRuns = deep(40, 500);
const seedAndPlace = fc.tuple(fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true }));

describe("time travel", () => {
  it("V1 a replay is the run", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const first = run(seed);
        expect(replay(first).fingerprint).toBe(first.fingerprint);
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });

  it("V2 a fork without edits is the run", () => {
    fc.assert(
      fc.property(seedAndPlace, ([seed, place]) => {
        const first = run(seed);
        expect(fork(first, { at: Math.floor(place * first.metrics.events), edits: [] }).fingerprint).toBe(
          first.fingerprint,
        );
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });

  it("V3 an edit changes nothing before it and nothing outside its future", () => {
    fc.assert(
      fc.property(seedAndPlace, ([seed, place]) => {
        const first = run(seed);
        const { trace, names } = first;
        const at = Math.floor(place * trace.length);
        const pending = trace.envelopes.deliveredBy;
        const target = Array.from({ length: trace.envelopes.length }, (_, i) => i).find(
          (i) => trace.envelopes.sentBy.at(i) <= at && pending.at(i) > at,
        );
        fc.pre(target !== undefined);
        const [from, to] = [names[trace.envelopes.from.at(target)]!, names[trace.envelopes.to.at(target)]!];
        const other = fork(first, {
          at,
          edits: [drop(from, to, { nth: trace.envelopes.index.at(target) + 1 })],
        });
        const { common, onlyInA, changed } = compare(first, other);
        expect(common).toBe(pending.at(target));
        const future = futureOf(first, pending.at(target));
        for (const event of [...onlyInA, ...changed.map(({ a }) => a)]) expect(future.has(event)).toBe(true);
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });

  it("V4 identities are unique, and the same in a fork", () => {
    const first = run(7);
    const all = identities(first);
    expect(new Set(all).size).toBe(all.length);
    expect(all.slice(0, 9)).toMatchInlineSnapshot(`
      [
        "A start 0",
        "B start 0",
        "C start 0",
        "D start 0",
        "c1 start 0",
        "C receives A 0",
        "B receives A 0",
        "c1 timer next 0",
        "A timer tick 0",
      ]
    `);
    expect(identities(fork(first, { at: 9, edits: [crash("C", { atMs: 1_000 })] })).slice(0, 9)).toEqual(
      all.slice(0, 9),
    );
  });

  it("V5 delay, duplicate, swap, crash and other inputs are edits", () => {
    const first = run(7);
    const kinds = (edits: Parameters<typeof fork>[1]["edits"], at = 4) =>
      compare(first, fork(first, { at, edits }));
    const second = { from: "A", to: "C", nth: 1 };
    expect(kinds([duplicate("A", "D", { nth: 1 })]).onlyInB.length).toBeGreaterThan(0);
    expect(kinds([delay("A", "D", { nth: 1, forMs: 900 })]).changed.length).toBeGreaterThan(0);
    expect(kinds([swap({ from: "A", to: "B", nth: 1 }, second)]).changed.length).toBeGreaterThan(1);
    expect(kinds([crash("B", { atMs: 1 })]).onlyInB.some(() => true)).toBe(true);
    expect(
      kinds([input(closedLoop({ clients: 1, operations: 1, mix: [{ operation: "read" }] }))]).onlyInA.length,
    ).toBeGreaterThan(0);
  });

  it("V6 the past cannot be edited, nor what the model forbids", () => {
    const first = run(7);
    const last = first.metrics.events - 1;
    expect(() => fork(first, { at: last, edits: [drop("A", "B", { nth: 1 })] })).toThrowError(
      /^the drop of message 1 from A to B would change the past: it was delivered by event \d+/,
    );
    expect(() => fork(first, { at: last, edits: [crash("B", { atMs: 0 })] })).toThrowError(
      "the crash of B at 0 ms would change the past",
    );
    expect(() =>
      fork(first, { at: 1, edits: [crash("B", { atMs: 900 }), crash("C", { atMs: 900 })] }),
    ).toThrowError("at most f = 1 faulty node");
    expect(() => fork(first, { at: 9_999, edits: [] })).toThrowError("fork({ at }) is 9999");
  });

  it("V7 two runs are indistinguishable to those whose views are equal", () => {
    const slow = simulate(rumor, {
      nodes: 4,
      model,
      seed: 3,
      until: { timeMs: 60 },
      faults: [delay("A", "D", { nth: 1, forMs: 1_000 })],
    });
    const dropped = simulate(rumor, {
      nodes: 4,
      model,
      seed: 3,
      until: { timeMs: 60 },
      faults: [drop("A", "D", { nth: 1 })],
    });
    expect(indistinguishable(slow, dropped)).toEqual(["A", "B", "C", "D"]);
    const later = [slow, dropped].map((of) => replay(of, { until: { timeMs: 1_100 } })) as [
      typeof slow,
      typeof slow,
    ];
    expect(indistinguishable(...later)).not.toContain("D");
    expect(indistinguishable(...later, { a: 5, b: 5 })).toContain("D");
  });

  it("V8 the self-check finds a handler that is not pure, and shows where it first differs", () => {
    let calls = 0;
    const impure = { ...rumor, onMessage: { Rumor: (heard: number) => [heard + (calls++ % 7)] as never } };
    const options = {
      nodes: 4,
      model: systemModel({ timing: synchronous({ deltaMs: 5 }) }),
      until: { timeMs: 100 },
    };
    expect(selfCheck(simulate(rumor, options))).toBeNull();
    const difference = selfCheck(simulate(impure, options))!;
    expect(difference.first).not.toBe(difference.second);
    expect(difference.first).toContain("receives Rumor");
    expect(difference.advice).toContain("a handler is not pure");
  });

  it("V9 worldAt is the state after that event, wherever it is", () => {
    const first = run(11);
    const states = new Map<string, unknown>();
    for (let i = 0; i < first.trace.length; i++) {
      states.set(first.names[first.trace.events.node.at(i)]!, first.trace.events.state[i]);
      for (const { id, state } of first.worldAt(i).nodes) expect(state).toBe(states.get(id) ?? null);
    }
  });
});

/** Brute force: what an event can have influenced. */
function futureOf({ trace }: ReturnType<typeof run>, event: number): Set<number> {
  const future = new Set([event]);
  const nodes = new Set([trace.events.node.at(event)]);
  for (let i = event + 1; i < trace.length; i++) {
    const node = trace.events.node.at(i);
    const sender =
      trace.happening(i) === "message" ? trace.envelopes.sentBy.at(trace.events.record.at(i)) : -1;
    if (!nodes.has(node) && !future.has(sender)) continue;
    future.add(i);
    nodes.add(node);
  }
  return future;
}

import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asynchronous,
  clog,
  constant,
  corrupt,
  crash,
  crashStop,
  defineProtocol,
  drop,
  duplicate,
  effects,
  executionOf,
  heal,
  isolate,
  type Links,
  links,
  lossy,
  omission,
  omit,
  partiallySynchronous,
  partition,
  pause,
  reliable,
  simulate,
  type SimulateOptions,
  synchronous,
  systemModel,
  unknownBounds,
} from "../index.ts";

type Number = { readonly type: "Number"; readonly n: number; readonly text: string };
const { setTimer, broadcast } = effects<Number, "next">();

/** A sends 1, 2, 3, ... to everybody, one a millisecond; the others keep what they get, in order. */
const counting = defineProtocol<readonly number[], Number, "next">({
  name: "counting",
  init: ({ self }) => (self === "A" ? [[], setTimer("next", { afterMs: 1 })] : [[]]),
  onTimer: {
    next(sent, { peers }) {
      const n = sent.length + 1;
      return [
        [...sent, n],
        ...broadcast(peers, { type: "Number", n, text: "same" }),
        ...(n < 40 ? [setTimer("next", { afterMs: 1 })] : []),
      ];
    },
  },
  onMessage: { Number: (received, { n }) => [[...received, n]] },
});

const run = (over: Partial<SimulateOptions> & { links?: Links }) => {
  const { links: chosen = reliable, ...options } = over;
  return simulate(counting, {
    nodes: 3,
    model: systemModel({ timing: synchronous({ deltaMs: 20 }), links: chosen }),
    until: { timeMs: 1e7 },
    ...options,
  });
};
const received = (result: ReturnType<typeof run>, node = 1) =>
  result.worldAt(result.metrics.events - 1).nodes[node]!.state! as readonly number[];
const all = Array.from({ length: 40 }, (_, i) => i + 1);
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const numRuns = deep(40, 500);

describe("links", () => {
  it("L1 reliable links deliver every message once, in any order", () => {
    const orders = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const got = received(run({ seed }));
        expect(sorted(got)).toEqual(all);
        orders.add(got.join());
      }),
      { numRuns },
    );
    expect(orders.size).toBeGreaterThan(numRuns / 2);
    expect([...orders].every((order) => order !== all.join())).toBe(true);
    covered({ seeds: numRuns });
  });

  it("L2 FIFO links keep the order", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(received(run({ seed, links: links({ fifo: true }) }))).toEqual(all);
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });

  it("L3 duplicating links deliver some messages twice, and FIFO ones keep the order of what they deliver first", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const got = received(run({ seed, links: links({ duplication: 0.5, fifo: true }) }));
        expect([...new Set(got)]).toEqual(all);
        expect(got.length).toBeGreaterThan(45);
        expect(got.length).toBeLessThan(80);
      }),
      { numRuns },
    );
  });

  it("L4 what a checksum finds corrupted is not delivered; without a checksum it is, changed", () => {
    const guarded = run({ links: links({ corruption: 0.3 }) });
    expect(received(guarded).length).toBeLessThan(40);
    expect(received(guarded).every((n) => all.includes(n))).toBe(true);
    expect(new Set(executionOf(guarded).envelopes.map(({ fate }) => fate))).toEqual(
      new Set(["delivered", "corrupted"]),
    );
    const open = run({ links: links({ corruption: 0.3, checksum: false }) });
    expect(received(open)).toHaveLength(40);
    expect(open.trace.envelopes.message.some((message) => (message as Number).text !== "same")).toBe(true);
  });

  it("L5 a narrow link carries one message after the other, and loses what its queue has no room for", () => {
    const slow = run({ nodes: 2, links: links({ bandwidth: { bytesPerMs: 20, queueBytes: 200 } }) });
    expect(received(slow).length).toBeGreaterThan(10);
    expect(received(slow).length).toBeLessThan(40);
    const arrivals = executionOf(slow).envelopes.flatMap(({ arrivesAt }) =>
      arrivesAt === null ? [] : [arrivesAt],
    );
    expect(arrivals.length).toBe(received(slow).length);
  });

  it("L6 a latency is drawn as the links say, within what the timing allows", () => {
    const { envelopes } = executionOf(run({ links: links({ latency: constant({ ms: 7 }) }) }));
    expect(new Set(envelopes.map(({ sentAt, arrivesAt }) => arrivesAt! - sentAt))).toEqual(new Set([7_000]));
    const tooSlow = executionOf(run({ links: links({ latency: constant({ ms: 700 }) }) })).envelopes;
    expect(Math.max(...tooSlow.map(({ sentAt, arrivesAt }) => arrivesAt! - sentAt))).toBe(20_000);
  });

  it("L7 unknown bounds are drawn once, and hold", () => {
    const slowest = (seed: number) => {
      const { envelopes } = executionOf(
        run({ seed, model: systemModel({ timing: unknownBounds({ deltaMs: [1, 500] }) }) }),
      );
      return Math.max(...envelopes.map(({ sentAt, arrivesAt }) => arrivesAt! - sentAt)) / 1000;
    };
    const deltas = Array.from({ length: 60 }, (_, seed) => slowest(seed));
    expect(Math.max(...deltas)).toBeLessThanOrEqual(500);
    expect(Math.min(...deltas)).toBeLessThan(60);
    expect(Math.max(...deltas)).toBeGreaterThan(400);
  });

  it("L8 where the model says so, half of what is sent before GST is lost, and nothing after it", () => {
    const timing = partiallySynchronous({ gstMs: 20.5, deltaMs: 5, beforeGst: "lost" });
    const { envelopes } = executionOf(run({ model: systemModel({ timing }) }));
    const early = envelopes.filter(({ sentAt }) => sentAt < 20_500);
    const lost = early.filter(({ fate }) => fate === "lost").length;
    expect(lost).toBeGreaterThan(5);
    expect(lost).toBeLessThan(early.length - 5);
    expect(envelopes.filter(({ sentAt, fate }) => sentAt >= 20_500 && fate !== "delivered")).toEqual([]);
  });
});

describe("faults on messages", () => {
  it("F1 befall exactly the message that they name", () => {
    const faults = [
      drop("A", "B", { nth: 3 }),
      duplicate("A", "C", { nth: 5 }),
      corrupt("A", "B", { nth: 9 }),
    ];
    const result = run({ faults, links: links({ loss: 0, duplication: 0, corruption: 0 }) });
    expect(sorted(received(result, 1))).toEqual(all.filter((n) => n !== 3 && n !== 9));
    expect(sorted(received(result, 2))).toEqual(sorted([...all, 5]));
  });
});

describe("partitions", () => {
  it("F2 lose what is sent across the cut where links may lose", () => {
    const result = run({
      links: lossy({ probability: 0 }),
      faults: [partition({ groups: [["A", "C"], ["B"]] }, { atMs: 10.5, forMs: 10 })],
    });
    expect(sorted(received(result, 1))).toEqual(all.filter((n) => n <= 10 || n > 20));
    expect(sorted(received(result, 2))).toEqual(all);
    expect(executionOf(result).cuts).toEqual([
      { from: [0, 2], to: [1], both: true, since: 10_500, until: 20_500 },
    ]);
  });

  it("F3 hold it until they heal where links lose nothing", () => {
    const model = systemModel({ timing: asynchronous({ medianMs: 1 }) });
    const result = run({ model, faults: [isolate("B", { atMs: 10.5 }), heal({ atMs: 500 })] });
    expect(sorted(received(result, 1))).toEqual(all);
    const { envelopes } = executionOf(result);
    const held = envelopes.filter(({ to, sentAt }) => to === 1 && sentAt > 10_500);
    expect(held.length).toBe(30);
  });

  it("F4 may have one direction only", () => {
    const faults = [clog("A", "B", { atMs: 0 })];
    expect(received(run({ links: lossy({ probability: 0 }), faults }), 1)).toEqual([]);
    const other = [clog("B", "A", { atMs: 0 })];
    expect(sorted(received(run({ links: lossy({ probability: 0 }), faults: other }), 1))).toEqual(all);
  });
});

describe("faults of nodes", () => {
  it("F5 omission: what a faulty node fails to send or to receive is not delivered", () => {
    const failures = omission({ f: 1 });
    const model = systemModel({ timing: synchronous({ deltaMs: 5 }), failures });
    const receiving = run({ model, faults: [omit("B", { atMs: 10.2, of: "receives" })] });
    expect(received(receiving, 1).length).toBeLessThan(12);
    expect(executionOf(receiving).envelopes.some(({ fate }) => fate === "omitted")).toBe(true);
    const sending = run({ model, faults: [omit("A", { atMs: 10.5, of: "sends", forMs: 10 })] });
    expect(sorted(received(sending, 2))).toEqual(all.filter((n) => n <= 10 || n > 20));
  });

  it("F6 a pause keeps what comes, in its order, until it ends", () => {
    const model = systemModel({
      timing: asynchronous({ medianMs: 1 }),
      links: links({ fifo: true, latency: constant({ ms: 1 }) }),
    });
    const result = run({ model, faults: [pause("B", { atMs: 10.5, forMs: 20 })] });
    expect(received(result, 1)).toEqual(all);
    const times = executionOf(result)
      .events.filter(({ node, kind }) => node === 1 && kind === "message")
      .map(({ at }) => at);
    expect(times.filter((at) => at > 10_500 && at < 30_500)).toEqual([]);
    expect(times.filter((at) => at === 30_500).length).toBeGreaterThan(15);
  });

  it("F7 a crash within a step lets only its first effects leave", () => {
    const model = systemModel({ timing: synchronous({ deltaMs: 5 }), failures: crashStop({ f: 1 }) });
    const result = run({ model, faults: [crash("A", { inStep: 4, keeping: 1 })] }); // step 1 is the start; step 4 sends the number 3
    expect(sorted(received(result, 1))).toEqual([1, 2, 3]);
    expect(sorted(received(result, 2))).toEqual([1, 2]);
  });

  it("F8 by condition: strikes after the first event that makes it true, whom a selector picks", () => {
    const model = systemModel({ timing: synchronous({ deltaMs: 5 }), failures: crashStop({ f: 1 }) });
    type Nodes = readonly { readonly id: string; readonly state: readonly number[] | null }[];
    const whoHasSeven = (nodes: Nodes) => nodes.find(({ state }) => state?.length === 7)?.id ?? null;
    const faults = [crash(whoHasSeven, { when: (nodes: Nodes) => whoHasSeven(nodes) !== null })];
    const { events, states } = executionOf(run({ model, faults }));
    const crashed = events.find(({ kind }) => kind === "crash")!;
    expect([crashed.node, (states[crashed.after] as number[]).length]).toEqual([0, 7]);
  });
});

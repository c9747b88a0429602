import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asynchronous,
  crash,
  crashStop,
  defineProtocol,
  drop,
  effects,
  executionOf,
  type Fault,
  lossy,
  partiallySynchronous,
  simulate,
  storyOf,
  synchronous,
  systemModel,
  type Timing,
} from "../index.ts";

type Hello = { readonly type: "Hello"; readonly hops: number };
type State = { readonly seen: number };
const { send, broadcast, setTimer, cancelTimer } = effects<Hello, "tick" | "never">();

/** A toy: everybody says hello when the clock ticks; who hears it passes it on to the next node, while hops are left. */
const toy = defineProtocol<State, Hello, "tick" | "never">({
  name: "hello",
  init: ({ peers }) => [
    { seen: 0 },
    ...broadcast(peers, { type: "Hello", hops: 1 }),
    setTimer("tick", { betweenMs: [10, 20] }),
    setTimer("never", { afterMs: 5 }),
    cancelTimer("never"),
  ],
  onMessage: {
    Hello({ seen }, { hops }, { peers }) {
      return hops > 0
        ? [{ seen: seen + 1 }, send(peers[0]!, { type: "Hello", hops: hops - 1 })]
        : [{ seen: seen + 1 }];
    },
  },
  onTimer: {
    tick: ({ seen }, { peers }) => [
      { seen },
      ...broadcast(peers, { type: "Hello", hops: 0 }),
      setTimer("tick", { betweenMs: [10, 20] }),
    ],
    never: () => [{ seen: -1_000 }],
  },
  always: { "nobody hears a canceled timer": (nodes) => nodes.every(({ state }) => state.seen >= 0) },
});

const until = { timeMs: 100 };
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const timings: Timing[] = [
  synchronous({ deltaMs: 8 }),
  asynchronous({ medianMs: 4 }),
  partiallySynchronous({ gstMs: 50, deltaMs: 8 }),
];
const numRuns = deep(50, 1_000);

describe("simulate", () => {
  it("tells a story that a person can follow", () => {
    const model = systemModel({
      timing: synchronous({ deltaMs: 8 }),
      failures: crashStop({ f: 1 }),
      links: lossy({ probability: 0 }),
    });
    const faults: Fault[] = [drop("A", "C", { nth: 1 }), crash("B", { atMs: 6 })];
    const run = simulate(toy, { nodes: 3, model, faults, seed: 3, until: { timeMs: 12 } });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Hello {"hops":1} to B (at 0.640)  sends Hello {"hops":1} to C (lost)  sets "tick" for 12.385  sets "never" for 5.000
      0.000 ms  B  starts  sends Hello {"hops":1} to A (at 3.158)  sends Hello {"hops":1} to C (at 0.447)  sets "tick" for 13.425  sets "never" for 5.000
      0.000 ms  C  starts  sends Hello {"hops":1} to A (at 7.121)  sends Hello {"hops":1} to B (to-crashed 7.888)  sets "tick" for 11.906  sets "never" for 5.000
      0.447 ms  C  receives Hello {"hops":1} from B  sends Hello {"hops":0} to A (at 5.010)
      0.640 ms  B  receives Hello {"hops":1} from A  sends Hello {"hops":0} to A (at 1.834)
      1.834 ms  A  receives Hello {"hops":0} from B
      3.158 ms  A  receives Hello {"hops":1} from B  sends Hello {"hops":0} to B (to-crashed 10.290)
      5.010 ms  A  receives Hello {"hops":0} from C
      6.000 ms  B  crashes
      7.121 ms  A  receives Hello {"hops":1} from C  sends Hello {"hops":0} to B (to-crashed 9.376)
      11.906 ms  C  timer "tick"  sends Hello {"hops":0} to A (pending 12.722)  sends Hello {"hops":0} to B (pending 17.299)  sets "tick" for 28.896"
    `);
  });

  it.each(timings)("gives the same run for the same seed: $kind", (timing) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const options = {
          nodes: 4,
          model: systemModel({ timing, links: lossy({ probability: 0.1 }) }),
          seed,
          until,
        };
        expect(simulate(toy, options).fingerprint).toBe(simulate(toy, options).fingerprint);
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });

  it("gives different runs for different seeds", () => {
    const model = systemModel({ timing: timings[0]! });
    const prints = Array.from(
      { length: 200 },
      (_, seed) => simulate(toy, { nodes: 3, model, seed, until }).fingerprint,
    );
    expect(new Set(prints).size).toBe(200);
    covered({ seeds: 200 });
  });

  it("delivers every message of a reliable network that runs to its end", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...timings), (seed, timing) => {
        const quiet = { ...toy, onTimer: { ...toy.onTimer, tick: ({ seen }: State) => [{ seen }] as const } };
        const { metrics } = simulate(quiet, {
          nodes: 3,
          model: systemModel({ timing }),
          seed,
          until: { timeMs: 1e10 },
        });
        expect(metrics.delivered).toBe(metrics.sent);
      }),
      { numRuns },
    );
  });

  it("delivers nothing to a crashed node, and fires none of its timers", () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 90 }), fc.constantFrom(...timings), (seed, atMs, timing) => {
        const model = systemModel({ timing, failures: crashStop({ f: 1 }) });
        const { events } = executionOf(
          simulate(toy, { nodes: 3, model, seed, until, faults: [crash("B", { atMs })] }),
        );
        const ofB = events.filter(({ node }) => node === 1);
        expect(ofB.at(-1)?.kind).toBe("crash");
        expect(ofB.filter(({ kind }) => kind === "crash")).toHaveLength(1);
      }),
      { numRuns },
    );
  });

  it.each([
    [synchronous({ deltaMs: 8 }), () => 8_000],
    [
      partiallySynchronous({ gstMs: 50, deltaMs: 8 }),
      (sentAt: number) => Math.max(50_000 - sentAt, 0) + 8_000,
    ],
  ] as const)("keeps the bound of the model: %o", (timing, longest) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { envelopes } = executionOf(
          simulate(toy, { nodes: 4, model: systemModel({ timing }), seed, until }),
        );
        for (const { sentAt, arrivesAt } of envelopes) {
          expect(arrivesAt! - sentAt).toBeLessThanOrEqual(longest(sentAt));
          expect(arrivesAt! - sentAt).toBeGreaterThan(0);
        }
      }),
      { numRuns },
    );
  });

  it("breaks the bound before GST, and in an asynchronous network at any time", () => {
    const slowest = (timing: Timing) => {
      const { envelopes } = executionOf(
        simulate(toy, { nodes: 4, model: systemModel({ timing }), seed: 1, until }),
      );
      return Math.max(...envelopes.map(({ sentAt, arrivesAt }) => arrivesAt! - sentAt));
    };
    expect(slowest(timings[1]!)).toBeGreaterThan(8_000);
    expect(slowest(timings[2]!)).toBeGreaterThan(8_000);
  });

  it("loses the share of messages that the model says", () => {
    const model = systemModel({ timing: timings[0]!, links: lossy({ probability: 0.3 }) });
    let [sent, lost] = [0, 0];
    for (let seed = 0; seed < 400; seed++) {
      const { metrics } = simulate(toy, { nodes: 3, model, seed, until, trace: false });
      sent += metrics.sent;
      lost += metrics.lost;
    }
    expect(Math.abs(lost / sent - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / sent)); // four standard deviations
    covered({ seeds: 400 });
  });

  it("draws for a link and a timer do not depend on the number of nodes", () => {
    const firstOf = (nodes: number) => {
      const {
        envelopes,
        timers,
        nodes: names,
      } = executionOf(simulate(toy, { nodes, model: systemModel({ timing: timings[0]! }), seed: 9, until }));
      const first = envelopes.find(({ from, to }) => names[from] === "A" && names[to] === "B")!;
      return [
        first.arrivesAt,
        timers.find(({ node, name }) => names[node] === "B" && name === "tick")!.dueAt,
      ];
    };
    expect(firstOf(7)).toEqual(firstOf(3));
  });

  it("keeps the same metrics and violations without a trace", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const options = {
          nodes: 3,
          model: systemModel({ timing: timings[1]!, links: lossy({ probability: 0.2 }) }),
          seed,
          until,
        };
        const [withTrace, without] = [simulate(toy, options), simulate(toy, { ...options, trace: false })];
        expect(without.metrics).toEqual(withTrace.metrics);
        expect(() => without.fingerprint).toThrowError("kept no trace");
      }),
      { numRuns },
    );
  });

  it("ends where the meter says so", () => {
    let left = 500;
    const meter = {
      spend: (events: number) => {
        left -= events;
        if (left < 0) throw new Error("used up");
      },
    };
    const model = systemModel({ timing: timings[0]! });
    expect(() => simulate(toy, { nodes: 3, model, until: { timeMs: 10_000 } }, meter)).toThrowError(
      "used up",
    );
    left = 10_000;
    const run = simulate(toy, { nodes: 3, model, until }, meter);
    expect(10_000 - left).toBe(run.metrics.events);
  });
});

describe("properties", () => {
  const counting = (limit: number) => ({
    ...toy,
    always: {
      "few messages are seen": (nodes: readonly { state: State }[]) =>
        nodes.every(({ state }) => state.seen < limit),
    },
  });

  it("names the first event after which a property did not hold, once", () => {
    const run = simulate(counting(3), { nodes: 3, model: systemModel({ timing: timings[0]! }), until });
    expect(run.violations).toHaveLength(1);
    const { event } = run.violations[0]!;
    const most = (i: number) => Math.max(...run.worldAt(i).nodes.map(({ state }) => state!.seen));
    expect([most(event - 1), most(event)]).toEqual([2, 3]);
  });

  it("holds where it is never violated", () => {
    expect(
      simulate(counting(1e9), { nodes: 3, model: systemModel({ timing: timings[0]! }), until }).violations,
    ).toEqual([]);
  });
});

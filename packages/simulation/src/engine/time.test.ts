import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asynchronous,
  type Clocks,
  crash,
  crashRecovery,
  defineProtocol,
  drifting,
  effects,
  executionOf,
  inRounds,
  noClocks,
  ntp,
  offsetClocks,
  perfectClocks,
  restart,
  safeRoundMs,
  simulate,
  skew,
  stepping,
  synchronous,
  systemModel,
  trueTime,
} from "../index.ts";

const { setTimer, cancelTimer, send, choose } = effects<{ type: "Work" }, "tick">();

/** Reads its clock every 1,000 ms of its own time. */
const reader = defineProtocol<readonly (readonly [number, number, number])[], { type: "Work" }, "tick">({
  name: "reader",
  init: () => [[], setTimer("tick", { afterMs: 1_000 })],
  onMessage: { Work: (state) => [state] },
  onTimer: {
    tick: (state, { clock, interval }) => [
      [...state, [clock, interval.earliestMs, interval.latestMs]],
      setTimer("tick", { afterMs: 1_000 }),
    ],
  },
});

/** What node A's clock read, beside true time, in milliseconds. */
function readings(clocks: Clocks, seed: number, faults: Parameters<typeof skew>[] = []) {
  const model = systemModel({ timing: synchronous({ deltaMs: 1 }), clocks });
  const { events, states } = executionOf(
    simulate(reader, {
      nodes: 1,
      model,
      seed,
      faults: faults.map((fault) => skew(...fault)),
      until: { timeMs: 150_000 },
    }),
    { limit: 400 },
  );
  return events
    .filter(({ kind }) => kind === "timer")
    .map(({ at, after }) => {
      const [clock, earliest, latest] = (states[after] as [number, number, number][]).at(-1)!;
      return { at: at / 1000, clock, earliest, latest };
    });
}

const numRuns = deep(20, 200);
const forSeeds = (check: (seed: number) => void) => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      check(seed);
    }),
    { numRuns },
  );
  covered({ seeds: numRuns });
};

describe("clocks", () => {
  it("K1 perfect ones show true time", () => {
    expect(readings(perfectClocks, 1).every(({ at, clock }) => at === clock)).toBe(true);
  });

  it("K2 an offset stays the same for ever, within its bound", () => {
    forSeeds((seed) => {
      const offsets = new Set(
        readings(offsetClocks({ withinMs: 50 }), seed).map(({ at, clock }) =>
          Math.round((clock - at) * 1000),
        ),
      );
      expect(offsets.size).toBe(1);
      expect(Math.abs([...offsets][0]!)).toBeLessThanOrEqual(50_000);
    });
  });

  it("K3 drift is linear and bounded by rho; timers run on the node's own clock", () => {
    forSeeds((seed) => {
      const all = readings(drifting({ rho: 0.01 }), seed);
      for (const { at, clock } of all) expect(Math.abs(clock - at)).toBeLessThanOrEqual(0.01 * at + 0.002);
      for (const [i, { clock }] of all.entries())
        expect(Math.abs(clock - 1_000 * (i + 1))).toBeLessThan(0.002 * (i + 1));
    });
  });

  it("K4 stepping clocks are set to within their error, and may jump backward", () => {
    const jumps = (clocks: Clocks) =>
      readings(clocks, 3).filter(({ clock }, i, all) => i > 0 && clock < all[i - 1]!.clock).length;
    expect(jumps(stepping({ errorMs: 900, everyMs: 1_000 }))).toBeGreaterThan(0);
    forSeeds((seed) => {
      for (const { at, clock } of readings(ntp(), seed))
        expect(Math.abs(clock - at)).toBeLessThanOrEqual(10 + 64_000 * 50e-6 + 0.002);
    });
  });

  it("K5 TrueTime's interval contains true time, and widens until the next poll", () => {
    forSeeds((seed) => {
      for (const { at, earliest, latest } of readings(trueTime(), seed)) {
        expect(earliest).toBeLessThanOrEqual(at);
        expect(latest).toBeGreaterThanOrEqual(at);
        expect((latest - earliest) / 2).toBeCloseTo(1 + ((at % 30_000) * 200) / 1e6, 2);
      }
    });
  });

  it("K4 a jump of a clock that is set again and again ends when it is set next", () => {
    const clocks = stepping({ errorMs: 10, everyMs: 30_000 });
    const [plain, skewed] = [readings(clocks, 3), readings(clocks, 3, [["A", { byMs: 10, atMs: 31_000 }]])];
    const moved = skewed.flatMap(({ at, clock }, i) => (clock === plain[i]!.clock ? [] : [at]));
    expect(moved.length).toBeGreaterThan(0);
    for (const at of moved) expect(Math.floor(at / 30_000)).toBe(1);
  });

  it("K6 a skew beyond the bound shows what the bound was for", () => {
    const broken = readings(trueTime(), 1, [["A", { atMs: 1_000, byMs: 50, outsideModel: true }]]);
    expect(broken.filter(({ at, earliest }) => at > 1_000 && earliest <= at)).toEqual([]);
  });

  it("K7 where there are no clocks, to read one is a mistake", () => {
    expect(() => readings(noClocks, 1)).toThrowError("A read a clock, but in this model there are none");
    expect(() => simulate(reader, { nodes: 1, model: systemModel({ timing: asynchronous() }) })).toThrowError(
      "there are none",
    );
  });
});

describe("timers", () => {
  const keyed = defineProtocol<readonly string[], { type: "Work" }, "tick">({
    name: "keyed",
    init: () => [
      [],
      setTimer("tick", { afterMs: 1 }, "a"),
      setTimer("tick", { afterMs: 2 }, "b"),
      setTimer("tick", { afterMs: 3 }, "c"),
      setTimer("tick", { afterMs: 9 }, "a"),
      cancelTimer("tick", "c"),
    ],
    onMessage: { Work: (state) => [state] },
    onTimer: { tick: (state, { key }) => [[...state, key]] },
  });
  const model = systemModel({ timing: synchronous({ deltaMs: 5 }), failures: crashRecovery({ f: 1 }) });
  const final = (run: ReturnType<typeof simulate<readonly string[], { type: "Work" }, "tick">>) =>
    run.worldAt(run.metrics.events - 1).nodes[0]!.state;

  it("T1 are told apart by their key; setting one again replaces it, canceling ends it, each fires once", () => {
    expect(final(simulate(keyed, { nodes: 1, model }))).toEqual(["b", "a"]);
  });

  it("T2 a crash clears them, and those of a new life are new", () => {
    expect(
      final(
        simulate(keyed, { nodes: 1, model, faults: [crash("A", { atMs: 1.5 }), restart("A", { atMs: 4 })] }),
      ),
    ).toEqual(["b", "a"]);
  });
});

describe("steps", () => {
  const worker = defineProtocol<number, { type: "Work" }, "tick">({
    name: "worker",
    init: ({ self }) =>
      self === "A" ? [0, ...Array.from({ length: 10 }, () => send("B", { type: "Work" }))] : [0],
    onMessage: { Work: (state) => [state + 1] },
    onTimer: { tick: (state) => [state] },
  });

  it("T3 occupy their node for up to phi: one after the other, none lost", () => {
    const model = systemModel({ timing: synchronous({ deltaMs: 2, phiMs: 10 }) });
    const run = simulate(worker, { nodes: 2, model, seed: 4 });
    const times = executionOf(run)
      .events.filter(({ node, kind }) => node === 1 && kind === "message")
      .map(({ at }) => at);
    expect(times).toHaveLength(10);
    expect(times.every((at, i) => i === 0 || (at > times[i - 1]! && at - times[i - 1]! <= 10_000))).toBe(
      true,
    );
    expect(times.at(-1)!).toBeGreaterThan(20_000);
  });

  it("T4 a choice is resolved within its step, by weights, and never depends on other nodes", () => {
    const dice = defineProtocol<readonly string[], { type: "Work" }, "tick">({
      name: "dice",
      init: () => [[], setTimer("tick", { afterMs: 1 })],
      onMessage: { Work: (state) => [state] },
      onTimer: {
        tick: (state) => [
          state,
          choose("side", ["often", "seldom"], [9, 1]),
          setTimer("tick", { afterMs: 1 }),
        ],
      },
      onChoice: { side: (state, side: string) => [[...state, side]] },
    });
    const sides = (nodes: number) =>
      simulate(dice, {
        nodes,
        model: systemModel({ timing: synchronous({ deltaMs: 1 }) }),
        until: { timeMs: 1_000.5 },
      }).worldAt(500).nodes[0]!.state!;
    const rolled = simulate(dice, {
      nodes: 1,
      model: systemModel({ timing: synchronous({ deltaMs: 1 }) }),
      until: { timeMs: 1_000.5 },
    });
    const all = rolled.worldAt(rolled.metrics.events - 1).nodes[0]!.state!;
    expect(all).toHaveLength(1_000);
    expect(Math.abs(all.filter((side) => side === "seldom").length - 100)).toBeLessThan(
      4 * Math.sqrt(1_000 * 0.1 * 0.9),
    );
    expect(sides(2).slice(0, 100)).toEqual(sides(1).slice(0, 100));
  });
});

describe("rounds", () => {
  /** Everybody sends the round's number; who gets another number than its own round's has seen a slip. */
  const counting = (roundMs: number) =>
    inRounds<number, number>(
      {
        name: "rounds",
        init: () => 0,
        send: (_, round, { peers }) => peers.map((to) => ({ to, content: round })),
        receive: (state, inbox, round) => state + inbox.filter(({ content }) => content === round).length,
        rounds: 20,
      },
      { roundMs },
    );
  const slips = (roundMs: number, seed: number) => {
    const model = systemModel({
      timing: synchronous({ deltaMs: 10 }),
      clocks: drifting({ rho: 0.001, offsetMs: 0 }),
    });
    const run = simulate(counting(roundMs), { nodes: 3, model, seed });
    return run.worldAt(run.metrics.events - 1).nodes.reduce((sum, { state }) => sum + state!.slipped, 0);
  };

  it("R1 of the safe length let no message slip", () => {
    const skewMs = 2 * 0.001 * 20 * 11; // what two clocks drift apart in 20 rounds
    const safe = safeRoundMs({ deltaMs: 10, rho: 0.001, skewMs });
    forSeeds((seed) => expect(slips(safe, seed)).toBe(0));
  });

  it("R2 that are shorter than delta do", () => {
    expect(Array.from({ length: 20 }, (_, seed) => slips(9, seed)).some((count) => count > 0)).toBe(true);
  });

  it("R3 the safe length is skew + (1 + rho)(delta + phi)", () => {
    expect(safeRoundMs({ deltaMs: 50 })).toBe(50);
    expect(safeRoundMs({ deltaMs: 50, phiMs: 10, skewMs: 5, rho: 0.1 })).toBeCloseTo(71);
  });
});

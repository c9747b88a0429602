import {
  asynchronous,
  crashStop,
  defineProtocol,
  drifting,
  effects,
  noFailures,
  partiallySynchronous,
  synchronous,
  type SystemModel,
  systemModel,
  trueTime,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import type { Exploration } from "../exploration.ts";
import { explore } from "../explore.ts";

type Message = { readonly type: "Ping" | "Pong" };
const { send, setTimer } = effects<Message, "timeout">();

/** A asks B whether it is there, and suspects it when the answer takes longer than the timeout. */
const detector = (timeoutMs: number) =>
  defineProtocol<"waiting" | "answered" | "suspects", Message, "timeout">({
    name: "detector",
    init: ({ self, peers }) =>
      self === "A"
        ? ["waiting", send(peers[0]!, { type: "Ping" }), setTimer("timeout", { afterMs: timeoutMs })]
        : ["answered"],
    onMessage: {
      Ping: (state, _, { from }) => [state, send(from, { type: "Pong" })],
      Pong: (state) => [state === "waiting" ? "answered" : state],
    },
    onTimer: { timeout: (state) => [state === "waiting" ? "suspects" : state] },
    always: { "who is up is not suspected": ([a, b]) => !b!.up || a!.state !== "suspects" },
    sometimes: { "B is suspected": ([a]) => a!.state === "suspects" },
    eventually: { "A knows": { withinMs: 1_000, holds: ([a]) => !a!.up || a!.state !== "waiting" } },
  });

const within = (deltaMs: number, failures: SystemModel["failures"] = noFailures) =>
  systemModel({ timing: synchronous({ deltaMs }), failures });
const storyOf = ({ verdict }: Exploration<unknown>): string =>
  verdict.kind === "illegal" ? verdict.counterexample.story : verdict.kind;

describe("E13 time", () => {
  it("in ticks, a timeout of twice the delay is enough, and less is not", () => {
    const time = { tickMs: 10 };
    const crashing = within(50, crashStop({ f: 1 }));
    const patient = explore(detector(110), { nodes: 2, model: crashing, time, liveness: true });
    expect(patient).toMatchObject({ complete: true, verdict: { kind: "ok" }, unreached: [] });
    expect(patient.checked).toContain("in ticks of 10 ms, delays rounded outward");
    expect(storyOf(explore(detector(100), { nodes: 2, model: within(50), time }))).toMatch(
      /A: timer "timeout"\nVIOLATES/, // the answer comes and the timer fires within one tick
    );
    expect(storyOf(explore(detector(60), { nodes: 2, model: within(50), time: { tickMs: 20 } })))
      .toMatchInlineSnapshot(`
      "0  A starts  sends Ping to B
      0  B starts
      1  20 ms pass
      2  20 ms pass
      3  20 ms pass
      4  A: timer "timeout"
      VIOLATES who is up is not suspected"
    `);
  });

  it("what takes less than a tick may happen within one", () => {
    const early = explore(
      { ...detector(15), always: { "time passes before A suspects": ([a]) => a!.state !== "suspects" } },
      { nodes: 2, model: within(50), time: { tickMs: 20 } },
    );
    expect(storyOf(early)).toMatch(/B starts\n1 {2}A: timer "timeout"\nVIOLATES/);
  });

  it("drift widens what a timer may take", () => {
    const model = systemModel({ timing: synchronous({ deltaMs: 50 }), clocks: drifting({ rho: 0.2 }) });
    const options = { nodes: 2, model, time: { tickMs: 10 } };
    expect(storyOf(explore(detector(110), options))).toContain("VIOLATES");
    expect(explore(detector(140), options).verdict).toEqual({ kind: "ok" });
  });

  it("before the network is stable a message may take any time", () => {
    const model = systemModel({ timing: partiallySynchronous({ gstMs: 200, deltaMs: 50 }) });
    const time = { tickMs: 10 };
    expect(storyOf(explore(detector(110), { nodes: 2, model, time }))).toContain("VIOLATES");
    expect(explore(detector(310), { nodes: 2, model, time }).verdict).toEqual({ kind: "ok" });
  });

  it("in any order a timer fires whenever it is set", () => {
    const model = systemModel({ timing: asynchronous() });
    const exploration = explore(detector(1_000_000), { nodes: 2, model });
    expect(storyOf(exploration)).toContain("VIOLATES");
    expect(exploration.checked).toContain("timers fire in any order: safety only");
  });

  it("clocks read what the bounds declare, once a step, and only where a handler looks", () => {
    const looking = defineProtocol<readonly number[], Message, "timeout">({
      name: "looking",
      init: ({ self }) => (self === "A" ? [[], setTimer("timeout", { afterMs: 1 })] : [[]]),
      onMessage: { Ping: (state) => [state], Pong: (state) => [state] },
      onTimer: {
        timeout: (_, { clock, interval }) => [[clock, clock, interval.earliestMs, interval.latestMs]],
      },
    });
    const model = systemModel({ timing: asynchronous(), clocks: trueTime({ baseMs: 2, driftPpm: 0 }) });
    const seen = new Set<string>();
    const watched = {
      ...looking,
      always: { seen: ([a]: readonly { state: readonly number[] }[]) => Boolean(seen.add(a!.state.join())) },
    };
    const { distinct, effort } = explore(watched, { nodes: 2, model, bounds: { clockReadingsMs: [5, 70] } });
    expect([...seen].sort()).toEqual(["", "5,5,3,7", "70,70,68,72"]);
    expect({ distinct, handlerRuns: effort!.handlerRuns }).toEqual({ distinct: 3, handlerRuns: 4 });
    expect(() => explore(looking, { nodes: 2, model })).toThrowError(
      'timeout of "looking" read the clock of A: exploration knows no time of day. Say which readings to try, bounds: { clockReadingsMs: [0, 100] }.',
    );
    const without = systemModel({ timing: asynchronous() });
    expect(() => explore(looking, { nodes: 2, model: without })).toThrowError(
      "A read a clock, but in this model there are none",
    );
  });
});

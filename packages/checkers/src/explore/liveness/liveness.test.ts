import {
  asynchronous,
  defineProtocol,
  effects,
  links,
  partiallySynchronous,
  readExecution,
  reliable,
  systemModel,
} from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Exploration } from "../exploration.ts";
import { explore } from "../explore.ts";
import type { TransitionSystem } from "../transition-system/transition-system.ts";

const counterexampleOf = <State>({ verdict }: Exploration<State>) => {
  expect(verdict.kind).toBe("illegal");
  return verdict.kind === "illegal" ? verdict.counterexample : (null as never);
};

/** Two processes that take turns to enter a critical section, or push forward whenever they like (Peterson, 1981). */
type Mutex = { readonly at: readonly ("rest" | "wants" | "critical")[]; readonly turn: number };
const mutex = (isFairTurn: boolean): TransitionSystem<Mutex> => ({
  initial: [{ at: ["rest", "rest"], turn: 0 }],
  next: ({ at, turn }) =>
    [0, 1].flatMap((i) => {
      const other = 1 - i;
      const step = (label: string, after: Mutex["at"][number], next = turn) => [
        { label: `${i} ${label}`, state: { at: at.with(i, after), turn: next } },
      ];
      if (at[i] === "rest") return step("wants to enter", "wants", isFairTurn ? other : turn);
      const mayEnter = isFairTurn ? at[other] === "rest" || turn === i : at[other] !== "critical";
      if (at[i] === "wants") return mayEnter ? step("enters", "critical") : [];
      return step("leaves", "rest");
    }),
  always: { "one at a time": ({ at }) => !(at[0] === "critical" && at[1] === "critical") },
  leadsTo: { "0 enters when it wants to": [({ at }) => at[0] === "wants", ({ at }) => at[0] === "critical"] },
  fair: (label) => !label.endsWith("wants to enter"), // nobody must want to
});

describe("E11 what must come about, on every fair run", () => {
  it("a process that wants to enter does, where the turn is fair", () => {
    expect(explore(mutex(true))).toMatchObject({ complete: true, verdict: { kind: "ok" } });
  });

  it("and may starve where it is not: the lasso is a fair run, and never lets it in", () => {
    const { story, steps, loopsTo } = counterexampleOf(explore(mutex(false)));
    expect(story).toMatchInlineSnapshot(`
      "0  begins  {"at":["rest","rest"],"turn":0}
      1  0 wants to enter  {"at":["wants","rest"],"turn":0}
      2  1 wants to enter  {"at":["wants","wants"],"turn":0}
      3  1 enters  {"at":["wants","critical"],"turn":0}
      4  1 leaves  {"at":["wants","rest"],"turn":0}
      and so on from 1: NEVER 0 enters when it wants to"
    `);
    const cycle = steps.slice(loopsTo!);
    expect(cycle.at(-1)!.state).toEqual(cycle[0]!.state);
    for (const { state } of cycle) expect(state.at[0]).toBe("wants");
  });

  it("where nothing is owed, all may stand still", () => {
    const { steps, loopsTo } = counterexampleOf(explore({ ...mutex(true), fair: () => false }));
    expect(steps.map(({ label }) => label)).toEqual(["begins", "0 wants to enter"]);
    expect(loopsTo).toBe(1);
    const { fair: _, ...moving } = mutex(true); // but not if the whole may not
    expect(explore(moving).verdict).toEqual({ kind: "ok" });
  });

  it("a run may be as long as it likes", () => {
    const most = 150_000;
    const long: TransitionSystem<number> = {
      initial: [0],
      next: (n) => [{ label: "on", state: n < most ? n + 1 : 0 }],
      eventually: { "it goes back": (n) => n < 0 },
      encode: (n) => [n],
      decode: ([n]) => n!,
    };
    const { verdict } = explore(long);
    expect(verdict.kind === "illegal" && verdict.counterexample).toMatchObject({ loopsTo: 0 });
    expect(verdict.kind === "illegal" && verdict.counterexample.steps.length).toBe(most + 2);
  });

  it("a state without a way out is the end", () => {
    const stuck: TransitionSystem<number> = {
      initial: [0],
      next: (n) => (n < 3 ? [{ label: "+1", state: n + 1 }] : []),
      eventually: { two: (n) => n === 2, four: (n) => n === 4 },
    };
    const { property, story } = counterexampleOf(explore(stuck));
    expect(property).toBe("four");
    expect(story).toMatchInlineSnapshot(`
      "0  begins  0
      1  +1  1
      2  +1  2
      3  +1  3
      and nothing more: NEVER four"
    `);
  });

  it("beyond the bounds nobody knows: a run that leaves them breaks no promise", () => {
    const counting: TransitionSystem<number> = {
      initial: [0],
      next: (n) => [{ label: "+1", state: n + 1 }],
      eventually: { "a million": (n) => n === 1_000_000 },
    };
    expect(explore(counting, { bounds: { within: (n) => n < 10 } }).verdict).toEqual({ kind: "ok" });
  });

  it("agrees with a search for fair cycles by brute force, on random graphs", () => {
    const size = 5;
    const labels = ["a", "b", "c"];
    const edge = fc.tuple(fc.oneof(fc.nat({ max: size - 1 }), fc.constant(4)), fc.constantFrom(...labels));
    const graph = fc.array(fc.array(edge, { maxLength: 3 }), { minLength: size, maxLength: size });
    let broken = 0;
    fc.assert(
      fc.property(graph, fc.subarray(labels), (edges, fairLabels) => {
        const system: TransitionSystem<number> = {
          initial: [0],
          next: (n) => edges[n]!.map(([to, label]) => ({ label, state: to })),
          eventually: { "state 4": (n) => n === 4 },
          fair: (label) => fairLabels.includes(label),
        };
        const { verdict } = explore(system);
        expect(verdict.kind === "illegal").toBe(hasFairRun(edges, fairLabels));
        if (verdict.kind === "illegal") broken++;
      }),
      { numRuns: 1_000 },
    );
    expect(broken).toBeGreaterThan(200);
    expect(broken).toBeLessThan(900);
  });
});

/** Whether a weakly fair run from 0 avoids 4: some strongly connected set of states, found by trying all sets. */
function hasFairRun(
  edges: readonly (readonly (readonly [number, string])[])[],
  fair: readonly string[],
): boolean {
  const steps = edges.map((out, from) => out.filter(([to]) => to !== from));
  const reach = (from: number, within: readonly number[]): Set<number> => {
    const seen = new Set([from]);
    for (const state of seen) for (const [to] of steps[state]!) if (within.includes(to)) seen.add(to);
    return seen;
  };
  const reachable = reach(0, [0, 1, 2, 3]);
  return Array.from({ length: 15 }, (_, mask) => [0, 1, 2, 3].filter((n) => ((mask + 1) >> n) & 1)).some(
    (set) => {
      if (!set.every((state) => reachable.has(state) && reach(state, set).size === set.length)) return false;
      const taken = set.flatMap((state) =>
        steps[state]!.filter(([to]) => set.includes(to)).map(([, label]) => label),
      );
      return fair.every(
        (label) =>
          taken.includes(label) || set.some((state) => steps[state]!.every(([, other]) => other !== label)),
      );
    },
  );
}

type Knock = { readonly type: "Knock" } | { readonly type: "Answer" };
const { send, setTimer } = effects<Knock, "again">();

/** A knocks until B answers; patient, it knocks only once. */
const knocking = (isPatient: boolean) =>
  defineProtocol<boolean, Knock, "again">({
    name: "knocking",
    init: ({ self, peers }) =>
      self === "A"
        ? [
            false,
            send(peers[0]!, { type: "Knock" }),
            ...(isPatient ? [] : [setTimer("again", { afterMs: 10 })]),
          ]
        : [false],
    onMessage: {
      Knock: (_, __, { from }) => [true, send(from, { type: "Answer" })],
      Answer: () => [true],
    },
    onTimer: {
      again: (answered, { peers }) =>
        answered
          ? [answered]
          : [answered, send(peers[0]!, { type: "Knock" }), setTimer("again", { afterMs: 10 })],
    },
    eventually: { "A is answered": { withinMs: 1_000, holds: ([a]) => a!.state } },
  });

describe("E12 liveness of protocols", () => {
  const timing = asynchronous();
  const options = (those = reliable) => ({
    nodes: 2,
    model: systemModel({ timing, links: those }),
    liveness: true,
  });

  it("messages arrive in the end where links are reliable", () => {
    const exploration = explore(knocking(true), options());
    expect(exploration).toMatchObject({ complete: true, verdict: { kind: "ok" } });
    expect(exploration.checked).toContain('on every fair run: "A is answered"');
    expect(explore(knocking(true), { ...options(), liveness: false }).checked).toContain("safety only");
  });

  it("one that is lost is waited for in vain", () => {
    const { story, execution, loopsTo, steps } = counterexampleOf(
      explore(knocking(true), options(links({ loss: 0 }))),
    );
    expect(story).toMatchInlineSnapshot(`
      "0  A starts  sends Knock to B
      0  B starts
      1  Knock from A to B is lost
      and nothing more: NEVER A is answered"
    `);
    expect(loopsTo).toBe(steps.length - 1);
    expect(readExecution(execution)).not.toBeNull();
  });

  it("what is sent again and again arrives, for links are fair though they lose", () => {
    const fairLoss = { ...options(links({ loss: 0, duplication: 0 })) }; // a set: else more and more is under way
    expect(explore(knocking(false), fairLoss)).toMatchObject({ complete: true, verdict: { kind: "ok" } });
  });

  it("in ticks time goes on, and a deadline is kept", () => {
    const model = systemModel({
      timing: partiallySynchronous({ gstMs: 20, deltaMs: 10, beforeGst: "lost" }),
    });
    const inTicks = { nodes: 2, model, liveness: true, time: { tickMs: 10 } } as const;
    expect(explore(knocking(false), { ...inTicks, network: "set" })).toMatchObject({
      complete: true,
      verdict: { kind: "ok" },
    });
    expect(counterexampleOf(explore(knocking(true), inTicks)).story).toContain("is lost");
  });
});

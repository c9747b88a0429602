import {
  asynchronous,
  closedLoop,
  crashRecovery,
  defineProtocol,
  durable,
  effects,
  type EventView,
  type HistoryEvent,
  type Monitor,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { checkLinearizability } from "../../linearizability/check-linearizability.ts";
import { register as specification } from "../../specifications/register.ts";
import type { Exploration } from "../exploration.ts";
import { explore } from "../explore.ts";
import { raftElection, type State, termsUpTo } from "../fixtures/raft-election.ts";
import { register, writeThenRead } from "../fixtures/register.ts";

const model = systemModel({ timing: asynchronous() });
const storyOf = ({ verdict }: Exploration<unknown>): string =>
  verdict.kind === "illegal" ? verdict.counterexample.story : verdict.kind;

/** Who led in each term, for ever: Raft's Election Safety, which one instant cannot show. */
const electionSafety = {
  init: {},
  step: (leaders: Record<string, string[]>, _: EventView, nodes: readonly { id: string; state: State }[]) =>
    nodes.reduce((known, { id, state }) => {
      const { term, role } = state;
      const before = known[term] ?? [];
      return role !== "leader" || before.includes(id) ? known : { ...known, [term]: [...before, id].sort() };
    }, leaders),
  holds: (leaders: Record<string, string[]>) => Object.values(leaders).every((ids) => ids.length === 1),
} as unknown as Monitor<State>;

describe("E14 what remembers", () => {
  it("a monitor sees a request as a request, as in the simulator", () => {
    const told = {
      init: "",
      step: (_: string, { kind }: EventView) => kind,
      holds: (kind: string) => kind !== "request",
    };
    const watched = { ...register(false), monitors: { "nobody asks": told as unknown as Monitor<never> } };
    const exploration = explore(watched as never, { nodes: 1, model, workload: writeThenRead(1) });
    expect(storyOf(exploration)).toContain("nobody asks");
  });

  it("a monitor sees two leaders of one term one after the other", () => {
    const crashing = systemModel({
      timing: asynchronous(),
      failures: crashRecovery({ f: 1 }),
      storage: durable(),
    });
    const bounds = { ...termsUpTo(1), crashes: 1 };
    const watched = {
      ...raftElection,
      always: {},
      monitors: { "one leader a term, for ever": electionSafety },
    };
    expect(storyOf(explore(watched, { nodes: 3, model: crashing, bounds }))).toContain("C restarts");
    const remembering = {
      ...watched,
      durable: ({ term, votedFor }: State) => ({ term, votedFor }),
      onRestart: ({ term, votedFor }: Pick<State, "term" | "votedFor">, context: never) => [
        { role: "follower" as const, term, votedFor, votes: [] },
        ...raftElection.init(context).slice(1),
      ],
    } as unknown as typeof raftElection;
    expect(storyOf(explore(remembering, { nodes: 3, model: crashing, bounds }))).toContain("restarts from");
  });

  it("is part of a world's identity: worlds that it tells apart are two", () => {
    const last = { init: "", step: (_: string, { node }: EventView) => node, holds: () => true };
    const options = { nodes: 3, model, bounds: termsUpTo(1) };
    const { distinct } = explore(
      { ...raftElection, monitors: { "who moved last": last as unknown as Monitor<State> } },
      options,
    );
    expect(distinct).toBeGreaterThan(1_111);
    expect(distinct).toBeLessThanOrEqual(3 * 1_111);
  });

  it("onStep relates what was and what is, also where both worlds are known", () => {
    const resigning = explore(
      { ...raftElection, onStep: { "a term only grows": (before, _, after) => after.term >= before.term } },
      { nodes: 3, model, bounds: termsUpTo(1) },
    );
    expect(resigning.verdict).toEqual({ kind: "ok" });
    const { send } = effects<{ readonly type: "Flip" }>();
    const flipping = defineProtocol<boolean, { readonly type: "Flip" }>({
      name: "flipping",
      init: ({ peers }) => [false, send(peers[0]!, { type: "Flip" }), send(peers[0]!, { type: "Flip" })],
      onMessage: { Flip: (on) => [!on] },
      onTimer: {},
      onStep: {
        "what is on stays on": (before, event, after) => event.kind !== "message" || !before || after,
      },
    });
    expect(storyOf(explore(flipping, { nodes: 2, model }))).toMatchInlineSnapshot(`
      "0  A starts  sends Flip to B  sends Flip to B
      0  B starts  sends Flip to A  sends Flip to A
      1  B receives Flip from A
      2  B receives Flip from A
      VIOLATES what is on stays on"
    `);
  });
});

describe("E15 clients", () => {
  const patience = {
    timers: {
      "clients wait for their answers": (_: unknown, { name }: { name: string }) => name !== "patience",
    },
  };

  it("their operations and replies are steps as any other", () => {
    const exploration = explore(register(false), {
      nodes: 1,
      model,
      workload: writeThenRead(2),
      bounds: patience,
    });
    expect(exploration).toMatchObject({ complete: true, verdict: { kind: "ok" }, unreached: [] });
    expect(exploration.distinct).toBeGreaterThan(50);
  });

  it("what they ask for in any proportion is tried", () => {
    const workload = closedLoop({
      clients: 1,
      operations: 1,
      mix: [{ operation: { f: "read" } }, { operation: { f: "write", value: 7 } }],
    });
    const exploration = explore(
      { ...register(false), always: { "nobody writes 7": ([node]) => node!.state.value !== 7 } },
      { nodes: 1, model, workload, bounds: patience },
    );
    expect(storyOf(exploration)).toMatchInlineSnapshot(`
      "0  A starts
      0  c1 starts
      1  c1: timer "next", operation = 1  sends Request {"id":"c1-1","operation":{"f":"write","value":7}} to A
      2  A receives Request {"id":"c1-1","operation":{"f":"write","value":7}} from c1  sends Reply {"id":"c1-1","outcome":"ok","result":null} to c1
      VIOLATES nobody writes 7"
    `);
  });
});

describe("E16 histories", () => {
  const bounds = {
    timers: { "clients wait": (_: unknown, { name }: { name: string }) => name !== "patience" },
  };
  const history = {
    "is linearizable": (events: readonly HistoryEvent[]) =>
      checkLinearizability({ ...specification, initial: 0 }, events).kind === "ok",
  };

  it("every history of a register is linearizable, and one of a stale register is not", () => {
    const options = { nodes: 1, model, workload: writeThenRead(2), bounds, history };
    const sound = explore(register(false), options);
    expect(sound).toMatchObject({ complete: true, verdict: { kind: "ok" }, unreached: [] });
    const { distinct } = explore(register(false), { ...options, history: {} });
    expect(sound.distinct).toBeGreaterThan(distinct);
    expect(storyOf(explore(register(true), options))).toMatchInlineSnapshot(`
      "0  A starts
      0  c1 starts
      0  c2 starts
      1  c1: timer "next"  sends Request {"id":"c1-1","operation":{"f":"write","value":1}} to A
      2  A receives Request {"id":"c1-1","operation":{"f":"write","value":1}} from c1  sends Reply {"id":"c1-1","outcome":"ok","result":null} to c1
      3  c1 receives Reply {"id":"c1-1","outcome":"ok","result":null} from A
      4  c1: timer "next"  sends Request {"id":"c1-2","operation":{"f":"read"}} to A
      5  A receives Request {"id":"c1-2","operation":{"f":"read"}} from c1  sends Reply {"id":"c1-2","outcome":"ok","result":0} to c1
      6  c1 receives Reply {"id":"c1-2","outcome":"ok","result":0} from A
      VIOLATES is linearizable"
    `);
  });

  it("a client that loses patience does not know what became of its operation", () => {
    const outcomes = new Set<string>();
    const remembered = {
      "is remembered": (events: readonly HistoryEvent[]) =>
        Boolean(events.map(({ kind }) => outcomes.add(kind))),
    };
    const workload = writeThenRead(1);
    expect(explore(register(false), { nodes: 1, model, workload, history: remembered }).complete).toBe(true);
    expect([...outcomes].sort()).toEqual(["info", "invoke", "ok"]);
  });
});

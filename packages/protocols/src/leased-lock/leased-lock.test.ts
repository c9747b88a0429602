import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  crash,
  crashRecovery,
  drifting,
  durable,
  links,
  pause,
  perfectClocks,
  restart,
  simulate,
  storyOf,
  sweep,
  synchronous,
  systemModel,
  uniform,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import { fencing, leasedLock, mutants, mutualExclusion, type State, type Storage } from "./index.ts";

const nodes = ["lock", "store", "c1", "c2", "c3"];
const timely = systemModel({ timing: synchronous({ deltaMs: 10 }) });
const crashing = systemModel({
  timing: synchronous({ deltaMs: 10 }),
  failures: crashRecovery({ f: 1 }),
  storage: durable({ write: { betweenMs: [5, 20] } }),
});
const pausing = systemModel({
  timing: asynchronous(),
  clocks: perfectClocks,
  links: links({ latency: uniform({ betweenMs: [1, 10] }) }),
});
const count = deep(120, 5_000);

const serverCrashes = (seed: number) => {
  const atMs = 50 + ((seed * 13) % 900);
  return { faults: [crash("lock", { atMs }), restart("lock", { atMs: atMs + 10 + (seed % 7) * 20 })] };
};
const holderPauses = (seed: number) => ({
  faults: [1, 2, 3].map((i) => pause(`c${i}`, { atMs: (seed * 7 * i) % 900, forMs: 700 })),
});

/** One client is paused between its look at the clock and its write. */
const paused = (isFenced: boolean) =>
  simulate(leasedLock({ isFenced, leaseMs: 200, turns: 1, writes: 1, actMs: 20 }), {
    nodes: ["lock", "store", "c1", "c2"],
    model: pausing,
    faults: [pause("c1", { atMs: 60, forMs: 400 })],
    seed: 1,
  });

describe("a paused holder", () => {
  it("wakes up, writes with a lock that it has lost, and is refused", () => {
    const run = paused(true);
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  lock  starts
      0.000 ms  store  starts
      0.000 ms  c1  starts  sets "ask" for 40.312
      0.000 ms  c2  starts  sets "ask" for 80.683
      40.312 ms  c1  timer "ask"  sends Acquire {"request":1} to lock (at 44.037)  sets "lease" for 240.312
      44.037 ms  lock  receives Acquire {"request":1} from c1  sets "expire" for 244.037
      44.038 ms  lock  has written to disk  sends Granted {"request":1,"token":1} to c1 (at 53.117)
      53.117 ms  c1  receives Granted {"request":1,"token":1} from lock  sets "check" for 54.117
      54.117 ms  c1  timer "check"  sets "act" for 74.117
      60.000 ms  c1  pauses
      80.683 ms  c2  timer "ask"  sends Acquire {"request":1} to lock (at 85.222)  sets "lease" for 280.683
      85.222 ms  lock  receives Acquire {"request":1} from c2
      244.037 ms  lock  timer "expire"  sets "expire" for 285.222
      244.038 ms  lock  has written to disk  sends Granted {"request":1,"token":2} to c2 (at 248.688)
      248.688 ms  c2  receives Granted {"request":1,"token":2} from lock  sets "check" for 249.688  VIOLATES mutual exclusion: at most one client believes that it holds the lock
      249.688 ms  c2  timer "check"  sets "act" for 269.688
      269.688 ms  c2  timer "act"  sends Write {"token":2} to store (at 275.868)
      275.868 ms  store  receives Write {"token":2} from c2
      275.869 ms  store  has written to disk  sends Written {"token":2,"isAccepted":true} to c2 (at 281.656)
      280.683 ms  c2  timer "lease"
      281.656 ms  c2  receives Written {"token":2,"isAccepted":true} from store
      285.222 ms  lock  timer "expire"
      460.000 ms  c1  timer "act"  sends Write {"token":1} to store (at 469.895)
      460.000 ms  c1  timer "lease"
      469.895 ms  store  receives Write {"token":1} from c1
      469.896 ms  store  has written to disk  sends Written {"token":1,"isAccepted":false} to c1 (at 473.433)
      473.433 ms  c1  receives Written {"token":1,"isAccepted":false} from store"
    `);
    expect(run.violations.map(({ property }) => property)).toEqual([mutualExclusion]);
    const note = (state: State) => {
      if (state.role === "client") return state.phase === "holds" ? `holds it by token ${state.token}` : null;
      return state.role === "storage" && state.accepted.length > 0
        ? `accepted ${state.accepted.map(({ token }) => token).join(", ")}`
        : null;
    };
    expect(readme(import.meta.url)).toContain(messageFlow(run, note));
  });

  it("is not, where the storage does not look at tokens", () => {
    const run = paused(false);
    expect(run.violations.map(({ property }) => property)).toEqual([mutualExclusion, fencing]);
    const { accepted } = run.worldAt(run.metrics.events - 1).nodes[1]!.state as Storage;
    expect(accepted).toEqual([
      { token: 2, client: "c2" },
      { token: 1, client: "c1" },
    ]);
  });

  it("does no harm over many pauses, but is believed to hold a lock that another one holds", () => {
    const { failed, reached } = sweep(
      leasedLock({ actMs: 30 }),
      { nodes, model: pausing },
      { from: 1, count, vary: holderPauses },
    );
    expect(failed[fencing]!.hits).toBe(0);
    expect(failed[mutualExclusion]!.hits).toBeGreaterThan(count / 4);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });
});

describe("leases", () => {
  it.each([true, false])("are enough in a synchronous system, fenced: %s", (isFenced) => {
    const { failed, reached } = sweep(leasedLock({ isFenced }), { nodes, model: timely }, { from: 1, count });
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it("survive a server that crashes and comes back", () => {
    const { failed } = sweep(
      leasedLock(),
      { nodes, model: crashing },
      { from: 1, count, vary: serverCrashes },
    );
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    covered({ seeds: count });
  });

  it("do not exclude one another where clocks drift apart", () => {
    const model = { ...timely, clocks: drifting({ rho: 0.5 }) };
    const { failed } = sweep(leasedLock(), { nodes, model }, { from: 1, count });
    expect(failed[mutualExclusion]!.hits).toBeGreaterThan(0);
    expect(failed[fencing]!.hits).toBe(0);
    covered({ seeds: count });
  });
});

describe("the properties of the leased lock", () => {
  it.each(Object.entries(mutants({ actMs: 30 })))("fail when %s", (_, { protocol, killedBy }) => {
    const caught = [
      { model: timely, vary: () => ({}) },
      { model: crashing, vary: serverCrashes },
      { model: pausing, vary: holderPauses },
    ].map(({ model, vary }) => {
      const { failed } = sweep(protocol, { nodes, model }, { from: 1, count: 100, vary });
      return killedBy === mutualExclusion && model === pausing ? 0 : failed[killedBy]!.hits;
    });
    expect(Math.max(...caught)).toBeGreaterThan(0);
    covered({ seeds: 300 });
  });
});

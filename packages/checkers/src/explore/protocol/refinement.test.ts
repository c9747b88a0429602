import { covered, deep } from "@lightcone/config/covered";
import {
  amnesic,
  asynchronous,
  byzantine,
  crash,
  crashRecovery,
  crashStop,
  durable,
  type HistoryEvent,
  links,
  type NodeView,
  omission,
  partiallySynchronous,
  randomFaults,
  type Run,
  simulate,
  synchronous,
  type SystemModel,
  systemModel,
  torn,
} from "@lightcone/simulation";
import { canonicalText } from "@lightcone/simulation/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explore } from "../explore.ts";
import { floodSet } from "../fixtures/flood-set.ts";
import { randomProtocol } from "../fixtures/random-protocol.ts";
import { register, writeThenRead } from "../fixtures/register.ts";
import type { ExploreOptions } from "./plan/options.ts";

const limit = deep(10_000, 100_000);
const protocols = deep(8, 60);
const runs = deep(20, 60);

type Case = {
  readonly model: SystemModel;
  readonly more?: Pick<ExploreOptions<unknown>, "network" | "time">;
};
const timing = asynchronous();

const cases: Record<string, Case> = {
  "lossy and duplicating links": {
    model: systemModel({ timing, links: links({ loss: 0.2, duplication: 0.2 }) }),
  },
  "at most two copies of a message": {
    model: systemModel({ timing, links: links({ duplication: 0.5 }) }),
    more: { network: "multiset" },
  },
  "lossy FIFO links": {
    model: systemModel({ timing, links: links({ loss: 0.2, duplication: 0.2, fifo: true }) }),
  },
  "a network that loses what is sent early": {
    model: systemModel({ timing: partiallySynchronous({ gstMs: 15, deltaMs: 10, beforeGst: "lost" }) }),
  },
  "the same in ticks": {
    model: systemModel({ timing: partiallySynchronous({ gstMs: 15, deltaMs: 10, beforeGst: "lost" }) }),
    more: { time: { tickMs: 5 } },
  },
  "synchronous, in ticks": {
    model: systemModel({ timing: synchronous({ deltaMs: 10 }) }),
    more: { time: { tickMs: 5 } },
  },
  "synchronous, in ticks that do not divide its delays": {
    model: systemModel({ timing: synchronous({ deltaMs: 10 }) }),
    more: { time: { tickMs: 7 } },
  },
  "crash-stop": { model: systemModel({ timing, failures: crashStop({ f: 1 }) }) },
  omission: { model: systemModel({ timing, failures: omission({ f: 1 }) }) },
  "crash-recovery with amnesia": {
    model: systemModel({ timing, failures: crashRecovery({ f: 1 }), storage: amnesic }),
  },
  "crash-recovery with disks": {
    model: systemModel({ timing, failures: crashRecovery({ f: 1 }), storage: durable() }),
  },
  "crash-recovery with torn writes": {
    model: systemModel({ timing, failures: crashRecovery({ f: 1 }), storage: torn() }),
  },
  "crash-recovery with disks that rot": {
    model: systemModel({
      timing,
      failures: crashRecovery({ f: 1 }),
      storage: durable({ corruptible: ["half"] }),
    }),
  },
};

/** Everything that the nodes are seen to be in a run, once all have started. */
function seenIn(run: Run): Set<string> {
  const worlds = Array.from({ length: run.metrics.events }, (_, event) => run.worldAt(event).nodes);
  const started = worlds.filter((nodes) => nodes.every(({ state }) => state !== null));
  return new Set(started.map(canonicalText));
}

describe("E7 what the simulator does, exploration has tried", () => {
  it.each(Object.entries(cases))("%s", (_, { model, more }) => {
    const mayReturn = model.failures.kind === "crashRecovery";
    const hasDisk = mayReturn && model.storage.kind !== "amnesic";
    const bounds = mayReturn ? { crashes: 1 } : {};
    let explored = 0;
    let events = 0;
    let seeds = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const protocol = randomProtocol(seed, { steps: mayReturn ? 1 : 2, hasDisk });
        const tried = new Set<string>();
        const always = {
          tried: (nodes: readonly NodeView<unknown>[]) => Boolean(tried.add(canonicalText(nodes))),
        };
        const limits = { states: limit };
        const exploration = explore({ ...protocol, always }, { nodes: 2, model, bounds, limits, ...more });
        if (!exploration.complete) return; // larger than the limit: there are enough others
        explored += exploration.distinct;
        for (let i = 0; i < runs; i++) {
          const faults = randomFaults({ seed: seed + i, nodes: ["A", "B"], model, count: 3, withinMs: 40 });
          if (mayReturn && faults.filter(({ kind }) => kind === "crash").length > 1) continue;
          const run = simulate(protocol, { nodes: 2, model, seed: i, faults, until: { timeMs: 200 } });
          for (const world of seenIn(run)) expect(tried).toContain(world);
          events += run.metrics.events;
          seeds++;
        }
      }),
      { numRuns: protocols },
    );
    expect(seeds).toBeGreaterThan(protocols * 2);
    expect(events).toBeGreaterThan(4 * seeds);
    covered({ seeds, states: explored });
  });
});

describe("E7 the same for clients, traitors and rounds", () => {
  it("a register with clients that lose patience, over links that lose", () => {
    const model = systemModel({
      timing: asynchronous({ medianMs: 200 }),
      links: links({ loss: 0.1, duplication: 0.1 }),
    });
    const tried = new Set<string>();
    const histories = new Set<string>();
    const workload = { ...writeThenRead(1), retries: 1, timeoutMs: 300 };
    const watched = {
      ...register(false),
      always: { tried: (nodes: readonly NodeView<unknown>[]) => Boolean(tried.add(canonicalText(nodes))) },
    };
    const history = { seen: (events: readonly HistoryEvent[]) => Boolean(histories.add(toldBy(events))) };
    expect(explore(watched, { nodes: 2, model, workload, history }).complete).toBe(true);
    const outcomes = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const run = simulate(register(false), { nodes: 2, model, workload, seed });
      for (const world of seenIn(run)) expect(tried).toContain(world);
      expect(histories).toContain(toldBy(run.history));
      for (const { kind } of run.history) outcomes.add(kind);
    }
    expect([...outcomes].sort()).toEqual(["info", "invoke", "ok"]);
    covered({ seeds: 200, states: tried.size });
  });

  it("a Byzantine node with a record of its own", () => {
    const model = systemModel({ timing: asynchronous(), failures: byzantine({ f: 1 }) });
    let events = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const options = { nodes: 2, model, byzantine: { B: randomProtocol(seed + 1) } };
        const tried = new Set<string>();
        const always = {
          tried: (nodes: readonly NodeView<unknown>[]) => Boolean(tried.add(canonicalText(nodes))),
        };
        const protocol = randomProtocol(seed);
        if (!explore({ ...protocol, always }, { ...options, limits: { states: limit } }).complete) return;
        for (let i = 0; i < runs; i++) {
          const run = simulate(protocol, { ...options, seed: i, until: { timeMs: 200 } });
          for (let event = 1; event < run.metrics.events; event++)
            expect(tried).toContain(canonicalText(run.worldAt(event).nodes.slice(0, 1)));
          events += run.metrics.events;
        }
      }),
      { numRuns: protocols },
    );
    expect(events).toBeGreaterThan(100);
  });

  it("FloodSet, when its rounds are over", () => {
    const model = systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f: 1 }) });
    const names = ["A", "B", "C"];
    const ends = new Set<string>();
    type Nodes = readonly NodeView<{ readonly inner: unknown; readonly round: number }>[];
    const decided = (nodes: Nodes) =>
      canonicalText(
        nodes.map(({ id, up, state }) => (up ? { id, inner: state.inner, round: state.round } : { id, up })),
      );
    const algorithm = floodSet(2, [2, 0, 1]);
    const watched = { ...algorithm, always: { ends: (nodes: Nodes) => Boolean(ends.add(decided(nodes))) } };
    expect(explore(watched, { nodes: names, model }).complete).toBe(true);
    const seen = new Set<string>();
    for (let seed = 0; seed < deep(300, 3_000); seed++) {
      const i = seed >> 1;
      const cut = crash(names[i % 3]!, { inStep: 1 + (i % 5), keeping: (i >> 1) % 4 });
      const faults = seed % 2 ? [cut] : randomFaults({ seed, nodes: names, model, count: 2, withinMs: 220 });
      const run = simulate(algorithm, { nodes: names, model, seed, faults });
      const end = decided(run.worldAt(run.metrics.events - 1).nodes as never);
      expect(ends).toContain(end);
      seen.add(end);
    }
    expect(seen.size).toBeGreaterThan(5);
    covered({ seeds: 300 });
  });
});

/** A history without times, and without the order of what follows one another in any order. */
const toldBy = (history: readonly HistoryEvent[]): string =>
  canonicalText(
    history.map(({ kind, client, id, operation, result }) => ({ kind, client, id, operation, result })),
  );

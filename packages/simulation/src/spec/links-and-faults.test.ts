import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Execution, executionOf, type Links, Mistake, type Run } from "../index.ts";
import { systemModel, type SystemModel } from "../index.ts";
import { models, type RandomWorld, runOf, worlds } from "./fixtures/random-worlds.ts";

const numRuns = deep(300, 3_000);

/** Asserts something of the runs of random worlds, which says how much it had to look at. */
function inRandomWorlds(
  assertion: (execution: Execution, run: Run) => number,
  under?: fc.Arbitrary<SystemModel>,
): void {
  let looked = 0;
  fc.assert(
    fc.property(worlds(under), (world) => {
      const run = runOf(world);
      looked += assertion(executionOf(run), run);
    }),
    { numRuns },
  );
  expect(looked).toBeGreaterThan(numRuns);
  covered({ seeds: numRuns });
}

const withLinks = (change: Partial<Links>) =>
  models.map((model) => systemModel({ ...model, links: { ...model.links, ...change } }));

describe("in any world", () => {
  it("L2 FIFO links keep order", () => {
    inRandomWorlds(
      ({ envelopes }) => {
        const latest = new Map<string, { arrivesAt: number; deliveredBy: number }>();
        for (const { from, to, arrivesAt, deliveredBy } of envelopes) {
          const last = latest.get(`${from} to ${to}`) ?? { arrivesAt: 0, deliveredBy: -1 };
          if (arrivesAt !== null) expect(arrivesAt).toBeGreaterThanOrEqual(last.arrivesAt);
          if (deliveredBy !== null) expect(deliveredBy).toBeGreaterThan(last.deliveredBy);
          latest.set(`${from} to ${to}`, {
            arrivesAt: arrivesAt ?? last.arrivesAt,
            deliveredBy: deliveredBy ?? last.deliveredBy,
          });
        }
        return envelopes.length;
      },
      withLinks({ fifo: true }),
    );
  });

  it("L9 what is sent at t arrives by max(t, GST) + delta, or within the fairness bound", () => {
    inRandomWorlds(({ envelopes, events }, { options: { model } }) => {
      const { timing } = model;
      const latest = (sentAt: number) => {
        if (timing.kind === "asynchronous") return sentAt + 1_000 * timing.fairMs;
        const deltaMs = timing.kind === "unknownBounds" ? timing.deltaMs[1] : timing.deltaMs;
        const gstMs = timing.kind === "partiallySynchronous" ? timing.gstMs : 0;
        return Math.max(sentAt, 1_000 * gstMs) + 1_000 * deltaMs;
      };
      const arriving = envelopes.filter(({ arrivesAt }) => arrivesAt !== null);
      for (const { sentAt, arrivesAt, deliveredBy } of arriving) {
        expect(arrivesAt).toBeGreaterThan(sentAt);
        expect(arrivesAt).toBeLessThanOrEqual(latest(sentAt));
        if (deliveredBy !== null) expect(events[deliveredBy]!.at).toBeGreaterThanOrEqual(arrivesAt!);
      }
      return arriving.length;
    });
  });

  it("F10 nothing is delivered to a crashed node, and no timer of an earlier life fires", () => {
    let crashes = 0;
    inRandomWorlds(({ nodes, events, timers }) => {
      const isDown = nodes.map(() => false);
      const life = nodes.map(() => 0);
      const lifeAt = events.map(({ node, kind }) => {
        expect(isDown[node]).toBe(kind === "restart");
        isDown[node] = kind === "crash";
        if (kind === "crash") crashes++;
        return kind === "restart" ? ++life[node]! : life[node]!;
      });
      for (const { firedBy, setBy } of timers)
        if (firedBy !== null) expect(lifeAt[firedBy]).toBe(lifeAt[setBy]);
      return events.length;
    });
    expect(crashes).toBeGreaterThan(20);
  });
});

/** How many nodes were faulty in a run; of those that come back, how many at once. */
function faulty(run: Run): number {
  const { events, nodes } = executionOf(run);
  const down = new Set<string>();
  let most = 0;
  for (const { node, kind } of events) {
    if (kind === "crash") down.add(nodes[node]!);
    if (kind === "restart") down.delete(nodes[node]!);
    most = Math.max(most, down.size);
  }
  const omitting = run.options.faults.flatMap((fault) => (fault.kind === "omit" ? [String(fault.node)] : []));
  return Math.max(most, new Set([...down, ...omitting]).size);
}

function runOrMistake(world: RandomWorld): Run | Mistake {
  try {
    return runOf(world);
  } catch (error) {
    if (error instanceof Mistake) return error;
    throw error;
  }
}

describe("a plan of faults that was drawn for another model", () => {
  it("F9 is refused in a sentence that names the assumption, or keeps within the bound f", () => {
    const seen = { refused: 0, run: 0 };
    fc.assert(
      fc.property(worlds(), models, (world, model) => {
        const { clocks } = world.options.model; // which the protocol may read
        const { workload: _, ...options } = world.options;
        const run = runOrMistake({ ...world, options: { ...options, model: { ...model, clocks } } });
        if (run instanceof Mistake) {
          expect(run.message).toMatch(/^(The model|In this model)[^\n]+ (Choose|Raise|To see) /);
          seen.refused++;
        } else {
          expect(faulty(run)).toBeLessThanOrEqual(model.failures.kind === "none" ? 0 : model.failures.f);
          seen.run += options.faults?.length ?? 0;
        }
      }),
      { numRuns },
    );
    expect(seen.refused).toBeGreaterThan(numRuns / 20);
    expect(seen.run).toBeGreaterThan(numRuns / 2);
    covered({ seeds: numRuns });
  });
});

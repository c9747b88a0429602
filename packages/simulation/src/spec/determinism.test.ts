import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constant, executionOf, fork, identities, links, replay, type Run, systemModel } from "../index.ts";
import { models, type RandomWorld, runOf, worlds } from "./fixtures/random-worlds.ts";

const numRuns = deep(200, 2_000);
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** All that happened to some nodes, with its times and states. */
function storyOf(run: Run, nodes: readonly string[]): string[] {
  const { events, states, nodes: names } = executionOf(run);
  const named = identities(run);
  return events.flatMap(({ at, node, after }, i) =>
    nodes.includes(names[node]!) ? [`${at} ${named[i]} ${JSON.stringify(states[after])}`] : [],
  );
}

describe("in any world", () => {
  it("D2 streams do not depend on the number of nodes: more of them change nothing for the others", () => {
    fc.assert(
      fc.property(worlds(), fc.nat(3), fc.nat(3), ({ protocol, options }, before, after) => {
        const { workload: _, nodes, ...rest } = options;
        const more = [...range(before).map((i) => `X${i}`), ...nodes, ...range(after).map((i) => `Y${i}`)];
        const story = (all: readonly string[]) =>
          storyOf(runOf({ protocol, options: { ...rest, nodes: all, until: { timeMs: 1_000 } } }), nodes);
        expect(story(more)).toEqual(story(nodes));
      }),
      { numRuns },
    );
    covered({ seeds: 2 * numRuns });
  });

  it("D3 what happens at one time happens in the order of target, source and index", () => {
    let ties = 0;
    // Without busy nodes, pauses and crashes, each event was taken from the queue as it stands in the trace.
    const lockstep = models.map(({ storage, timing }) =>
      systemModel({
        storage,
        timing: "phiMs" in timing ? { ...timing, phiMs: 0 } : timing,
        links: links({ latency: constant({ ms: 1 }) }),
      }),
    );
    fc.assert(
      fc.property(worlds(lockstep), ({ protocol, options }) => {
        const { events, envelopes } = executionOf(runOf({ protocol, options: { ...options, faults: [] } }));
        events.slice(1).forEach((second, i) => {
          const first = events[i]!;
          if (first.at !== second.at) return;
          ties++;
          expect(first.node).toBeLessThanOrEqual(second.node);
          const [a, b] = [first, second].map(({ envelope }) => envelopes[envelope ?? -1]);
          if (first.node !== second.node || !a || !b) return;
          expect(a.from < b.from || (a.from === b.from && a.nth < b.nth)).toBe(true);
        });
      }),
      { numRuns },
    );
    expect(ties).toBeGreaterThan(numRuns);
    covered({ seeds: numRuns });
  });

  it("D4 virtual time counts integer microseconds, and never runs backward", () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        const { events, envelopes, timers, endedAt } = executionOf(runOf(world));
        const times = events.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const all = [
          ...times,
          endedAt,
          ...envelopes.flatMap(({ sentAt, arrivesAt }) => [sentAt, arrivesAt ?? sentAt]),
          ...timers.flatMap(({ setAt, dueAt }) => [setAt, dueAt]),
        ];
        expect(all.filter((time) => !Number.isSafeInteger(time))).toEqual([]);
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });

  it("V1 a replay equals the run", () => {
    fc.assert(
      fc.property(worlds(), (world) => {
        const run = runOf(world);
        expect(replay(run).fingerprint).toBe(run.fingerprint);
      }),
      { numRuns },
    );
    covered({ seeds: 2 * numRuns });
  });

  it("V2 a fork without edits equals the run, wherever it begins", () => {
    const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(worlds(), at, (world: RandomWorld, place) => {
        const run = runOf(world);
        const forked = fork(run, { at: Math.floor(place * run.metrics.events), edits: [] });
        expect(forked.fingerprint).toBe(run.fingerprint);
      }),
      { numRuns },
    );
    covered({ seeds: 2 * numRuns });
  });
});

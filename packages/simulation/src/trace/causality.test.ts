import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions, small } from "../exports/fixtures/executions.ts";
import { runOf, worlds } from "../spec/fixtures/random-worlds.ts";
import { areConcurrent, causalFuture, causalPast, happensBefore, lightCone } from "./causality.ts";
import type { Execution } from "./execution.ts";
import { executionOf } from "./execution-of.ts";

/** Happened-before by its definition, in cubic time: the closure of program order and messages. */
function closure({ events, envelopes }: Execution): boolean[][] {
  const before = events.map((a, i) =>
    events.map(
      (b, j) =>
        i === j ||
        (a.node === b.node && i < j) ||
        envelopes.some(({ sentBy, deliveredBy }) => sentBy === i && deliveredBy === j),
    ),
  );
  events.forEach((_, via) => {
    events.forEach((_, from) => {
      events.forEach((_, to) => {
        if (before[from]![via]! && before[via]![to]!) before[from]![to] = true;
      });
    });
  });
  return before;
}

/** The vector clock of each event (Fidge 1988, Mattern 1989): how many events of each node it can know of. */
function vectorClocks({ nodes, events, envelopes }: Execution): number[][] {
  const current = nodes.map(() => nodes.map(() => 0));
  const clocks: number[][] = [];
  for (const { node, envelope } of events) {
    const sent = envelope === undefined ? null : clocks[envelopes[envelope]!.sentBy]!;
    const own = current[node]!.map((count, i) => Math.max(count, sent?.[i] ?? 0));
    own[node]!++;
    current[node] = own;
    clocks.push(own);
  }
  return clocks;
}
const isLess = (a: readonly number[], b: readonly number[]) =>
  a.every((count, i) => count <= b[i]!) && a.some((count, i) => count < b[i]!);

const sorted = (set: ReadonlySet<number>) => [...set].sort((a, b) => a - b);
const executionsAndEvents = executions.chain((execution) =>
  fc.record({ execution: fc.constant(execution), event: fc.nat(execution.events.length - 1) }),
);
/** The beginnings of real runs. */
const begun = worlds().map((world) => executionOf(runOf(world), { limit: 50 }));
const numRuns = deep(60, 600);

/** Calls back with every pair of events of many runs. */
function inAllPairs(assertion: (execution: Execution, a: number, b: number) => void): void {
  let pairs = 0;
  fc.assert(
    fc.property(begun, (execution) => {
      execution.events.forEach((_, a) => {
        execution.events.forEach((_, b) => {
          pairs++;
          assertion(execution, a, b);
        });
      });
    }),
    { numRuns },
  );
  expect(pairs).toBeGreaterThan(100 * numRuns);
  covered({ seeds: numRuns });
}

describe("happens-before", () => {
  it("H1 is a strict partial order", () => {
    fc.assert(
      fc.property(executions, (execution) => {
        const all = execution.events.map((_, event) => event);
        const before = all.map((a) => all.map((b) => happensBefore(execution, a, b)));
        for (const a of all) {
          expect(before[a]![a]).toBe(false);
          for (const b of all) {
            if (!before[a]![b]) continue;
            expect(before[b]![a]).toBe(false);
            for (const c of all) if (before[b]![c]) expect(before[a]![c]).toBe(true);
          }
        }
      }),
    );
  });

  it("H2 agrees with vector clocks: an event is before another where its clock is less", () => {
    const known = new WeakMap<Execution, number[][]>();
    inAllPairs((execution, a, b) => {
      const clocks = known.get(execution) ?? vectorClocks(execution);
      known.set(execution, clocks);
      if (happensBefore(execution, a, b) !== isLess(clocks[a]!, clocks[b]!)) expect([a, b]).toEqual([]);
    });
  });

  it("H3 orders the events of one node totally, as they stand", () => {
    let pairs = 0;
    inAllPairs((execution, a, b) => {
      if (execution.events[a]!.node !== execution.events[b]!.node) return;
      pairs++;
      expect(happensBefore(execution, a, b)).toBe(a < b);
      expect(areConcurrent(execution, a, b)).toBe(false);
    });
    expect(pairs).toBeGreaterThan(20 * numRuns);
  });

  it("H4 is missing in both directions between concurrent events, and only between these", () => {
    let concurrent = 0;
    inAllPairs((execution, a, b) => {
      const is = areConcurrent(execution, a, b);
      const isOrdered = a === b || happensBefore(execution, a, b) || happensBefore(execution, b, a);
      if (is === isOrdered || is !== areConcurrent(execution, b, a)) expect([a, b]).toEqual([]);
      if (is) concurrent++;
    });
    expect(concurrent).toBeGreaterThan(100 * numRuns);
  });
});

describe("the light cone of an event", () => {
  it("H5 is what happened before it and after it, by the definition", () => {
    fc.assert(
      fc.property(executions, (execution) => {
        const before = closure(execution);
        execution.events.forEach((_, event) => {
          const past = execution.events.flatMap((_, other) => (before[other]![event]! ? [other] : []));
          const future = execution.events.flatMap((_, other) => (before[event]![other]! ? [other] : []));
          expect(sorted(causalPast(execution, event))).toEqual(past);
          expect(sorted(causalFuture(execution, event))).toEqual(future);
        });
      }),
    );
  });

  it("contains the event, and past and future have nothing else in common", () => {
    fc.assert(
      fc.property(executionsAndEvents, ({ execution, event }) => {
        const { past, future } = lightCone(execution, event);
        expect([...past].filter((other) => future.has(other))).toEqual([event]);
      }),
    );
  });

  it("leaves out what a lost message, or one to a crashed node, would have caused", () => {
    // The client's request makes A tell B; the first word is lost, the second arrives, B's answer finds A crashed.
    const [startA, startB, request, asked, again, told, synced, crashed] = [0, 1, 2, 3, 4, 5, 6, 8];
    expect(sorted(causalPast(small, told))).toEqual([startA, startB, request, asked, again, told]);
    expect(sorted(causalFuture(small, startB))).toEqual([startB, told, synced, 7]);
    expect(happensBefore(small, request, crashed)).toBe(true);
    expect(areConcurrent(small, told, crashed)).toBe(true);
  });

  it("refuses an event that is not there, with a sentence", () => {
    const sentence = "There is no event 99: the execution has 10 events, counted from 0.";
    expect(() => causalPast(small, 99)).toThrow(new RangeError(sentence));
    expect(() => happensBefore(small, 99, 0)).toThrow(new RangeError(sentence));
    expect(() => happensBefore(small, 0, 99)).toThrow(new RangeError(sentence));
    expect(() => causalFuture(small, -1)).toThrow("There is no event -1");
  });
});

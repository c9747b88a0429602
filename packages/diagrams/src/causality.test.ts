import type { Execution } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions, executionsAndEvents } from "../test/arbitrary.ts";
import { everyFate } from "../test/examples.ts";
import { causalFuture, causalPast, lightCone } from "./causality.ts";

/** Happened-before by its definition, in cubic time: the closure of program order and messages. */
function happenedBefore({ events, envelopes }: Execution): boolean[][] {
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

const sorted = (set: ReadonlySet<number>) => [...set].sort((a, b) => a - b);

describe("the light cone of an event", () => {
  it("is what happened before it and after it, by the definition", () => {
    fc.assert(
      fc.property(executions({ events: 25 }), (execution) => {
        const before = happenedBefore(execution);
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

  it("is dual: one event is in another's past where the other is in its future", () => {
    fc.assert(
      fc.property(executionsAndEvents, ({ execution, event }) => {
        for (const earlier of causalPast(execution, event)) {
          expect(causalFuture(execution, earlier).has(event)).toBe(true);
        }
        for (const later of causalFuture(execution, event)) {
          expect(causalPast(execution, later).has(event)).toBe(true);
        }
      }),
    );
  });

  it("is transitive: the past of the past is past", () => {
    fc.assert(
      fc.property(executionsAndEvents, ({ execution, event }) => {
        const past = causalPast(execution, event);
        for (const earlier of past) {
          for (const earliest of causalPast(execution, earlier)) expect(past.has(earliest)).toBe(true);
        }
      }),
    );
  });

  it("leaves out what a lost message or one still under way would have caused", () => {
    // A's start pings B, which answers; its ping to C is lost, so C's start and A's start stay apart.
    const [startA, startC, pingAtB, ackAtA] = [0, 2, 3, 4];
    expect(sorted(causalPast(everyFate, ackAtA))).toEqual([startA, 1, pingAtB, ackAtA]);
    expect(sorted(causalFuture(everyFate, startC))).toEqual([startC, 8]);
  });

  it("refuses an event that is not there, with a sentence", () => {
    expect(() => causalPast(everyFate, 99)).toThrow(
      "There is no event 99: the execution has 10 events, counted from 0.",
    );
    expect(() => causalFuture(everyFate, -1)).toThrow("There is no event -1");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Execution } from "../trace/execution.ts";
import { executions, small } from "./fixtures/executions.ts";
import { toShiViz, vectorClocks } from "./shi-viz.ts";

/** Whether one event happened before another: a path of steps of one node and of messages. Slow and plain. */
function happenedBefore({ events, envelopes }: Execution): (a: number, b: number) => boolean {
  const past: Set<number>[] = [];
  events.forEach((event, i) => {
    const previous = events.findLastIndex((other, j) => j < i && other.node === event.node);
    const causes = [previous, event.envelope === undefined ? -1 : envelopes[event.envelope]!.sentBy].filter(
      (j) => j >= 0,
    );
    past.push(new Set(causes.flatMap((j) => [j, ...past[j]!])));
  });
  return (a, b) => past[b]!.has(a);
}

describe("vector clocks", () => {
  it("order two events exactly where one happened before the other", () => {
    fc.assert(
      fc.property(executions, (execution) => {
        const clocks = vectorClocks(execution);
        const isBefore = happenedBefore(execution);
        const isAtMost = (a: number, b: number) =>
          clocks[a]!.every((time, node) => time <= clocks[b]![node]!);
        for (let a = 0; a < clocks.length; a++)
          for (let b = 0; b < clocks.length; b++) if (a !== b) expect(isAtMost(a, b)).toBe(isBefore(a, b));
      }),
    );
  });
});

describe("a log for ShiViz", () => {
  it("has two lines an event: what, then who and when by its vector clock", () => {
    expect(toShiViz(small)).toBe(
      [
        "0.000 ms starts",
        'A {"A":1}',
        "0.000 ms starts",
        'B {"B":1}',
        "0.000 ms starts",
        'c1 {"c1":1}',
        '5.000 ms receives "bare" from c1',
        'A {"A":2,"c1":1}',
        "5.000 ms timer again",
        'A {"A":3,"c1":1}',
        '12.345 ms receives Tell {"round":1} from A',
        'B {"A":3,"B":2,"c1":1}',
        "14.000 ms has written to disk",
        'B {"A":3,"B":3,"c1":1}',
        "20.000 ms pauses",
        'B {"A":3,"B":4,"c1":1}',
        "21.000 ms crashes",
        'A {"A":4,"c1":1}',
        "30.000 ms restarts",
        'A {"A":5,"c1":1}',
        "",
      ].join("\n"),
    );
  });

  it("is taken apart again by ShiViz's default expression, whatever nodes and messages are called", () => {
    const line = /(?<event>.*)\n(?<host>\S*) (?<clock>{.*})/g;
    fc.assert(
      fc.property(executions, (execution) => {
        const found = [...toShiViz(execution).trim().matchAll(line)].map(({ groups }) => groups!);
        expect(found).toHaveLength(execution.events.length);
        const hosts = [...new Set(found.map(({ host }) => host))];
        expect(hosts).toHaveLength(new Set(execution.events.map(({ node }) => node)).size);
        const times = new Map<string, number>();
        for (const { host, clock } of found) {
          const own = (JSON.parse(clock!) as Record<string, number>)[host!];
          expect(own).toBe((times.get(host!) ?? 0) + 1); // ShiViz insists: from 1, by 1
          times.set(host!, own!);
        }
      }),
    );
  });
});

import {
  checkLinearizability,
  describeCall,
  historyOf,
  type Interval,
  keyValue,
  register,
} from "@lightcone/checkers";
import type { Value } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth } from "../space-time/type-size.ts";
import { historyDiagram } from "./history-diagram.ts";
import { standaloneHistorySvg } from "./history-svg.ts";
import { historyTable, tell } from "./words.ts";

const read = (client: string, result: Value, from: number, to: number | null): Interval => ({
  client,
  operation: { f: "read" },
  result,
  from: 1000 * from,
  to: to === null ? null : 1000 * to,
});
const write = (client: string, value: Value, from: number, to: number | null): Interval => ({
  client,
  operation: { f: "write", value },
  from: 1000 * from,
  to: to === null ? null : 1000 * to,
});
const zero = { ...register, initial: 0 };

const explained = historyOf([
  write("alice", 1, 0, 6),
  read("bob", 1, 2, 4),
  write("carol", 2, 3, null),
  read("bob", 1, 5, 7),
  read("dora", 2, 6, 11),
  read("alice", 2, 8, 10),
  write("bob", 3, 9, 14),
  write("erin", 4, 13, null),
]);
const refuted = historyOf([
  write("alice", 1, 0, 6),
  read("bob", 1, 2, 4),
  write("carol", 2, 3, 9),
  read("bob", 2, 5, 7),
  read("dora", 1, 10, 12),
  write("bob", 3, 11, 14),
  read("alice", 2, 13, 15),
]);

// Pictures are judged by eye: look at the files in a browser, in light and dark, before accepting a change with
// `npm test -- --update`.
describe("golden pictures", () => {
  it.each([
    ["explained", explained],
    ["refuted", refuted],
  ])("%s", async (name, history) => {
    const file = new URL(`golden/${name}.svg`, import.meta.url);
    const picture = standaloneHistorySvg(history, checkLinearizability(zero, history), { width: 760 });
    await expect(picture).toMatchFileSnapshot(file.pathname);
  });
});

describe("in words", () => {
  it("a history that can be explained", () => {
    const verdict = checkLinearizability(zero, explained);
    expect(tell(explained, verdict, describeCall).map(({ sentence }) => sentence)).toEqual([
      "write(1) of alice, from 0 ms to 6 ms. It took effect as number 1 of 7 and left 1.",
      "read() → 1 of bob, from 2 ms to 4 ms. It took effect as number 2 of 7 and left 1.",
      "write(2) → ? of carol, invoked at 3 ms, and never answered. It took effect as number 4 of 7 and left 2.",
      "read() → 1 of bob, from 5 ms to 7 ms. It took effect as number 3 of 7 and left 1.",
      "read() → 2 of dora, from 6 ms to 11 ms. It took effect as number 5 of 7 and left 2.",
      "read() → 2 of alice, from 8 ms to 10 ms. It took effect as number 6 of 7 and left 2.",
      "write(3) of bob, from 9 ms to 14 ms. It took effect as number 7 of 7 and left 3.",
      "write(4) → ? of erin, invoked at 13 ms, and never answered. It need not have taken effect.",
    ]);
    expect(historyDiagram(explained, verdict).summary).toBe(
      "History of 8 operations by 5 clients: linearizable, one order is shown.",
    );
  });

  it("a history that cannot, as a table", () => {
    const verdict = checkLinearizability(zero, refuted);
    const { columns, rows } = historyTable(refuted, verdict, describeCall);
    expect([columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.join(" | "))).toEqual([
      "Invoked (ms) | Returned (ms) | Client | Operation | Took effect | State afterwards",
      "0 | 6 | alice | write(1) | 1 | 1",
      "2 | 4 | bob | read() → 1 | 2 | 1",
      "3 | 9 | carol | write(2) | 3 | 2",
      "5 | 7 | bob | read() → 2 | 4 | 2",
      "10 | 12 | dora | read() → 1 | nowhere | ",
      "11 | 14 | bob | write(3) |  | ",
      "13 | 15 | alice | read() → 2 |  | ",
    ]);
    expect(tell(refuted, verdict, describeCall)[4]!.sentence).toBe(
      "read() → 1 of dora, from 10 ms to 12 ms. read() → 1 of dora cannot be placed: every order that explains what returned before it leaves 2 or 3, and that is what it would have given.",
    );
  });

  it("without the sentence that the page around it says", () => {
    const verdict = checkLinearizability(zero, refuted);
    const [told, silent] = [true, false].map((explains) => historyDiagram(refuted, verdict, { explains }));
    expect(silent!.refutation).toEqual({ ...told!.refutation, lines: [] });
    expect(silent!.height).toBeLessThan(told!.height);
    expect(silent!.summary).toBe(told!.summary);
  });

  it("without a verdict it is only a history", () => {
    const drawing = historyDiagram(refuted, null);
    expect([drawing.summary, drawing.effects, drawing.refutation]).toEqual([
      "History of 7 operations by 4 clients.",
      [],
      null,
    ]);
    expect(drawing.bars).toHaveLength(7);
  });
});

describe("what is drawn", () => {
  it("of a refuted history only the part that shows it, up to the response that nothing explains", () => {
    const get = (client: string, key: string, result: Value, from: number): Interval => ({
      client,
      operation: { f: "get", key },
      result,
      from,
      to: from + 1,
    });
    const put = (client: string, key: string, value: Value, from: number): Interval => ({
      client,
      operation: { f: "put", key, value },
      from,
      to: from + 1,
    });
    const history = historyOf([
      put("a", "x", 1, 0),
      put("a", "y", 2, 2),
      get("b", "y", 3, 4),
      get("b", "y", 2, 6),
    ]);
    const { bars, note } = historyDiagram(history, checkLinearizability(keyValue, history));
    expect(bars.map(({ operation, fate }) => [operation.index, fate])).toEqual([
      [1, "placed"],
      [2, "blocking"],
    ]);
    expect(note?.text).toBe("2 more operations are not drawn.");
  });

  it("at most so many operations: the first ones, or those nearest to the response that nothing explains", () => {
    const shown = (history: typeof explained) =>
      historyDiagram(history, checkLinearizability(zero, history), { most: 2 }).bars.map(
        ({ operation }) => operation.index,
      );
    expect(shown(explained)).toEqual([0, 1]);
    expect(shown(refuted)).toEqual([4, 5]);
  });

  const intervals = fc.array(
    fc.record({
      client: fc.constantFrom("a", "b", "c"),
      value: fc.nat(3),
      isWrite: fc.boolean(),
      from: fc.nat(20),
      length: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 8 }),
    }),
    { maxLength: 12 },
  );

  it("every mark lies in its bar, bars of one row do not meet, effects stand in their order", () => {
    fc.assert(
      fc.property(intervals, (chosen) => {
        const history = historyOf(
          chosen.map(({ client, value, isWrite, from, length }) => {
            const to = length === null ? null : from + length;
            return isWrite ? write(client, value, from, to) : read(client, value, from, to);
          }),
        );
        const { bars, effects, width, height } = historyDiagram(history, checkLinearizability(zero, history));
        for (const bar of bars) {
          expect(bar.width).toBeGreaterThan(0);
          expect(bar.at.x + bar.width).toBeLessThanOrEqual(width);
          expect(bar.at.y + bar.height).toBeLessThanOrEqual(height);
          for (const other of bars) {
            if (other === bar || other.at.y !== bar.at.y || other.at.x < bar.at.x) continue;
            expect(bar.at.x + bar.width).toBeLessThan(other.at.x);
            expect(bar.labelAt.x + textWidth(bar.label, "label")).toBeLessThan(other.at.x);
          }
        }
        let last = -Infinity;
        for (const { operation, at } of effects) {
          const bar = bars.find((each) => each.operation.index === operation)!;
          expect(at.x).toBeGreaterThan(bar.at.x);
          expect(at.x).toBeLessThan(bar.at.x + bar.width);
          expect(at.x).toBeGreaterThanOrEqual(last);
          last = at.x;
        }
      }),
    );
  });

  it("names from elsewhere stay text", () => {
    const hostile = historyOf([write("<script>\u202e", '"</text>', 0, 1)]);
    const picture = standaloneHistorySvg(hostile, checkLinearizability(register, hostile));
    expect(picture).not.toContain("<script>");
    expect(picture).not.toContain("\u202e");
  });
});

import { expect, test } from "vitest";
import { race } from "./bench.ts";

/** A machine whose clock moves only when a contestant works, and whose screen is a list. */
function machine() {
  let clockMs = 0;
  const lines: string[] = [];
  const order: string[] = [];
  /** Does `operations`; the first call takes tooks[0], the next tooks[1], and so on. */
  const contestant = (name: string, operations: number, tooksMs: number[]) => {
    let call = 0;
    return () => {
      order.push(name);
      clockMs += tooksMs[call++] ?? NaN;
      return operations;
    };
  };
  return {
    contestant,
    order,
    lines,
    surroundings: { nowMs: () => clockMs, print: (line: string) => lines.push(line) },
  };
}

test("contestants run in turn after one unmeasured round; rates are medians, ratios are against the baseline", () => {
  const { contestant, order, lines, surroundings } = machine();
  const results = race(
    {
      baseline: contestant("baseline", 1000, [9999, 10, 20, 10]),
      ours: contestant("ours", 3000, [9999, 10, 15, 60]),
    },
    { rounds: 3 },
    surroundings,
  );
  expect(order).toEqual(Array.from({ length: 4 }, () => ["baseline", "ours"]).flat());
  expect(results).toEqual([
    { name: "baseline", rate: 100_000, slowest: 50_000, fastest: 100_000, ratio: 1 },
    { name: "ours", rate: 200_000, slowest: 50_000, fastest: 300_000, ratio: 2 },
  ]);
  expect(lines).toEqual([
    "               ops/s     slowest     fastest   ratio",
    "baseline     100,000      50,000     100,000    1.00",
    "ours         200,000      50,000     300,000    2.00",
  ]);
});

test("the median of an even number of rounds lies between the middle two", () => {
  const { contestant, surroundings } = machine();
  const [result] = race(
    { baseline: contestant("baseline", 10, [1, 10, 5, 20, 1]) },
    { rounds: 4 },
    surroundings,
  );
  expect(result?.rate).toBe((1000 + 2000) / 2);
});

test("five rounds, unless told otherwise", () => {
  const { contestant, order, surroundings } = machine();
  race({ baseline: contestant("baseline", 1, [1, 1, 1, 1, 1, 1]) }, {}, surroundings);
  expect(order).toHaveLength(1 + 5);
});

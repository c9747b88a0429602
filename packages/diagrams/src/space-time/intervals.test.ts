import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder, intervals } from "./intervals.ts";

const moment = fc.integer({ min: 0, max: 200 });
const some = fc.array(fc.tuple(moment, fc.oneof(moment, fc.constant(Infinity))), { maxLength: 400 });

const indexOf = (list: readonly (readonly [number, number])[]) =>
  intervals(
    Float64Array.from(list, ([from]) => from),
    Float64Array.from(list, ([, to]) => to),
  );

describe("intervals", () => {
  it("finds exactly those that meet a stretch, in the order of their numbers", () => {
    fc.assert(
      fc.property(some, moment, moment, (list, from, to) => {
        const wanted = list.flatMap(([start, end], number) =>
          start <= end && start <= to && end >= from && from <= to ? [number] : [],
        );
        expect(indexOf(list).meeting(from, to)).toEqual(wanted);
      }),
    );
  });

  it("counts ends: what only touches is met", () => {
    const index = indexOf([
      [10, 20],
      [20, 30],
    ]);
    expect(index.meeting(20, 20)).toEqual([0, 1]);
    expect(index.meeting(30, 40)).toEqual([1]);
    expect(index.meeting(0, 9)).toEqual([]);
  });

  it("has nothing to find where there is nothing", () => {
    expect(indexOf([]).meeting(-Infinity, Infinity)).toEqual([]);
  });
});

it("orders places by their numbers, equal ones as they come", () => {
  expect([...inOrder(Float64Array.of(3, 1, 3, 0))]).toEqual([3, 1, 0, 2]);
  expect([...inOrder(Float64Array.of(1, 1, 2))]).toEqual([0, 1, 2]);
});

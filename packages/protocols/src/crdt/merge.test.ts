import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growOnlySet, observedRemoveSet, type Replicated } from "./index.ts";

describe("a merge", () => {
  type Doing = readonly {
    readonly kind: "add" | "remove" | "merge";
    readonly at: number;
    readonly element: string;
  }[];

  /** Three copies after some adds, removes and merges; what was done to one is known to others only by merges. */
  function copies<Copy>(type: Replicated<Copy>, doing: Doing): readonly [Copy, Copy, Copy] {
    const all: [Copy, Copy, Copy] = [type.empty, type.empty, type.empty];
    doing.forEach(({ kind, at, element }, i) => {
      const copy = all[at]!;
      if (kind === "add") all[at] = type.add(copy, element, `${"ABC"[at]}${i}`);
      else if (kind === "merge") all[at] = type.merge(copy, all[(at + 1) % 3]!);
      else all[at] = type.remove?.(copy, element) ?? copy;
    });
    return all;
  }

  const doings: fc.Arbitrary<Doing> = fc.array(
    fc.record({
      kind: fc.constantFrom("add", "remove", "merge"),
      at: fc.nat(2),
      element: fc.constantFrom("milk", "eggs"),
    }),
    { maxLength: 12 },
  );

  it.each([growOnlySet as Replicated<unknown>, observedRemoveSet as Replicated<unknown>])(
    "of $name is commutative, associative and idempotent, and keeps what either has",
    (type) => {
      const { merge, isWithin } = type;
      fc.assert(
        fc.property(doings, (doing) => {
          const [a, b, c] = copies(type, doing);
          expect(merge(a, b)).toEqual(merge(b, a));
          expect(merge(a, merge(b, c))).toEqual(merge(merge(a, b), c));
          expect(merge(a, a)).toEqual(a);
          expect(isWithin(a, merge(a, b)) && isWithin(b, merge(a, b))).toBe(true);
          if (isWithin(a, c) && isWithin(b, c)) expect(isWithin(merge(a, b), c)).toBe(true);
        }),
      );
    },
  );
});

describe("an observed-remove set", () => {
  const { empty, add, merge, elements } = observedRemoveSet;
  const remove = observedRemoveSet.remove!;

  it("keeps an add that a concurrent remove has not seen", () => {
    const shared = add(empty, "milk", "A1");
    const here = remove(shared, "milk");
    const there = add(shared, "milk", "B1");
    expect(elements(here)).toEqual([]);
    expect(elements(merge(here, there))).toEqual(["milk"]);
  });

  it("lets what was removed be added again, and a removed tag never come back", () => {
    const gone = remove(add(empty, "milk", "A1"), "milk");
    expect(elements(merge(gone, add(empty, "milk", "A1")))).toEqual([]);
    expect(elements(add(gone, "milk", "A2"))).toEqual(["milk"]);
  });
});

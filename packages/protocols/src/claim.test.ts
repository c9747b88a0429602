import { describe, expect, it } from "vitest";
import { claim, isAsClaimed, judge, type Tolerance } from "./claim.ts";

const square = (tolerance: Tolerance, published: number) =>
  claim({
    id: "square.of-three",
    sentence: "Three times three is nine.",
    source: { author: "Euclid", title: "Elements", venue: "Alexandria", year: -300 },
    published: [{ at: { side: 3 }, figures: { area: published } }],
    tolerance,
    defaults: { side: 1, off: 0 },
    compute: ({ side, off }) => ({
      figures: { area: { value: side * side + off, standardError: 0.5 } },
      checked: "by arithmetic",
    }),
  });

const holds = (tolerance: Tolerance, published: number) => judge(square(tolerance, published))[0]!.holds;

describe("a claim", () => {
  it("is judged by figure, at the parameters of its row", () => {
    expect(judge(square({ grade: "G0" }, 9))).toEqual([
      {
        figure: "area",
        at: { side: 3 },
        published: 9,
        ours: 9,
        allowed: 0,
        holds: true,
        checked: "by arithmetic",
      },
    ]);
  });

  it("allows what its tolerance says, and no more", () => {
    expect(holds({ grade: "G0" }, 9.001)).toBe(false);
    expect(holds({ grade: "G1", standardErrors: 4 }, 11)).toBe(true);
    expect(holds({ grade: "G1", standardErrors: 4 }, 11.01)).toBe(false);
    expect(holds({ grade: "G2", standardErrors: 4, absolute: 0.25 }, 11.25)).toBe(true);
    expect(holds({ grade: "G3", relative: 0.1 }, 10)).toBe(true);
    expect(holds({ grade: "G3", relative: 0.09 }, 10)).toBe(false);
  });

  it("is computed at other parameters where they are given", () => {
    expect(judge(square({ grade: "G0" }, 9), { off: 1 })[0]).toMatchObject({ ours: 10, holds: false });
  });

  it("fails where the computation does not give the published figure", () => {
    const other = {
      ...square({ grade: "G4", relative: 10 }, 9),
      compute: () => ({ figures: {}, checked: "" }),
    };
    expect(judge(other)[0]).toMatchObject({ ours: NaN, holds: false });
  });

  it("that does not reproduce stands while its figures do not come out", () => {
    const open = { ...square({ grade: "G0" }, 10), doesNotReproduce: true } as const;
    expect(judge(open).map((judgement) => isAsClaimed(open, judgement))).toEqual([true]);
    const solved = { ...square({ grade: "G0" }, 9), doesNotReproduce: true } as const;
    expect(judge(solved).map((judgement) => isAsClaimed(solved, judgement))).toEqual([false]);
    expect(judge(solved).map((judgement) => isAsClaimed(square({ grade: "G0" }, 9), judgement))).toEqual([
      true,
    ]);
  });
});

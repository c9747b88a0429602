import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import {
  availability,
  choices,
  grid,
  hybridQuorum,
  intersects,
  isQuorum,
  leastLoad,
  loadOf,
  majorities,
  singleton,
  smallestMeeting,
  threshold,
  thresholdAvailability,
  tolerates,
} from "./index.ts";

const names = (n: number) => "ABCDEFGHIJ".slice(0, n).split("");
const rows = [names(3), "DEF".split(""), "GHI".split("")];

describe("quorum systems", () => {
  it("are what one would draw", () => {
    const text = ({ quorums }: ReturnType<typeof majorities>) => quorums.map((quorum) => quorum.join(""));
    expect(text(majorities(names(3)))).toEqual(["AB", "AC", "BC"]);
    expect(text(majorities(names(4)))).toEqual(["ABC", "ABD", "ACD", "BCD"]);
    expect(text(threshold(names(3), 1))).toEqual(["A", "B", "C"]);
    const corner = [
      ["A", "B"],
      ["C", "D"],
    ];
    expect(text(grid(corner, { crossing: "column" }))).toEqual(["ABC", "ABD", "ACD", "BCD"]);
    expect(grid(rows, { crossing: "every row" }).quorums).toHaveLength(27);
    expect(grid(rows, { crossing: "column" }).quorums).toHaveLength(9);
  });

  it("say what is no quorum system", () => {
    expect(() => threshold(names(3), 4)).toThrowError(
      "A quorum of 4 nodes cannot be had of 3: choose 1 to 3.",
    );
    expect(() => grid([["A", "B"], ["C"]], { crossing: "column" })).toThrowError(
      "A grid has rows of the same length, at least one node each.",
    );
    expect(() => loadOf(majorities(names(3)), [1])).toThrowError(
      "There are 3 quorums and 1 weights: give one to each.",
    );
  });

  it("grow: what contains a quorum is one", () => {
    expect(isQuorum(majorities(names(5)), ["A", "C", "E"])).toBe(true);
    expect(isQuorum(majorities(names(5)), ["A", "B", "C", "D"])).toBe(true);
    expect(isQuorum(majorities(names(5)), ["A", "B"])).toBe(false);
  });
});

describe("what looks like a quorum system and is none", () => {
  it.each([
    ["half of the nodes", threshold(names(4), 2)],
    ["a row of a grid, without a node of every other row", { nodes: rows.flat(), quorums: rows }],
    [
      "a majority of the nodes that a client happens to reach",
      {
        nodes: names(6),
        quorums: [...majorities(["A", "B", "C"]).quorums, ...majorities(["D", "E", "F"]).quorums],
      },
    ],
  ])("%s", (_, system) => {
    const { nodes, witness } = smallestMeeting(system);
    expect(nodes).toBe(0);
    expect(witness[0].some((node) => witness[1].includes(node))).toBe(false);
  });
});

describe("intersection", () => {
  it("majorities and grids meet, and half of the nodes do not", () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7]) expect(intersects(majorities(names(n)))).toBe(true);
    for (const crossing of ["every row", "column"] as const)
      expect(intersects(grid(rows, { crossing }))).toBe(true);
    expect(smallestMeeting(threshold(names(4), 2))).toEqual({
      nodes: 0,
      witness: [
        ["A", "B"],
        ["C", "D"],
      ],
    });
  });

  it("of q and r of n nodes is in q + r - n nodes, if that is positive", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), fc.nat(), (n, a, b) => {
        const [q, r] = [1 + (a % n), 1 + (b % n)];
        expect(smallestMeeting(threshold(names(n), q), threshold(names(n), r)).nodes).toBe(
          Math.max(0, q + r - n),
        );
      }),
    );
  });

  it("in a correct node takes n > 3f: 2f + 1 of 3f + 1 meet in f + 1", () => {
    expect(smallestMeeting(threshold(names(4), 3)).nodes).toBe(2);
    expect(smallestMeeting(threshold(names(7), 5)).nodes).toBe(3);
    expect(hybridQuorum(3, { crashes: 0, byzantine: 1 })).toBe(null);
  });

  it("with three crashes and a liar takes ten nodes, and nine are too few", () => {
    const faults = { crashes: 3, byzantine: 1 };
    expect(hybridQuorum(10, faults)).toBe(6);
    expect(smallestMeeting(threshold(names(10), 6)).nodes).toBe(2);
    expect(hybridQuorum(9, faults)).toBe(null);
  });

  it("tolerates as many crashes as leave a quorum", () => {
    expect([1, 2, 3, 4, 5].map((n) => tolerates(majorities(names(n))))).toEqual([0, 0, 1, 1, 2]);
    expect(tolerates(grid(rows, { crossing: "column" }))).toBe(2); // one down in each row is too many
    expect(tolerates(singleton("A"))).toBe(0);
  });
});

describe("availability", () => {
  it("by counting agrees with the formula", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, k, p) => {
          const size = 1 + (k % n);
          expect(availability(threshold(names(n), size), p)).toBeCloseTo(
            thresholdAvailability(n, size, p),
            12,
          );
        },
      ),
    );
  });

  it("is that of its one node for a singleton, and grows with p", () => {
    expect(availability(singleton("A"), 0.3)).toBe(0.3);
    const system = grid(rows, { crossing: "every row" });
    const up = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1].map((p) => availability(system, p));
    expect(up).toEqual([...up].sort((a, b) => a - b));
    expect([up[0], up.at(-1)]).toEqual([0, 1]);
  });

  it("says where there are too many nodes to count", () => {
    const many = Array.from({ length: 21 }, (_, i) => `${i}`);
    expect(() => availability({ nodes: many, quorums: [many] }, 0.9)).toThrowError(
      "There are 2^21 sets of 21 nodes, too many to count: take at most 20, or thresholdAvailability.",
    );
    expect(thresholdAvailability(21, 11, 0.5)).toBeCloseTo(0.5, 12);
  });

  it("counts choices as Pascal did", () => {
    expect(choices(5)).toEqual([1, 5, 10, 10, 5, 1]);
  });
});

it("the README's example gives what it says", () => {
  const four = names(4);
  const results = [
    availability(majorities(names(3)), 0.9).toFixed(4),
    availability(majorities(four), 0.9).toFixed(4),
    intersects(threshold(four, 1), threshold(four, 4)),
    loadOf(majorities(four)),
  ];
  const said = [...readme(import.meta.url).matchAll(/\/\/ ([\w.]+)/g)].map(([, result]) => result);
  expect(said).toEqual(results.map(String));
});

describe("load", () => {
  it("is at least the bound, whatever the strategy", () => {
    const system = majorities(names(5));
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 10, maxLength: 10 }),
        (strategy) => {
          expect(loadOf(system, strategy)).toBeGreaterThanOrEqual(leastLoad(system) - 1e-12);
        },
      ),
    );
  });

  it("of one node for all is 1", () => {
    expect(loadOf(singleton("A"))).toBe(1);
    expect(loadOf(majorities(names(3)), [1, 0, 0])).toBe(1);
  });
});

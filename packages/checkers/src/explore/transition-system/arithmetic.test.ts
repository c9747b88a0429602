/** Counts that need no other checker: arithmetic gives them, or a proof that everybody knows. */
import { covered, deep } from "@lightcone/config/covered";
import { describe, expect, it } from "vitest";
import { explore } from "../explore.ts";
import { packedTwoPhaseCommit, transactionCommit } from "../fixtures/two-phase-commit.ts";
import type { TransitionSystem } from "./transition-system.ts";

const step = <State>(state: State) => ({ label: "", state });
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("E1 counts that arithmetic gives", () => {
  it.each([3, 4, 7])("transaction commit with %i managers: 3^n + 2^n - 1", (n) => {
    // Before anybody commits each works, is prepared or has aborted; afterwards all are prepared or committed, one at least.
    expect(explore(transactionCommit(n)).distinct).toBe(3 ** n + 2 ** n - 1);
  });

  it("two-phase commit with 7 managers: 296,448 states, 2,744,706 generated", () => {
    const exploration = explore(packedTwoPhaseCommit(7));
    expect(exploration).toMatchObject({ distinct: 296_448, generated: 2_744_706, depth: 23, complete: true });
    covered({ states: exploration.distinct });
  });

  it.each([2, 3, 5, 8])(
    "%i philosophers: (1 + √2)^n + (1 - √2)^n states, and they starve after n steps",
    (n) => {
      // In a word for each, T, L (has the left fork) or E, an E is followed by a T: the trace of [[1 1 1] [1 1 1] [1 0 0]]^n.
      const dining: TransitionSystem<string> = {
        initial: ["T".repeat(n)],
        next: (table) =>
          range(n).flatMap((i) => {
            const [left, own, right] = [table.at(i - 1)!, table[i]!, table[(i + 1) % n]!];
            const become = (is: string) => step(table.slice(0, i) + is + table.slice(i + 1));
            if (own === "T") return left === "E" ? [] : [become("L")];
            if (own === "L") return right === "T" ? [become("E")] : [];
            return [become("T")];
          }),
        sometimes: { "somebody eats": (table) => table.includes("E") },
      };
      const count = Math.round((1 + Math.SQRT2) ** n + (1 - Math.SQRT2) ** n);
      expect(explore(dining)).toMatchObject({ distinct: count, complete: true, unreached: [] });
      const { verdict } = explore({
        ...dining,
        always: { "somebody can act": (table) => [...dining.next(table)].length > 0 },
      });
      expect(verdict.kind === "illegal" && verdict.counterexample.steps.at(-1)!.state).toBe("L".repeat(n));
      expect(verdict.kind === "illegal" && verdict.counterexample.steps.length - 1).toBe(n);
    },
  );

  it.each([1, 4, 8])("the towers of Hanoi with %i discs: 3^n states, 3 (3^n - 1) moves, depth 2^n", (n) => {
    const hanoi: TransitionSystem<readonly number[]> = {
      initial: [range(n).map(() => 0)],
      next: (pegs) =>
        pegs.flatMap((peg, disc) =>
          pegs.indexOf(peg) < disc
            ? []
            : [0, 1, 2]
                .filter((to) => to !== peg && !pegs.slice(0, disc).includes(to))
                .map((to) => step(pegs.with(disc, to))),
        ),
    };
    const distinct = 3 ** n;
    expect(explore(hanoi)).toMatchObject({ distinct, generated: 1 + 3 * (distinct - 1), depth: 2 ** n });
  });

  it("eight queens: 92 solutions and 2,057 partial ones (Knuth 1975)", () => {
    const queens: TransitionSystem<readonly number[]> = {
      initial: [[]],
      next: (rows) =>
        rows.length === 8
          ? []
          : range(8)
              .filter((at) => rows.every((row, i) => row !== at && Math.abs(row - at) !== rows.length - i))
              .map((at) => step([...rows, at])),
    };
    const counts = new Map<number, number>();
    const count = (rows: readonly number[]) =>
      counts.set(rows.length, (counts.get(rows.length) ?? 0) + 1).size > 0;
    expect(explore({ ...queens, always: { counted: count } })).toMatchObject({
      distinct: 2_057,
      generated: 2_057,
      depth: 9,
    });
    expect([...counts.values()]).toEqual([1, 8, 42, 140, 344, 568, 550, 312, 92]);
  });

  it("missionaries and cannibals: eleven crossings (Amarel 1968)", () => {
    type Bank = { readonly missionaries: number; readonly cannibals: number; readonly boat: boolean };
    const isSafe = (missionaries: number, cannibals: number) =>
      missionaries === 0 || missionaries >= cannibals;
    const loads = [
      [1, 0],
      [2, 0],
      [0, 1],
      [0, 2],
      [1, 1],
    ] as const;
    const river: TransitionSystem<Bank> = {
      initial: [{ missionaries: 3, cannibals: 3, boat: true }],
      next: ({ missionaries, cannibals, boat }) =>
        loads
          .map(([m, c]) => (boat ? [missionaries - m, cannibals - c] : [missionaries + m, cannibals + c]))
          .filter(
            ([m, c]) => m! >= 0 && c! >= 0 && m! <= 3 && c! <= 3 && isSafe(m!, c!) && isSafe(3 - m!, 3 - c!),
          )
          .map(([m, c]) => step({ missionaries: m!, cannibals: c!, boat: !boat })),
      always: { "somebody is left": ({ missionaries, cannibals }) => missionaries + cannibals > 0 },
    };
    const { verdict } = explore(river);
    expect(verdict.kind === "illegal" && verdict.counterexample.steps.length - 1).toBe(11);
  });

  it("the eight puzzle: 9! / 2 states, and 31 moves at most", () => {
    const neighbors = range(9).map((place) =>
      range(9).filter(
        (other) =>
          Math.abs((place % 3) - (other % 3)) + Math.abs(((place / 3) | 0) - ((other / 3) | 0)) === 1,
      ),
    );
    const slide = (tiles: readonly number[], place: number) => {
      const hole = tiles.indexOf(0);
      return tiles.with(hole, tiles[place]!).with(place, 0);
    };
    const puzzle: TransitionSystem<readonly number[]> = {
      initial: [[1, 2, 3, 4, 5, 6, 7, 8, 0]],
      next: (tiles) => neighbors[tiles.indexOf(0)]!.map((place) => step(slide(tiles, place))),
      encode: (tiles) => tiles,
      decode: (code) => code,
    };
    // A hole in a corner can go two ways, at an edge three, in the middle four: 24 for nine places.
    const expected = { distinct: 181_440, generated: 1 + (181_440 * 24) / 9, depth: 32, complete: true };
    expect(explore(puzzle)).toMatchObject(expected);
    covered({ states: expected.distinct });
  });

  it("a grid of counters: (n + 1)^3 states, ten million of them in a full run", { timeout: 900_000 }, () => {
    const most = deep(19, 215); // 216^3 = 10,077,696
    const grid: TransitionSystem<readonly number[]> = {
      initial: [[0, 0, 0]],
      next: (at) => [0, 1, 2].filter((i) => at[i]! < most).map((i) => step(at.with(i, at[i]! + 1))),
    };
    const limits = { states: 11_000_000, memoryMb: 1_000 };
    const distinct = (most + 1) ** 3;
    const expected = {
      distinct,
      generated: 1 + 3 * most * (most + 1) ** 2,
      depth: 3 * most + 1,
      complete: true,
    };
    const exploration = explore(grid, { limits });
    expect(exploration).toMatchObject(expected);
    expect(exploration.bytes).toBeLessThan(100 * distinct + 1_000_000);
    expect(explore({ ...grid, encode: (at) => at, decode: (code) => code }, { limits })).toMatchObject(
      expected,
    );
    covered({ states: 2 * distinct });
  });
});

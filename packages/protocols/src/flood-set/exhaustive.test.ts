import { covered, deep } from "@lightcone/config/covered";
import type { RoundAlgorithm } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { playRounds } from "../lock-step.ts";
import type { Mutant } from "../mutant.ts";
import { crashing, crashPatterns, inputVectors } from "./crash-patterns.ts";
import {
  earlyStoppingMutants,
  earlyStoppingRounds,
  floodSetMutants,
  floodSetRounds,
  type Options,
  optFloodSetMutants,
  optFloodSetRounds,
} from "./index.ts";

type Make<Inner, Content> = (options: Options) => RoundAlgorithm<Inner, Content>;

const names = ["A", "B", "C", "D", "E"];

/** Every crash pattern, with each of the inputs: which properties were violated and reached. */
function everyPattern<Inner, Content>(
  make: Make<Inner, Content>,
  { n, f, vectors }: { n: number; f: number; vectors: readonly (readonly number[])[] },
) {
  const cluster = names.slice(0, n);
  const patterns = crashPatterns(cluster, { f, rounds: f + 1 });
  const found = { violated: new Set<string>(), reached: new Set<string>() };
  for (const inputs of vectors) {
    const algorithm = make({ inputs, f });
    for (const pattern of patterns) {
      const { violated, reached } = playRounds(algorithm, cluster, crashing(pattern));
      violated.forEach((name) => found.violated.add(name));
      reached.forEach((name) => found.reached.add(name));
    }
  }
  covered({ states: vectors.length * patterns.length });
  return { violated: [...found.violated], reached: [...found.reached].sort() };
}

/** All inputs of 0 and 1 where that is quick, and one with three values. */
const scopes = [
  { n: 3, f: 1, vectors: inputVectors(3, [0, 1, 2]) },
  {
    n: 4,
    f: 2,
    vectors: deep(
      [
        [0, 1, 1, 1],
        [1, 2, 3, 3],
        [1, 1, 1, 1],
      ],
      inputVectors(4, [0, 1, 2]),
    ),
  },
];

describe("all crash patterns", () => {
  it("are as many as the formula says", () => {
    expect(crashPatterns(["A", "B", "C"], { f: 1, rounds: 2 })).toHaveLength(1 + 3 * 2 * 4);
    expect(crashPatterns(["A", "B", "C", "D"], { f: 2, rounds: 3 })).toHaveLength(
      1 + 4 * (3 * 8) + 6 * (3 * 8) ** 2,
    );
  });

  it.each(scopes)("FloodSet holds: n = $n, f = $f", (scope) => {
    const { violated, reached } = everyPattern(floodSetRounds, scope);
    expect(violated).toEqual([]);
    expect(reached).toEqual(Object.keys(floodSetRounds({ inputs: [], f: 1 }).sometimes!).sort());
  });

  it.each(scopes)("OptFloodSet holds: n = $n, f = $f", (scope) => {
    const { violated, reached } = everyPattern(optFloodSetRounds, scope);
    expect(violated).toEqual([]);
    expect(reached).toEqual(Object.keys(optFloodSetRounds({ inputs: [], f: 1 }).sometimes!).sort());
  });

  it.each(scopes)("early stopping holds: n = $n, f = $f", (scope) => {
    expect(everyPattern(earlyStoppingRounds, scope).violated).toEqual([]);
  });

  it("some nodes decide a round before others", () => {
    const { reached } = everyPattern(earlyStoppingRounds, scopes[1]!);
    expect(reached).toEqual(Object.keys(earlyStoppingRounds({ inputs: [], f: 1 }).sometimes!).sort());
  });

  it("f rounds are enough where all but one may crash: a lone survivor agrees with itself", () => {
    const twoRounds = (options: Options) => floodSetRounds({ ...options, rounds: 2 });
    expect(everyPattern(twoRounds, { n: 3, f: 2, vectors: inputVectors(3, [0, 1]) }).violated).toEqual([]);
  });
});

describe("mutants are killed", () => {
  /** Whether some pattern makes the mutant violate the property that it should. */
  function isKilled<Inner, Content>({ protocol, killedBy }: Mutant<Make<Inner, Content>>): boolean {
    const { n, f, vectors } = scopes[1]!;
    const cluster = names.slice(0, n);
    return vectors.some((inputs) => {
      const algorithm = protocol({ inputs, f });
      return crashPatterns(cluster, { f, rounds: f + 1 }).some((pattern) =>
        playRounds(algorithm, cluster, crashing(pattern)).violated.includes(killedBy),
      );
    });
  }

  it.each(Object.entries(floodSetMutants))("FloodSet that %s", (_, mutant) => {
    expect(isKilled(mutant)).toBe(true);
  });

  it.each(Object.entries(optFloodSetMutants))("OptFloodSet that %s", (_, mutant) => {
    expect(isKilled(mutant)).toBe(true);
  });

  it.each(Object.entries(earlyStoppingMutants))("early stopping that %s", (_, mutant) => {
    expect(isKilled(mutant)).toBe(true);
  });
});

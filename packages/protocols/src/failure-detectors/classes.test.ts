import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classes, classesOf, type DetectorClass, objectionsTo, properties } from "./classes.ts";
import type { Suspicion, Suspicions } from "./suspicions.ts";

const [A, B, C] = ["A", "B", "C"] as const;

/** `A>C 100-200`: A suspects C from 100 to 200 ms; with no end, to the end. The run lasts for a second. */
const history = (crashedAtMs: Suspicions["crashedAtMs"], ...lines: string[]): Suspicions => ({
  nodes: [A, B, C],
  crashedAtMs,
  suspicions: lines.map((line): Suspicion => {
    const [, by, of, from, to] = /^(\w)>(\w) (\d+)-(\d*)$/.exec(line)!;
    return { by: by!, of: of!, fromMs: Number(from), toMs: to ? Number(to) : null };
  }),
  endedAtMs: 1_000,
});

const byMs = 500;
const check = (property: keyof typeof properties, of: Suspicions) => properties[property](of, byMs);

describe("completeness", () => {
  const crash = { C: 100 };

  it("is strong where every correct node suspects what crashed, for good", () => {
    expect(check("strong completeness", history(crash, "A>C 200-", "B>C 499-"))).toBeNull();
  });

  it.each([
    ["one node does not", ["A>C 200-"]],
    ["one takes it back", ["A>C 200-", "B>C 300-600"]],
    ["one is too late", ["A>C 200-", "B>C 501-"]],
  ])("is weak where %s", (_, lines) => {
    const seen = history(crash, ...lines);
    expect(check("strong completeness", seen)).toBe("B does not suspect C for good by 500 ms");
    expect(check("weak completeness", seen)).toBeNull();
  });

  it("is not even weak where nobody suspects it for good", () => {
    const seen = history(crash, "A>C 200-300");
    expect(check("weak completeness", seen)).toBe("nobody suspects C for good by 500 ms");
  });

  it("asks nothing of those that crash, and nothing where nobody crashes", () => {
    expect(check("strong completeness", history({ B: 900, C: 100 }, "A>C 200-", "A>B 400-"))).toBeNull();
    expect(check("strong completeness", history({}))).toBeNull();
  });
});

describe("accuracy", () => {
  it("is strong where nobody is suspected before it crashes", () => {
    expect(check("strong accuracy", history({ C: 100 }, "A>C 100-", "B>C 700-"))).toBeNull();
  });

  it("is not strong where somebody is, be it for a moment, be it by one who crashes", () => {
    expect(check("strong accuracy", history({ C: 100 }, "A>C 99-"))).toBe(
      "A suspects C, which is up, from 99 ms to 100 ms",
    );
    expect(check("strong accuracy", history({ C: 100 }, "C>A 20-30"))).toBe(
      "C suspects A, which is up, from 20 ms to 30 ms",
    );
  });

  it("is weak where one correct node is never suspected", () => {
    expect(check("weak accuracy", history({}, "A>C 20-", "B>C 30-", "C>A 40-50"))).toBeNull();
    expect(check("weak accuracy", history({}, "A>C 20-", "C>A 30-40", "A>B 50-60"))).toBe(
      "C suspects A, which is up, from 30 ms to 40 ms; A suspects B, which is up, from 50 ms to 60 ms; A suspects C, which is up, from 20 ms to the end",
    );
  });

  it("is eventual where the mistakes end in time", () => {
    const early = ["A>C 20-400", "C>A 30-40", "A>B 50-500"];
    expect(check("eventual strong accuracy", history({}, ...early))).toBeNull();
    const late = history({}, ...early, "B>A 30-501");
    expect(check("eventual strong accuracy", late)).toBe("B suspects A, which is up, from 30 ms to 501 ms");
    expect(check("eventual weak accuracy", late)).toBeNull();
    expect(check("eventual weak accuracy", history({}, "A>B 600-", "B>A 600-", "A>C 600-"))).not.toBeNull();
  });

  it("is eventual whatever is said of those that crash later", () => {
    expect(check("eventual strong accuracy", history({ C: 900 }, "A>C 600-", "C>A 600-"))).toBeNull();
  });
});

describe("classes", () => {
  it("are told from what speaks against each", () => {
    const seen = history({ C: 100 }, "A>C 200-", "B>C 300-", "A>B 300-400");
    expect(classesOf(seen, byMs)).toEqual(["S", "◇P", "◇S", "W", "◇Q", "◇W"]);
    expect(objectionsTo("P", seen, byMs)).toEqual({
      "strong accuracy": "A suspects B, which is up, from 300 ms to 400 ms",
    });
    expect(objectionsTo("◇P", seen, byMs)).toEqual({});
  });

  // Figure 1 of the paper: whatever is in the first is in the second.
  const inclusions: readonly (readonly [DetectorClass, DetectorClass])[] = [
    ["P", "S"],
    ["P", "◇P"],
    ["S", "◇S"],
    ["◇P", "◇S"],
    ["P", "Q"],
    ["S", "W"],
    ["◇P", "◇Q"],
    ["◇S", "◇W"],
    ["Q", "W"],
    ["Q", "◇Q"],
    ["W", "◇W"],
    ["◇Q", "◇W"],
  ];

  const node = fc.constantFrom(A, B, C);
  const suspicion = fc
    .record({ by: node, of: node, fromMs: fc.nat(999), lasts: fc.option(fc.integer({ min: 1, max: 999 })) })
    .map(({ lasts, ...rest }): Suspicion => ({ ...rest, toMs: lasts === null ? null : rest.fromMs + lasts }));
  const histories = fc.record({
    nodes: fc.constant([A, B, C]),
    crashedAtMs: fc.oneof(fc.constant({}), fc.record({ C: fc.nat(999) })),
    suspicions: fc.array(suspicion, { maxLength: 6 }),
    endedAtMs: fc.constant(2_000),
  });

  it("include one another as the paper draws them", () => {
    const met = new Set<DetectorClass>();
    const left = new Set<string>();
    fc.assert(
      fc.property(histories, (seen) => {
        const found = classesOf(seen, byMs);
        found.forEach((name) => met.add(name));
        for (const [small, large] of inclusions) {
          if (found.includes(small)) expect(found).toContain(large);
          else if (found.includes(large)) left.add(`${small} ${large}`);
        }
      }),
      { numRuns: 2_000 },
    );
    expect([...met].sort()).toEqual(Object.keys(classes).sort());
    expect(left.size).toBe(inclusions.length); // every inclusion is proper
  });
});

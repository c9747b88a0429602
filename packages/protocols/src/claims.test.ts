import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Claim } from "./claim.ts";
import { effortOf } from "./claim.ts";
import { claims } from "./claims.ts";

const here = import.meta.dirname;
const folders = readdirSync(here).filter((name) => existsSync(join(here, name, "claims.ts")));

describe("the collection of claims", () => {
  it("has every claim that stands beside a protocol", async () => {
    const modules = await Promise.all(
      folders.map((name) => import(`./${name}/claims.ts`) as Promise<{ claims: readonly Claim[] }>),
    );
    const all = modules.flatMap((module) => module.claims.map(({ id }) => id));
    expect(claims.map(({ id }) => id).toSorted()).toEqual(all.toSorted());
  });

  it("names each of them once, and says what was published", () => {
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const { id, published, sentence } of claims) {
      expect(id).toMatch(/^[a-z][a-z0-9-]*\.[a-z0-9.-]+$/);
      expect(sentence).toMatch(/\.$/);
      expect(published.flatMap(({ figures }) => Object.keys(figures)).length).toBeGreaterThan(0);
    }
  });

  it("has rows whose parameters the computation knows", () => {
    for (const { id, defaults, published } of claims)
      for (const { at } of published)
        expect(
          Object.keys(at).filter((name) => !(name in defaults)),
          id,
        ).toEqual([]);
  });
});

// A claim that no test judges would only be believed.
it.each(folders)("what is claimed of %s is judged, all of it, by the test beside it", (name) => {
  const test = readFileSync(join(here, name, "claims.test.ts"), "utf8");
  expect(test).toContain("it.each(claims)");
  expect(test).toMatch(/import \{ claims \} from "\.\/claims\.ts"/);
  expect(test).toMatch(/\bjudge\(/);
  expect(test).toMatch(/\.filter\([^)]*\)[^;]*\)\)?\.toEqual\(\[\]\)/);
});

it("tells how hard to look from what to look at", () => {
  const effort = (id: string) => effortOf(claims.find((claim) => claim.id === id)!);
  expect(effort("wars.visibility")).toEqual(["trials", "seed"]);
  expect(effort("swim.first-detection")).toEqual(["crashes", "seed"]);
  expect(effort("flood-set.early-stopping")).toEqual([]);
});

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkClaims, recordClaims } from "./record-claims.ts";

/** A copy of the fixture, inside this package so that its imports are found. */
let root: string;

beforeEach(async () => {
  const fixtures = join(import.meta.dirname, "../fixtures");
  root = await mkdtemp(join(fixtures, "copy-of-claimed-"));
  await cp(join(fixtures, "claimed"), root, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const edit = async (path: string, from: string, to: string) => {
  const file = join(root, "content", path);
  await writeFile(file, (await readFile(file, "utf8")).replace(from, to));
};
const recorded = () => readFile(join(root, "content/claims.json"), "utf8");

test("claims that do not hold are told and not recorded", async () => {
  expect((await recordClaims(root)).map(({ message }) => message)).toEqual([
    "the claim `die.sum` does not hold: spots was published as 22 and comes to 21",
  ]);
  await expect(recorded()).rejects.toThrow("ENOENT");
});

test("what claims come to is recorded, and compared from then on", async () => {
  await edit("lessons/dice/claims.ts", "spots: 22", "spots: 21");
  expect(await recordClaims(root)).toEqual([]);
  expect(JSON.parse(await recorded())).toMatchObject([
    {
      id: "coin.heads",
      checks: [{ published: 0.5, ours: 0.5, holds: true, checked: "100 throws" }, { ours: 0.25 }],
    },
    { id: "coin.edge", doesNotReproduce: true, checks: [{ published: 7, ours: 0, holds: false }] },
    { id: "die.sum", grade: "G0" },
  ]);
  expect(await checkClaims(root)).toEqual([]);

  await edit("claims.json", '"ours": 21', '"ours": 20');
  const [drift] = await checkClaims(root);
  expect(drift).toMatchObject({
    message: "the claims no longer come to what is recorded (- recorded, + now)",
  });
  expect(drift!.details!.filter((line) => /^[-+]/.test(line)).map((line) => line.trim())).toEqual([
    expect.stringMatching(/^-.*"ours": 20/),
    expect.stringMatching(/^\+.*"ours": 21/),
  ]);
});

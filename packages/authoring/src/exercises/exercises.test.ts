import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashOf, type Receipt } from "@lightcone/notebook/exercises";
import { main } from "../cli.ts";
import { loadLesson } from "../load.ts";
import { judgeRequest } from "./judge-request.ts";
import recorded from "./fixtures/arithmetic/content/lessons/sound/recorded/exercises/double.json" with { type: "json" };

const root = join(import.meta.dirname, "fixtures/arithmetic");

/** Runs the command in the fixture; gives its exit status and what it printed. */
async function course(...args: readonly string[]) {
  let printed = "";
  const print = (text: string) => void (printed += text);
  const status = await main(args, { cwd: root, print, stallSeconds: 60 });
  return { status, printed };
}

describe("check", () => {
  test("passes exercises whose starter fails, whose solution passes, whose wrong answers fail in ways of their own", async () => {
    expect(await course("check", "--lesson", "sound")).toEqual({
      status: 0,
      printed: "✓ sound  2 cells, 0 events\n",
    });
  });

  test("says of each answer that is judged otherwise what is wrong with it", async () => {
    const { status, printed } = await course("check", "--lesson", "broken");
    expect(status).toBe(1);
    expect(printed.split("\n").filter((line) => line.startsWith("content/"))).toEqual([
      "content/lessons/broken/exercises/easy/start.ts:1:1  the starter of `easy` passes",
      "content/lessons/broken/exercises/easy/solution.ts:1:1  the solution of `easy` fails",
      "content/lessons/broken/exercises/twins/wrong-right.ts:1:1  this wrong answer of `twins` passes",
      "content/lessons/broken/exercises/twins/wrong-three.ts:1:1  this wrong answer fails as wrong-one.ts does, so a reader would be told the other's feedback",
      "content/lessons/broken/exercises/throws/test.ts:1:1  the test of `throws` comes to no judgment",
      expect.stringMatching(
        /^content\/lessons\/broken\/exercises\/throws\/wrong-throws\.ts:2:\d+ {2}this wrong answer of `throws` cannot be judged: SyntaxError/,
      ),
    ]);
    expect(printed).toContain("✗ it is even: 3 is odd.");
  });
});

describe("a receipt", () => {
  const answer = "const double = (n: number): number => n + n;\n";
  let folder: string;
  let receipt: Receipt;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "receipt-"));
    const loaded = await loadLesson(root, "sound");
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const [exercise] = loaded.value.exercises;
    const { chain, seed, budget } = judgeRequest(loaded.value, exercise!, answer);
    receipt = {
      format: "lightcone-receipt",
      version: 1,
      lesson: "sound",
      exercise: "double",
      answer,
      cells: chain.map(({ id, source }) => ({ id, hash: hashOf(source) })),
      seed,
      budget,
      packages: { "@lightcone/simulation": "unknown" },
      fingerprint: recorded.solution, // all findings are the same as those on the reference solution
    };
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Judges a text as a receipt; what is printed has the file's name in it, which is left out. */
  async function judged(text: string) {
    const file = join(folder, "receipt.json");
    await writeFile(file, text);
    const { status, printed } = await course("receipt", file);
    return { status, printed: printed.replaceAll(file, "FILE") };
  }
  const changed = (part: Partial<Record<keyof Receipt, unknown>>) =>
    judged(JSON.stringify({ ...receipt, ...part }));

  test("of an answer that passes gives the same verdict", async () => {
    expect(await judged(JSON.stringify(receipt))).toEqual({
      status: 0,
      printed: `✓ FILE: the answer to "double" of "sound" passes, with the same verdict ${recorded.solution}.\n`,
    });
  });

  test("of an answer that fails, or with another verdict, is found out", async () => {
    const forged = await changed({ answer: "const double = (n: number) => n + 1;" });
    expect(forged.status).toBe(1);
    expect(forged.printed).toContain('the answer to "double" of "sound" fails.');
    expect(forged.printed).toContain("✗ it doubles every number: Twice 3 is not 4.");
    expect(forged.printed).toContain("The answer is not the one whose hash the receipt has.");
    const other = await changed({ fingerprint: "0123456789abcdef" });
    expect(other.status).toBe(1);
    expect(other.printed).toContain("passes, but with another verdict.");
  });

  test("says what has changed since it was made", async () => {
    const { status, printed } = await changed({
      cells: receipt.cells.map((cell) => (cell.id === "given" ? { ...cell, hash: "1-0" } : cell)),
      packages: { "@lightcone/simulation": "9.9.9" },
    });
    expect(status).toBe(0);
    expect(printed).toContain('"given" is not what it was when the receipt was made.');
    expect(printed).toContain("made with @lightcone/simulation 9.9.9, here it is unknown.");
  });

  test("whose answer does not run has no verdict", async () => {
    const { status, printed } = await changed({ answer: "const double = (" });
    expect(status).toBe(1);
    expect(printed).toContain("cannot be judged");
  });

  test.each([
    ["no JSON", "{", "this is not JSON"],
    ["something else", '{"format":"other"}', "this is no receipt of an exercise: `format` is wrong"],
    ["no object", "7", "this is no receipt of an exercise: it is wrong"],
  ])("that is %s is refused", async (_, text, why) => {
    const { status, printed } = await judged(text);
    expect(status).toBe(2);
    expect(printed).toContain(why);
  });

  test("of an exercise that is not here, or no file at all, is refused", async () => {
    expect(await changed({ exercise: "triple" })).toEqual({
      status: 2,
      printed: '✗ FILE: the lesson "sound" has no exercise "triple".\n',
    });
    expect((await changed({ lesson: "lost" })).status).toBe(2);
    expect((await course("receipt", join(folder, "none.json"))).status).toBe(2);
    expect((await course("receipt")).printed).toContain("Which receipt? Name its file.");
  });
});

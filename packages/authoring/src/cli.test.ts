import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { help } from "./arguments.ts";
import { main } from "./cli.ts";

const fixtures = join(import.meta.dirname, "fixtures");

/** Runs the command in a fixture; gives its exit status and all that it printed. */
async function course(fixture: string, ...args: string[]) {
  let printed = "";
  const print = (text: string) => void (printed += text);
  const status = await main(args, { cwd: join(fixtures, fixture), print, stallSeconds: 1 });
  return { status, printed };
}

const check = (lesson: string) => course("broken-lessons", "check", "--lesson", lesson);

describe("check", () => {
  test("passes a sound lesson, declared errors included", async () => {
    expect(await check("sound")).toEqual({ status: 0, printed: "✓ sound  4 cells, 3,600 events\n" });
  });

  test("says what is wrong with a fence", async () => {
    expect(await check("broken-fence")).toEqual({ status: 1, printed: "" });
  });

  test("says what is wrong with front matter", async () => {
    expect(await check("broken-front-matter")).toEqual({ status: 1, printed: "" });
  });

  test("names the other cell of an id", async () => {
    expect(await check("broken-duplicate-id")).toEqual({ status: 1, printed: "" });
  });

  test("names the cells that define a name twice, need one another or cannot be read", async () => {
    expect(await check("broken-names")).toEqual({ status: 1, printed: "" });
  });

  test("shows type errors in their place in the lesson", async () => {
    expect(await check("broken-type")).toEqual({ status: 1, printed: "" });
  });

  test("refuses a name that the language has", async () => {
    expect(await check("broken-clash")).toEqual({ status: 1, printed: "" });
  });

  test("refuses a declared type error that does not occur", async () => {
    expect(await check("broken-declarations")).toEqual({ status: 1, printed: "" });
  });

  test("tells a failure once, where it arises", async () => {
    expect(await check("broken-throws")).toEqual({ status: 1, printed: "" });
  });

  test("stops an endless loop, and does not wait for it again", async () => {
    expect(await check("broken-loop")).toEqual({ status: 1, printed: "" });
  });

  test("shows how recorded output has drifted, what is not recorded and what is left over", async () => {
    expect(await check("broken-recordings")).toEqual({ status: 1, printed: "" });
  });

  test("misses a lesson that is named but not written", async () => {
    expect(await check("broken-absent")).toEqual({ status: 1, printed: "" });
  });

  test("says what is wrong with the table of contents", async () => {
    expect(await course("broken-contents", "check")).toEqual({ status: 1, printed: "" });
  });

  test("says what is wrong with the library", async () => {
    expect(await course("broken-library", "check")).toEqual({ status: 1, printed: "" });
  });
});

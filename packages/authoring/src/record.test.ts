import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { main } from "./cli.ts";

const fixtures = join(import.meta.dirname, "fixtures");

/** Runs the command in a directory; gives its exit status and the lines that it printed. */
async function courseIn(cwd: string, args: readonly string[], stallSeconds = 60) {
  let printed = "";
  const print = (text: string) => void (printed += text);
  const status = await main(args, { cwd, print, stallSeconds });
  return { status, printed: printed.replace(/\n$/, "").split("\n") };
}

describe("record", () => {
  let root: string;
  const folder = (lesson: string) => join(root, "content/lessons", lesson, "recorded");
  const run = (command: string, lesson: string) => courseIn(root, [command, "--lesson", lesson]);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "course-"));
    await cp(join(fixtures, "broken-lessons"), root, { recursive: true });
    await writeFile(join(root, "package.json"), '{ "type": "module" }');
  });
  afterEach(() => rm(root, { recursive: true }));

  test("writes what the cells produce, removes what is left over, and check is content", async () => {
    expect(await run("record", "broken-recordings")).toEqual({
      status: 0,
      printed: ["✓ broken-recordings  4 cells, 0 events"],
    });
    expect((await readdir(folder("broken-recordings"))).sort()).toEqual([
      "drifted.json",
      "merged.json",
      "same.json",
      "unrecorded.json",
    ]);
    expect(await readFile(join(folder("broken-recordings"), "drifted.json"), "utf8")).toBe(
      `{
  "cell": "drifted",
  "outputs": [
    { "kind": "console", "level": "log", "text": "one" },
    { "kind": "console", "level": "log", "text": "now two" }
  ],
  "error": null,
  "events": 0
}
`,
    );
    expect((await run("check", "broken-recordings")).status).toBe(0);
  });

  test("writes nothing for a lesson in which a cell fails", async () => {
    expect((await run("record", "broken-throws")).status).toBe(1);
    await expect(readdir(folder("broken-throws"))).rejects.toThrow("ENOENT");
  });
});

import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { help } from "./arguments.ts";
import { courseIn } from "./fixtures/course-in.ts";

const fixtures = join(import.meta.dirname, "fixtures");

describe("the command", () => {
  const sound = join(fixtures, "broken-lessons");
  const lines = (text: string) => text.replace(/\n$/, "").split("\n");

  test("explains itself", async () => {
    expect(await courseIn(sound, ["help"])).toEqual({ status: 0, printed: lines(help) });
    expect(await courseIn(sound, [])).toEqual({ status: 0, printed: lines(help) });
  });

  test.each([
    [["chekc"], 'There is no command "chekc".'],
    [["check", "sound"], '"sound" is too much; a lesson is named with --lesson.'],
    [["check", "--lesson", "sonud"], 'The course has no lesson "sonud".'],
    [["check", "--all"], "Unknown option '--all'"],
    [["check", "--lesson"], "Option '--lesson <value>' argument missing"],
  ])("does not take %j", async (args, mistake) => {
    const { status, printed } = await courseIn(sound, args);
    expect(status).toBe(2);
    expect(printed[0]).toContain(mistake);
    expect(printed.slice(-lines(help).length)).toEqual(lines(help));
  });

  test("needs a course around it", async () => {
    const { status, printed } = await courseIn(tmpdir(), ["check"]);
    expect(status).toBe(2);
    expect(printed[0]).toBe("There is no content/course.json, neither here nor above.");
  });

  test("runs from the checked-in file, with its exit status", () => {
    const bin = join(import.meta.dirname, "../bin/course.mjs");
    const run = spawnSync(process.execPath, [bin, "check", "--lesson", "broken-fence"], {
      cwd: sound,
      encoding: "utf8",
    });
    expect(run.stderr).toBe("");
    expect(run.stdout).toContain("✗ broken-fence  3 problems");
    expect(run.status).toBe(1);
  });
});

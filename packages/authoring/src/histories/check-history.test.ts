import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { help } from "../arguments.ts";
import { main } from "../cli.ts";

const histories = join(import.meta.dirname, "../fixtures/histories");

/** Runs `course check-history` among the fixtures; gives its exit status and the lines that it printed. */
async function check(...args: readonly string[]) {
  let printed = "";
  const print = (text: string) => void (printed += text);
  const status = await main(["check-history", ...args], { cwd: histories, print, stallSeconds: 1 });
  return { status, printed: printed.replace(/\n$/, "").split("\n") };
}

describe("one history", () => {
  test("that can be explained: an order, with the states", async () => {
    expect(await check("explained.json")).toEqual({
      status: 0,
      printed: [
        "explained.json: 2 operations of 2 clients on a register (our own JSON)",
        "✓ linearizable. One order that explains it, with the state after each step:",
        "     1  c1  write(1) → ?  1",
        "     2  c2  read() → 1    1",
      ],
    });
  });

  test("that cannot: the operation without a place, why, and the longest beginning that can", async () => {
    expect(await check("stale-key.edn")).toEqual({
      status: 1,
      printed: [
        "stale-key.edn: 4 operations of 2 clients on a key-value (EDN; :fail means that it did not happen; 1 entry is no operation)",
        '✗ not linearizable, as its part "y" shows.',
        '  get("y") → "" of 1 cannot be placed: every order that explains what returned before it leaves "b", and that is what it would have given.',
        "  Its first 7 events of 8 can be explained. One order of that part, with the state after each step:",
        '     1  1  put("y", "b")  "b"',
      ],
    });
  });

  test("is read by the convention of its format, or by the one that is asked for", async () => {
    expect(await check("refused-cas.log")).toMatchObject({ status: 1 });
    expect(await check("refused-cas.log", "--fail-means", "not")).toEqual({
      status: 0,
      printed: [
        "refused-cas.log: 2 operations of 2 clients on a cas-register (log lines; :fail means that it did not happen)",
        "✓ linearizable. One order that explains it, with the state after each step:",
        "     1  0  read() → null  null",
        "     2  1  write(3)       3",
      ],
    });
  });

  test("on an object that is named, with the state that it had at first", async () => {
    const at = async (...initial: string[]) => (await check("more/registers.edn", ...initial)).status;
    expect(await at("--initial", '{"x":0}')).toBe(0);
    expect(await at("--initial", "{}")).toBe(1);
    expect(await at()).toBe(0); // nobody recorded what the registers held at first
  });

  test("as a picture", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lightcone-"));
    try {
      const file = join(folder, "history.svg");
      const { status, printed } = await check("stale-key.edn", "--svg", file);
      expect([status, printed.at(-1)]).toEqual([1, `The picture is in ${file}.`]);
      expect(await readFile(file, "utf8")).toMatch(/^<svg xmlns[^]*lc-fate-blocking[^]*<\/svg>\n$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.each([
    ["more/cut.edn", '! more/cut.edn:2  "{" opens here and is never closed: the file may be cut'],
    ["more/none.edn", /^! more\/none\.edn {2}ENOENT/],
    [
      "more/unknown-object.edn",
      "! more/unknown-object.edn  no object has all of its operations: name one with --model (register, cas-register, key-value, multi-register, queue, stack, log, counter, set, fenced-lock, mutex)",
    ],
  ])("that cannot be read: %s", async (file, sentence) => {
    const { status, printed } = await check(file);
    expect(status).toBe(2);
    if (typeof sentence === "string") expect(printed).toEqual([sentence]);
    else expect(printed[0]).toMatch(sentence);
  });

  test("whose operations another object would have", async () => {
    const { status, printed } = await check("explained.json", "--model", "queue");
    expect([status, printed]).toEqual([
      2,
      [
        '! explained.json  A queue has no operation {"f":"read"}: it knows enqueue, dequeue, and the name of an operation is its "f".',
      ],
    ]);
  });

  test("that takes too long is unknown", async () => {
    expect(await check("refused-cas.log", "--limit", "1")).toEqual({
      status: 2,
      printed: [
        "refused-cas.log: 3 operations of 2 clients on a cas-register (log lines; :fail means happened)",
        "? unknown. The search stopped at its limit of 1 configurations: raise limit.configurations, or check a shorter history.",
      ],
    });
    expect((await check("refused-cas.log", "--limit", "1", "--summary")).printed).toEqual([
      "? refused-cas.log  3 operations on a cas-register: The search stopped at its limit of 1 configurations: raise limit.configurations, or check a shorter history.",
      "1 history: 0 linearizable, 0 not, 1 unknown, 0 unreadable",
    ]);
  });
});

describe("a folder", () => {
  test("one line for each file, and totals", async () => {
    expect(await check(".", "--summary")).toEqual({
      status: 1,
      printed: [
        "✓ explained.json  2 operations on a register",
        '! more/cut.edn:2  "{" opens here and is never closed: the file may be cut',
        "✓ more/registers.edn  1 operation on a multi-register",
        expect.stringMatching(/^! more\/unknown-object\.edn {2}no object has all/),
        "✗ refused-cas.log  3 operations on a cas-register: cas(3, 4) → false of 0 cannot be placed: every order that explains what returned before it leaves 3, where it would have given true.",
        expect.stringMatching(/^✗ stale-key\.edn {2}4 operations on a key-value: get/),
        "6 histories: 2 linearizable, 2 not, 0 unknown, 2 unreadable",
      ],
    });
  });

  test("a file may be summarized as well", async () => {
    expect(await check("explained.json", "--summary")).toEqual({
      status: 0,
      printed: [
        "✓ explained.json  2 operations on a register",
        "1 history: 1 linearizable, 0 not, 0 unknown, 0 unreadable",
      ],
    });
    expect((await check("more/cut.edn", "--summary")).status).toBe(2);
  });

  test("needs --summary", async () => {
    expect(await check("more")).toEqual({ status: 2, printed: ["more is a folder: add --summary."] });
  });
});

describe("the command", () => {
  test.each([
    [[], "Which history? Name a file, or a folder and --summary."],
    [["a", "b"], '"b" is too much; one file or folder is checked at a time.'],
    [["a", "--model", "bicycle"], 'There is no model "bicycle": known are register, '],
    [["a", "--fail-means", "maybe"], '--fail-means is "maybe": give happened or not.'],
    [["a", "--initial", "{"], "--initial is no JSON: "],
    [["a", "--summary", "--svg", "b.svg"], "--svg draws one history; leave --summary out."],
    [["a", "--limit", "few"], '--limit is "few": give a number of configurations, 1 or more.'],
    [["a", "--lesson", "b"], '"check-history" has no option --lesson.'],
  ])("does not take %j", async (args, mistake) => {
    const { status, printed } = await check(...args);
    expect(status).toBe(2);
    expect(printed[0]).toContain(mistake);
    expect(printed.join("\n")).toContain(help.trimEnd());
  });

  test("needs no course around it, and has its exit status", () => {
    const bin = join(import.meta.dirname, "../../bin/course.mjs");
    const run = spawnSync(process.execPath, [bin, "check-history", join(histories, "stale-key.edn")], {
      cwd: tmpdir(),
      encoding: "utf8",
    });
    expect(run.stderr).toBe("");
    expect(run.stdout).toContain("✗ not linearizable");
    expect(run.status).toBe(1);
  });
});

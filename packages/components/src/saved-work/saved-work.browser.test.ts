/** Saved work in a real browser: its database, its tabs, its limits. */
import { readFile } from "node:fs/promises";
import type { BrowserContext, Download } from "@playwright/test";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openLesson, setStage, type Stage } from "../../test/stage.ts";

let stage: Stage;
let reader: BrowserContext;
beforeAll(async () => {
  stage = await setStage();
});
beforeEach(async () => {
  reader = await stage.reader();
  return () => reader.close();
});
afterAll(() => stage.close());

const newVote = "const votes = 9;\n\nvotes >= quorum;";
const sources = async (lesson: Awaited<ReturnType<typeof openLesson>>) =>
  (await lesson.edits()).map(({ source }) => source);
const textOf = async (download: Download) => readFile(await download.path(), "utf8");

describe("an edit", () => {
  test("is there when the page is left in the middle of a word", async () => {
    const lesson = await openLesson(reader);
    await lesson.cell("vote").write(newVote);
    await lesson.page.goto("about:blank");
    const again = await openLesson(reader);
    await expect.poll(() => again.cell("vote").code()).toContain("votes = 9");
  });

  test("is there when the tab has crashed after a pause", async () => {
    const lesson = await openLesson(reader);
    await lesson.cell("vote").write(newVote);
    await expect.poll(() => sources(lesson)).toEqual([newVote]);
    const crashed = lesson.page.waitForEvent("crash");
    void lesson.page.goto("chrome://crash").catch(() => {});
    await crashed;
    const again = await openLesson(reader);
    await expect.poll(() => again.cell("vote").code()).toContain("votes = 9");
  });

  test("goes aside by Reset and comes back, also another day", async () => {
    const lesson = await openLesson(reader);
    const vote = lesson.cell("vote");
    await vote.write(newVote);
    await vote.button("Reset").click();
    expect(await vote.code()).toContain("votes = 3");
    await expect.poll(async () => (await lesson.edits())[0]?.isAside).toBe(true);
    await lesson.page.reload();
    await vote.button("Undo reset").click();
    expect(await vote.code()).toContain("votes = 9");
  });
});

describe("two tabs", () => {
  test("show the same, and say where it came from", async () => {
    const [one, two] = [await openLesson(reader), await openLesson(reader)];
    await one.cell("vote").write(newVote);
    await expect.poll(() => two.cell("vote").code()).toContain("votes = 9");
    expect(await two.cell("vote").root.textContent()).toContain("made in another tab");
  });

  test("offer both versions when both were edited, and merge what does not clash", async () => {
    const [one, two] = [await openLesson(reader), await openLesson(reader)];
    for (const { page, cell } of [one, two]) {
      await cell("quorum").write("const nodes = 5;\nconst crashed = 1;\nconst quorum = 3; ");
      await page.clock.install(); // no pause in typing ends before the test says so
    }
    await one.cell("quorum").write("const nodes = 7;\nconst crashed = 1;\nconst quorum = 3;");
    await two.cell("quorum").write("const nodes = 5;\nconst crashed = 1;\nconst quorum = 4;");
    for (const { page } of [one, two]) await page.clock.runFor(1_000);
    for (const { cell } of [one, two])
      await expect.poll(() => cell("quorum").root.textContent()).toContain("at the same time");
    await one.cell("quorum").button("Compare and merge").click();
    await one.cell("quorum").button("Use the merged text").click();
    for (const { cell } of [one, two])
      await expect
        .poll(() => cell("quorum").code())
        .toBe("const nodes = 7;\nconst crashed = 1;\nconst quorum = 4;");
  });
});

describe("a lesson that has changed", () => {
  test("is merged with the edit, with a question where both changed one line", async () => {
    const before = await openLesson(reader);
    await before.cell("vote").write("const votes = 9;\nconst mine = true;\nvotes >= quorum;");
    await expect.poll(() => sources(before)).toHaveLength(1);
    const after = await openLesson(reader, "/?changed");
    const vote = after.cell("vote");
    await expect.poll(() => vote.root.textContent()).toContain("has changed since you edited it");
    await vote.button("Compare and merge").click();
    const panel = vote.panel;
    await panel.getByRole("group", { name: /Changed in both/ }).waitFor();
    await panel.getByRole("radio", { name: "Both, mine first" }).check();
    await vote.button("Use the merged text").click();
    expect(await vote.root.textContent()).not.toContain("has changed since");
    const merged = (await vote.code()).split("\n");
    expect(merged).toEqual(
      expect.arrayContaining(["const votes = 9;", "const mine = true;", "const votes = 2;"]),
    );
    expect(merged.at(-1)).toBe("votes >= quorum; // wins");
    await vote.choose("Versions set aside (1)");
    await panel.getByRole("button", { name: /^Bring back/ }).click();
    expect(await vote.code()).toBe("const votes = 9;\nconst mine = true;\nvotes >= quorum;");
  });
});

describe("a browser that does not keep work", () => {
  test("because it has no space left says so, goes on and exports", async () => {
    const lesson = await openLesson(reader);
    const debug = await reader.newCDPSession(lesson.page);
    await debug.send("Storage.overrideQuotaForOrigin", { origin: stage.site, quotaSize: 1 });
    const vote = lesson.cell("vote");
    await vote.write(newVote);
    const said = lesson.page.getByRole("alert");
    await expect.poll(() => said.textContent()).toContain("no space left");
    const downloading = lesson.page.waitForEvent("download");
    await lesson.page.locator(".lc-trouble").getByRole("button").click();
    expect(JSON.parse(await textOf(await downloading))).toMatchObject({ edits: [{ source: newVote }] });
    await debug.send("Storage.overrideQuotaForOrigin", { origin: stage.site });
    await vote.write(`${newVote}\n`);
    await expect.poll(() => sources(lesson)).toEqual([`${newVote}\n`]);
    await expect.poll(() => said.count()).toBe(0);
  });

  test("because it refuses a database says so, goes on and exports", async () => {
    await reader.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      };
    });
    const lesson = await openLesson(reader);
    const vote = lesson.cell("vote");
    await vote.write(newVote);
    await expect.poll(() => lesson.page.getByRole("alert").textContent()).toContain("the browser refuses");
    const downloading = lesson.page.waitForEvent("download");
    await vote.choose("Export all saved work");
    expect(JSON.parse(await textOf(await downloading))).toMatchObject({ edits: [{ source: newVote }] });
  });
});

describe("a file", () => {
  test("takes work to another browser, where nothing is overwritten unasked, and the import can be undone", async () => {
    const lesson = await openLesson(reader);
    await lesson.cell("vote").write(newVote);
    await lesson.cell("quorum").write("const quorum = 2;");
    const downloading = lesson.page.waitForEvent("download");
    await lesson.page.getByRole("button", { name: "Export all saved work" }).click();
    const file = await (await downloading).path();

    const other = await stage.reader();
    const there = await openLesson(other);
    await there.cell("vote").write("const votes = 1;");
    await there.page.locator("input[type=file]").setInputFiles(file);
    const form = there.page.getByRole("region", { name: "Import" });
    await expect.poll(() => form.textContent()).toContain("New: 1 edit.");
    await form.getByRole("radio", { name: "Take the file’s" }).check();
    await form.getByRole("button", { name: "Import" }).click();
    await expect.poll(() => there.cell("vote").code()).toBe(newVote);
    expect(await there.cell("quorum").code()).toBe("const quorum = 2;");
    await form.getByRole("button", { name: "Undo the import" }).click();
    await expect.poll(() => there.cell("vote").code()).toBe("const votes = 1;");
    expect(await there.cell("quorum").code()).toContain("const nodes = 5;");
    await other.close();
  });

  test("that is none is refused with a reason", async () => {
    const lesson = await openLesson(reader);
    const buffer = Buffer.from("{}");
    await lesson.page
      .locator("input[type=file]")
      .setInputFiles({ name: "work.json", mimeType: "application/json", buffer });
    const form = lesson.page.getByRole("region", { name: "Import" });
    await expect.poll(() => form.textContent()).toContain("holds no saved work");
  });
});

test("the lesson is downloaded as a project, as its cells stand", async () => {
  const lesson = await openLesson(reader);
  await lesson.cell("vote").write(`import { quarter } from "@lightcone/protocols/toy";\n\n${newVote}`);
  const downloading = lesson.page.waitForEvent("download");
  await lesson.cell("vote").choose("Download the lesson as a project");
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("votes.zip");
  const files = unzipSync(await readFile(await download.path()));
  const file = (path: string) => Buffer.from(files[`votes/${path}`] ?? []).toString();
  expect(file("cells/vote.ts")).toContain("const votes = 9;\n\nshow(votes >= quorum);");
  expect(file("lightcone/protocols/toy/index.ts")).toBe('export * from "../src/toy/index.ts";\n');
});

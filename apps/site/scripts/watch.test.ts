import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { onChange, repeatable } from "./watch.mjs";

test("work that is asked for during a run runs once more afterwards, and never twice at once", async () => {
  const ends: (() => void)[] = [];
  let running = 0;
  const work = vi.fn(async () => {
    expect(++running).toBe(1);
    await new Promise<void>((end) => ends.push(end));
    running--;
  });
  const ask = repeatable("work", work, () => {});
  const first = ask();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(1));
  const later = [ask(), ask(), ask()];
  ends[0]?.();
  await first;
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2));
  ends[1]?.();
  await Promise.all(later);
  expect(work).toHaveBeenCalledTimes(2);
});

test("a failure is said, and the next change tries again", async () => {
  const said: string[] = [];
  let isBroken = true;
  const work = async () => {
    if (isBroken) throw new Error("a comma is missing");
  };
  const ask = repeatable("sandbox", work, (sentence) => said.push(sentence));
  await ask();
  isBroken = false;
  await ask();
  expect(said[0]).toBe(" sandbox: failed\na comma is missing");
  expect(said[1]).toMatch(/^ sandbox: done in \d+ ms$/);
});

test("a changed file is named by its path from the folder, at any depth", async () => {
  const folder = await mkdtemp(join(tmpdir(), "watch-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "lessons"));
  const changes: string[] = [];
  onTestFinished(onChange(folder, (path) => changes.push(path)));
  await writeFile(join(folder, "lessons/a.mdx"), "a");
  await vi.waitFor(() => expect(changes).toContain("lessons/a.mdx"), { timeout: 30_000 });
});

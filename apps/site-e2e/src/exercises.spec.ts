import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, test, type Course } from "./course.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The `course` command in Node: its exit status and what it prints. */
const courseCommand = (...args: readonly string[]) =>
  new Promise<{ readonly status: number; readonly printed: string }>((resolve) => {
    execFile("node", ["packages/authoring/bin/course.mjs", ...args], { cwd: root }, (error, printed) =>
      resolve({ status: error === null ? 0 : Number(error.code), printed }),
    );
  });

/** An exercise, as its reader sees it. */
function exerciseOn(course: Course, id: string) {
  const locator = course.page.locator(`#exercise-${id}`);
  return {
    locator,
    cell: course.cell(id),
    button: (name: string | RegExp) => locator.getByRole("button", { name }),
    verdict: locator.locator(".lc-verdict-line"),
    solved: locator.locator(".lc-solved"),
  };
}

const question = (page: Page, id: string) => page.locator(`#question-${id}`);

test("a reader fails, gets the feedback of the wrong answer, asks a hint, passes, and takes the receipt to Node", async ({
  course,
}, testInfo) => {
  await course.open();
  const { page } = course;
  const exercise = exerciseOn(course, "tight-timeout");
  const inContents = page.locator(".contents-rail .lc-section-progress").first();
  await expect(exercise.solved).toHaveText("");
  await expect(inContents).toContainText("0 of 1 exercise solved");

  await exercise.cell.write("const settings = { periodMs: 200, timeoutMs: 40 };");
  await exercise.button("Check").click();
  await expect(exercise.verdict).toHaveText("Not yet: 2 of 4 checks fail.");
  await expect(exercise.locator.locator(".lc-feedback")).toContainText("40 ms are enough for the Ping alone");
  await expect(exercise.locator.locator(".lc-evidence svg:visible").first()).toBeVisible();

  await exercise.button("Hint (1 of 3)").click();
  await expect(exercise.locator.locator(".lc-hints")).toContainText("Take the three demands one by one");
  await expect(exercise.button("Hint (2 of 3)")).toBeVisible();

  await exercise.button("Show the solution").click();
  await expect(exercise.locator.locator(".lc-solution")).toContainText("+ const settings = { periodMs: 200");

  await exercise.cell.locator.locator(".monaco-editor").first().click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("const settings = { periodMs: 205, timeoutMs: 81 };");
  await exercise.button("Check").click();
  await expect(exercise.verdict).toHaveText("Right: every check passes.");
  await expect(exercise.solved).toHaveText("✓ Solved");
  await expect(inContents).toContainText("1 of 1 exercise solved");

  await page.reload();
  await expect(exercise.solved).toHaveText("✓ Solved");
  const downloading = page.waitForEvent("download");
  await exercise.button("Download receipt").click();
  const file = testInfo.outputPath("receipt.json");
  await (await downloading).saveAs(file);
  const same = await courseCommand("receipt", file);
  expect(same.printed).toContain(
    'the answer to "tight-timeout" of "system-models" passes, with the same verdict',
  );
  expect(same.status).toBe(0);

  const receipt = JSON.parse(readFileSync(file, "utf8")) as { answer: string };
  writeFileSync(file, JSON.stringify({ ...receipt, answer: receipt.answer.replace("81", "79") }));
  const forged = await courseCommand("receipt", file);
  expect(forged.printed).toContain("fails");
  expect(forged.status).toBe(1);

  await course.open("./");
  await expect(page.locator(".home-contents .lc-progress").first()).toHaveText("1 of 2 exercises");
});

test("an election that goes wrong in some order of events is shown, and breaks no later cell", async ({
  course,
}) => {
  await course.open();
  const exercise = exerciseOn(course, "vote-once");
  const later = course.cell("elected");
  await expect(later.locator).toContainText("With the reference solution of “Safe without a clock”");
  await exercise.button("Check").click();
  await expect(exercise.verdict).toContainText("checks fail");
  await expect(exercise.locator.locator(".lc-feedback")).toContainText("counted by two candidates");
  await expect(exercise.locator.locator(".lc-findings")).toContainText("An order of events violates");

  await exercise.cell.write("const grants = ;");
  await exercise.button("Check").click();
  await expect(exercise.verdict).toContainText("Your code, line 1");
  await later.run();

  const solution =
    "const grants = (v, c) => v === null || v === c; const wins = (v, all) => 2 * v.length > all.length;";
  await exercise.cell.locator.locator(".monaco-editor").first().click();
  await course.page.keyboard.press("ControlOrMeta+A");
  await course.page.keyboard.insertText(solution);
  await exercise.button("Check").click();
  await expect(exercise.verdict).toHaveText("Right: every check passes.");
  await expect(later.locator).toContainText("With your own solution of “Safe without a clock”");
  await expect(later.standing).toContainText("stale");
  await later.run();
});

test("a prediction comes before the output, by keyboard, and is kept", async ({ course }) => {
  await course.open();
  const { page } = course;
  const cell = course.cell("three-networks");
  const picture = cell.locator.locator("figure").first();
  await expect(cell.locator.locator(".lc-cover")).toBeVisible();
  await expect(picture).toBeHidden();
  const asked = question(page, "who-errs");
  await asked.getByRole("radio").first().focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(asked.locator(".lc-quiz-verdict")).toContainText("Not right.");
  await expect(asked.locator('.lc-option[data-chosen="true"] .lc-why')).toContainText("exactly long enough");
  await expect(picture).toBeVisible();

  await page.reload();
  await expect(picture).toBeVisible();
  await expect(asked.getByRole("radio").nth(3)).toBeChecked();
});

test("options are put into order with buttons, and the focus stays with what moves", async ({ course }) => {
  await course.open();
  const asked = question(course.page, "strength");
  const wanted = ["Every message arrives, some time", "There is a bound", "Every message arrives within"];
  for (const [place, text] of wanted.entries()) {
    for (;;) {
      const items = await asked.locator("ol").first().locator("li").allTextContents();
      if (items.findIndex((item) => item.includes(text)) <= place) break;
      const up = asked.getByRole("button", { name: `Move up: ${text}` });
      await up.focus();
      await course.page.keyboard.press("Enter");
      await expect(asked.locator("li", { hasText: text }).locator("button:focus")).toHaveCount(1);
    }
  }
  await asked.getByRole("button", { name: "Check my answer" }).click();
  await expect(asked.locator(".lc-quiz-verdict")).toContainText("Right.");
});

test("without scripts the task, the starter code, the options and all outputs can be read", async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}lessons/system-models/`);
  await expect(page.locator("#exercise-vote-once .lc-task")).toContainText("Write the two rules");
  await expect(page.locator("#exercise-vote-once .lc-code")).toContainText("const grants");
  await expect(page.locator("#question-who-errs")).toContainText("In all three.");
  await expect(page.locator("#cell-three-networks figure").first()).toBeVisible();
  await context.close();
});

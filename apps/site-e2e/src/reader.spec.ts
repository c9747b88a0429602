import { readFileSync } from "node:fs";
import { expect, test } from "./course.ts";

const recordedValue = (id: string): string => {
  const path = `../../../content/lessons/01-models/01-system-models/recorded/${id}.json`;
  const { outputs } = JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as {
    outputs: { kind: string; text: string }[];
  };
  return outputs.find(({ kind }) => kind === "value")!.text;
};

test("a cell runs and shows the recorded value", async ({ course }) => {
  await course.open();
  const cell = course.cell("timeouts");
  await expect(cell.value).toHaveText(recordedValue("timeouts"));
  await cell.run();
  await expect(cell.value).toHaveText(recordedValue("timeouts"));
});

test("a run draws the same pictures as the recording", async ({ course }) => {
  await course.open();
  await course.showAnyway("three-networks");
  const cell = course.cell("three-networks");
  const pictures = () =>
    cell.locator.locator("figure svg:visible").evaluateAll((all) => all.map((svg) => svg.outerHTML));
  const recorded = await pictures();
  expect(recorded.length).toBeGreaterThanOrEqual(3);
  await cell.run();
  await expect.poll(pictures).toEqual(recorded);
});

test("an edit changes the output, survives a reload, and Reset brings the original back", async ({
  course,
}) => {
  await course.open();
  const cell = course.cell("after-gst");
  const original = recordedValue("after-gst");
  await cell.write("Array.of(1, 2, 3).map((n) => n * n);");
  await cell.run();
  await expect(cell.value).toHaveText("[1, 4, 9]");

  await course.page.reload();
  const code = cell.locator.locator(".lc-code");
  await expect(code).toContainText("Array.of(1, 2, 3).map((n) => n * n);");
  await expect(cell.button("Reset")).toBeVisible();
  await cell.run();
  await expect(cell.value).toHaveText("[1, 4, 9]");

  await cell.button("Reset").click();
  await expect(code).toContainText("const erredFor");
  await cell.run();
  await expect(cell.value).toHaveText(original);
});

test("what one cell defines, a later one uses: an edit of the first changes the second", async ({
  course,
}) => {
  await course.open();
  await course.cell("three-networks").write("const watch = () => 'another value';");
  const cell = course.cell("gst");
  await cell.run();
  await expect(cell.locator.locator(".lc-output")).toContainText("another value");
});

test("Ctrl+Enter in the editor runs", async ({ course }) => {
  await course.open();
  const cell = course.cell("timeouts");
  await cell.write("6 * 7;");
  await course.page.keyboard.press("ControlOrMeta+Enter");
  await expect(cell.value).toHaveText("42");
});

test("a type error shows in Monaco, and an error of a run points at its line", async ({ course }) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write('import { synchronous } from "@lightcone/simulation"; synchronous({ deltaMs: "fifty" });');
  await expect(cell.locator.locator(".squiggly-error").first()).toBeVisible();
  await cell.run(/failed/);
  await expect(cell.locator.locator(".lc-output")).toContainText(
    "synchronous({ deltaMs }) is fifty: give a finite number",
  );
  await expect(cell.locator.locator(".lc-output")).toContainText("Line 1");
});

test("Monaco knows the types of the simulation: hover and completion", async ({ course }) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write('import { simulate } from "@lightcone/simulation"; simulate;');
  await cell.locator.locator(".view-line span", { hasText: "simulate" }).last().hover();
  await expect(course.page.locator(".monaco-hover").first()).toContainText(
    "Runs a protocol under a system model",
  );
});

test("the diagram shows the crash and the lost message of a known trace", async ({ course }) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write(
    'import { crash, crashStop, drop, lossy, simulate, synchronous, systemModel } from "@lightcone/simulation"; import { ping } from "@lightcone/protocols/ping"; simulate(ping(), { nodes: 3, model: systemModel({ timing: synchronous({ deltaMs: 50 }), failures: crashStop({ f: 1 }), links: lossy({ probability: 0 }) }), faults: [drop("A", "B", { nth: 1 }), crash("C", { atMs: 150 })], until: { timeMs: 310 } });',
  );
  await cell.run();
  const picture = cell.locator.locator("figure").first();
  await picture.getByText("Show as table").click();
  const table = picture.getByRole("table");
  await expect(table).toContainText(/crash/i);
  await expect(table).toContainText(/lost/i);
  await expect(picture.locator("svg [class*=lost]").first()).toBeAttached();
  await expect(picture.locator("svg [class*=crash]").first()).toBeAttached();
});

test("an event of the diagram shows its node's state before and after, by pointer and by keyboard", async ({
  course,
}) => {
  await course.open();
  await course.showAnyway("three-networks");
  const picture = course.cell("three-networks").locator.locator("figure").first();
  const events = picture.locator("svg:visible [data-event]");
  await events.nth(3).hover();
  await expect(picture).toContainText(/waitingFor/);
  await events.first().focus();
  await course.page.keyboard.press("ArrowRight");
  await expect(picture.locator("svg:visible [data-event]:focus")).toHaveCount(1);
  await expect(picture).toContainText(/At \d/);
});

test("Tab can leave the editor, and Escape leads back to Run", async ({ course }) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write("1;");
  await course.page.keyboard.press("Control+M");
  await course.page.keyboard.press("Tab");
  await expect(cell.locator.locator(".monaco-editor.focused")).toHaveCount(0);
});

test("a reader with a keyboard alone reaches Run and sees the result", async ({ course }) => {
  await course.open();
  const cell = course.cell("timeouts");
  await expect(cell.button("Run")).toBeEnabled();
  await cell.button("Run").focus();
  await course.page.keyboard.press("Enter");
  await expect(cell.standing).toHaveText("up to date");
});

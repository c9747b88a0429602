/** What a reader turns, in a real browser: by keyboard, with cells that follow, kept and reset. */
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openLesson, setStage, type Stage } from "../../test/stage.ts";
import { served } from "../../test/served-inputs.tsx";

const dark = `:root { color-scheme: dark; --paper: #14171c; --ink: #e4e4e0; --ink-soft: #a9adb3; --rule: #333a43;
  --accent: #8fb4f0; --accent-ink: #10151c; --code-paper: #1a1e24; --warn: #e0b060; --ok: #8fc9a0; }
  body { background: #14171c; color: #e4e4e0; }`;

let stage: Stage;
let reader: BrowserContext;
beforeAll(async () => {
  stage = await setStage("", "inputs-page.tsx", true);
}, 120_000);
beforeEach(async () => {
  reader = await stage.reader();
  return () => reader.close();
});
afterAll(() => stage.close());

/** The lesson, open, in the words of its reader. */
async function open() {
  const { page, cell } = await openLesson(reader);
  const control = (label: string) => page.getByLabel(label, { exact: true });
  await expect.poll(() => control("Longest delay").isEnabled()).toBe(true);
  return {
    page,
    cell,
    control,
    slider: control("Longest delay"),
    output: (id: string) => cell(id).root.locator(".lc-output").innerText(),
    standing: (id: string) => cell(id).root.locator(".lc-standing").innerText(),
    async run(id: string) {
      await cell(id).button("Run").click();
      await expect.poll(() => cell(id).root.locator(".lc-standing").innerText()).toBe("up to date");
    },
    focused: () => page.evaluate(() => document.activeElement?.getAttribute("type") ?? null),
  };
}

const press = async (page: Page, key: string, times: number) => {
  for (let n = 0; n < times; n += 1) await page.keyboard.press(key);
};

describe("a cell that has run", () => {
  test("follows a slider that is moved by keyboard, and the focus stays on it", async () => {
    const { page, slider, run, output, standing, focused } = await open();
    await run("told");
    expect(await output("told")).toBe('"100 ms, majority, true, seed 1"');
    await slider.focus();
    await press(page, "ArrowRight", 3);
    await expect.poll(() => output("told")).toBe('"160 ms, majority, true, seed 1"');
    await press(page, "End", 1);
    await expect.poll(() => output("told")).toBe('"1000 ms, majority, true, seed 1"');
    expect(await standing("told")).toBe("up to date");
    expect(await focused()).toBe("range");
    expect(await page.locator(".lc-input-slider output").innerText()).toBe("500 ms");
  });

  test("shows the last value of many, whatever came before it", async () => {
    const { page, slider, run, output } = await open();
    await run("told");
    await slider.focus();
    const outputs = await page.evaluate(async () => {
      const [input, cell] = ["input[type=range]", "#cell-told .lc-output"].map((each) =>
        document.querySelector(each)!,
      );
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!;
      const seen: string[] = [];
      const observer = new MutationObserver(() => seen.push(cell!.textContent!));
      observer.observe(cell!, { subtree: true, characterData: true, childList: true });
      for (let value = 60; value <= 500; value += 10) {
        set!.call(input, String(value));
        input!.dispatchEvent(new Event("input", { bubbles: true }));
        if (value % 50 === 0) await new Promise(requestAnimationFrame);
      }
      while (!cell!.textContent!.includes("1000 ms")) await new Promise(requestAnimationFrame);
      return seen;
    });
    const shown = outputs.map((text) => Number(/(\d+) ms/.exec(text)![1]));
    expect(shown.at(-1)).toBe(1000);
    expect(shown).toEqual([...shown].sort((a, b) => a - b)); // nothing old comes after something new
    expect(shown.length).toBeLessThan(20); // of 45 values: those between two frames are left out
    expect(await output("told")).toContain("1000 ms");
  });

  test("is left alone by what it does not read; one that has not run only says what changed", async () => {
    const { page, slider, run, output, standing } = await open();
    await run("alone");
    await run("wait");
    await slider.focus();
    await press(page, "ArrowRight", 1);
    await expect.poll(() => standing("told")).toBe("stale: “delta” changed");
    expect(await output("told")).toBe("");
    await expect.poll(() => standing("wait")).toBe("up to date");
    expect(await standing("alone")).toBe("up to date");
  });

  test("does not follow where its code was edited: that waits for Run", async () => {
    const { page, cell, slider, run, output, standing } = await open();
    await run("told");
    await cell("wait").button("Edit").click();
    await cell("wait").root.locator(".lc-editor[data-ready=true]").waitFor();
    await page.keyboard.type("// mine\n");
    await slider.focus();
    await press(page, "ArrowRight", 1);
    await expect.poll(() => standing("told")).toContain("changed");
    expect(await output("told")).toContain("100 ms");
  });

  test("that goes on for long is cut short by the next value, and the page answers meanwhile", async () => {
    const { page, slider, run, output, standing } = await open();
    await run("slow");
    await slider.focus();
    await press(page, "ArrowRight", 1);
    await expect.poll(() => standing("slow")).toContain("running");
    expect(await output("slow")).toBe("50"); // what was there stays
    await press(page, "ArrowRight", 1);
    await expect.poll(() => output("slow"), { timeout: 10_000 }).toBe("70");
    expect(await standing("slow")).toBe("up to date");
  });

  test("is stopped by Stop, and follows again when something is turned", async () => {
    const { page, cell, slider, run, output, standing } = await open();
    await run("slow");
    await slider.focus();
    await press(page, "ArrowRight", 1);
    await cell("slow").button("Stop").click();
    await expect.poll(() => standing("slow")).toBe("stopped");
    await slider.focus();
    await press(page, "ArrowRight", 1);
    await expect.poll(() => output("slow"), { timeout: 10_000 }).toBe("70");
  });
});

describe("every kind of input", () => {
  test("is turned by keyboard", async () => {
    const { page, control, run, output } = await open();
    await run("told");
    await control("Answers to wait for").focus();
    await press(page, "ArrowDown", 1);
    await control("Write back").focus();
    await press(page, "Space", 1);
    await page.getByRole("button", { name: "Seed: one more" }).focus();
    await press(page, "Enter", 2);
    await expect.poll(() => output("told")).toBe('"100 ms, all, false, seed 3"');
    await control("Seed").fill("42");
    await expect.poll(() => output("told")).toContain("seed 42");
    await control("Seed").fill("");
    await control("Seed").blur();
    expect(await control("Seed").inputValue()).toBe("42");
    await page.getByRole("button", { name: "Seed: one less" }).click();
    await expect.poll(() => output("told")).toContain("seed 41");
  });

  test("is kept, and goes back to the lesson's value with the focus on it", async () => {
    const first = await open();
    await first.slider.focus();
    await press(first.page, "ArrowRight", 2);
    await first.control("Answers to wait for").selectOption("all");
    await first.page.goto("about:blank"); // in the midst of the pause before it is saved
    const { page, control, slider, run, output, focused } = await open();
    await expect.poll(() => slider.inputValue()).toBe("70");
    await run("told");
    expect(await output("told")).toContain("140 ms, all");
    await page.getByRole("button", { name: "Reset Longest delay to 50 ms" }).click();
    expect(await focused()).toBe("range");
    await expect.poll(() => output("told")).toContain("100 ms, all");
    await page.reload();
    await expect.poll(() => control("Answers to wait for").inputValue()).toBe("all");
    expect(await slider.inputValue()).toBe("50");
  });

  test("moves along in another tab, whose cells say so and do not run by themselves", async () => {
    const [here, there] = [await open(), await open()];
    await there.run("told");
    await here.slider.focus();
    await press(here.page, "ArrowRight", 1);
    await expect.poll(() => there.slider.inputValue()).toBe("60");
    expect(await there.standing("told")).toBe("stale: “delta” changed");
  });

  test.each([
    ["light", ""],
    ["dark", dark],
  ])("has nothing that axe objects to and fits a phone, %s", async (_, css) => {
    const { page } = await open();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.addStyleTag({ content: `${css} ` });
    const { violations } = await new AxeBuilder({ page }).include("main").analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

test("without a script its value is text", async () => {
  const plain = await stage.reader({ javaScriptEnabled: false });
  const page = await plain.newPage();
  const css = await readFile(new URL("../styles/inputs.css", import.meta.url), "utf8");
  await page.setContent(`<style>${css}</style>${served()}`);
  const lines = await page.locator(".lc-input").allInnerTexts();
  expect(lines.map((line) => line.replace(/\s+/g, " "))).toEqual([
    "Longest delay 50 ms",
    "Answers to wait for majority",
    "Write back on",
    "Seed 1",
  ]);
  expect(await page.locator(".lc-input :is(input, select, button)").filter({ visible: true }).count()).toBe(
    0,
  );
  await plain.close();
});

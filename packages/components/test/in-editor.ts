import type { Locator, Page } from "@playwright/test";

/** The kinds of editor, and a reader who gets each. */
export const readers = {
  light: { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true },
  Monaco: { viewport: { width: 1000, height: 900 } },
} as const;

/** A cell of a page, whichever kind of editor it has, in the words of its reader. */
export function inEditor(page: Page, id: string) {
  const root = page.locator(`#cell-${id}`);
  const button = (name: string): Locator => root.getByRole("button", { name, exact: true });
  const isLight = () => root.locator(".lc-light").count();
  return {
    root,
    button,
    standing: root.locator("[data-standing]"),
    output: root.locator(".lc-output"),
    /** Opens the editor and waits until it has the focus. */
    async open() {
      await button("Edit").click();
      await root.locator('.lc-editor[data-ready="true"]').waitFor();
      await page.waitForFunction(
        (editor) => editor?.contains(document.activeElement),
        await root.locator(".lc-editor").elementHandle(),
      );
    },
    /** The text in the editor. */
    async text() {
      if ((await isLight()) > 0) return root.locator("textarea").inputValue();
      const lines = await root.locator(".view-line").all();
      const places = await Promise.all(
        lines.map(async (line) => [
          await line.evaluate((element) => Number.parseFloat((element as HTMLElement).style.top)),
          (await line.textContent())!.replaceAll("\u00a0", " "),
        ]),
      );
      return places
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([, text]) => text)
        .join("\n");
    },
    /** Replaces all of the text. */
    async write(source: string) {
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.insertText(source);
    },
    /** Puts the cursor at a place, counted from 1. */
    async goTo(line: number, column: number) {
      await page.keyboard.press("ControlOrMeta+Home");
      for (let step = 1; step < line; step++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Home");
      for (let step = 1; step < column; step++) await page.keyboard.press("ArrowRight");
    },
    /** What is said beside lines, in either editor or without one. */
    async message() {
      const parts = await root.locator(".lc-line-message, .lc-failed-message").allTextContents();
      return parts.join("").trim().replaceAll("\u00a0", " "); // Monaco may set it in several pieces
    },
    /** Where the band of a failed line is, as its middle seen from the top of the code; null where none is. */
    async band() {
      const bands = root.locator(".lc-line-mark, .view-overlays .lc-failed-line");
      if ((await bands.count()) === 0) return null;
      const [box, code] = [await bands.first().boundingBox(), await root.locator(".lc-code").boundingBox()];
      return box!.y + box!.height / 2 - code!.y;
    },
  };
}

/** Which cell has the focus in its editor; null where none has. */
export const editedCell = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const editor = document.activeElement?.closest(".lc-editor");
    return editor?.closest(".lc-cell")?.id.replace("cell-", "") ?? null;
  });

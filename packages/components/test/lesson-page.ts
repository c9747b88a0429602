import type { Locator, Page } from "@playwright/test";

/** A lesson in a tab, in the words of its reader. */
export function onPage(page: Page) {
  const cell = (id: string) => {
    const root = page.locator(`#cell-${id}`);
    const button = (name: string): Locator => root.getByRole("button", { name, exact: true });
    const text = () => root.locator(".lc-code").first();
    return {
      root,
      button,
      /** The code that the cell shows, in its editor or without one. */
      async code() {
        const area = root.locator("textarea");
        return (await area.count()) > 0 ? area.inputValue() : ((await text().textContent()) ?? "");
      },
      /** Opens the editor, if need be, and puts this text into it as if typed. */
      async write(source: string) {
        if ((await root.locator("textarea").count()) === 0) await button("Edit").click();
        await root.locator("textarea").fill(source);
      },
      /** Chooses an item of the cell's menu. */
      async choose(item: string) {
        await root.getByRole("button", { name: /^More about/ }).click();
        await root.getByRole("menuitem", { name: item }).click();
      },
      panel: root.locator(".lc-panel"),
    };
  };
  return {
    page,
    cell,
    /** All that the browser keeps of the edits. */
    edits: () =>
      page.evaluate(
        () =>
          new Promise<{ cell: string; source: string; isAside: boolean }[]>((resolve, reject) => {
            const opening = indexedDB.open("lightcone");
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const database = opening.result;
              const asking = database.transaction("edits").objectStore("edits").getAll();
              asking.onsuccess = () => {
                database.close();
                resolve(asking.result);
              };
            };
          }),
      ),
  };
}

import { initialState } from "../src/notebook/lesson-state.ts";
import { createStore } from "../src/notebook/store.ts";
import { createDesk, type Trouble } from "../src/saved-work/desk.ts";
import type { fakeBrowser } from "./fake-browser.ts";
import { cells } from "../src/examples/lesson.ts";

/** Lets all that waits for promises go on. */
export async function settled() {
  for (let turn = 0; turn < 20; turn++) await null;
}

let ids = 0;

/** A tab of a fake browser with the example lesson open. Its clock ticks with each version that it makes. */
export function openDesk(browser: ReturnType<typeof fakeBrowser>, lesson = cells) {
  const tab = browser.openTab();
  const store = createStore(initialState(lesson));
  const troubles: Trouble[] = [];
  let seen = () => {};
  let left = () => {};
  const desk = createDesk("lesson", store, {
    store: async () => tab.store,
    tabs: tab.tabs,
    journal: tab.journal,
    page: {
      watch(page) {
        ({ seen, left } = page);
        return () => {};
      },
    },
    onTrouble: (trouble) => troubles.push(trouble),
    later: () => () => {}, // the test says when there is a pause
    makeId: () => `version ${String(++ids).padStart(6, "0")}`,
  });
  const close = desk.attach();
  return {
    tab,
    desk,
    troubles,
    close,
    see: () => seen(),
    leave: () => left(),
    cell: (id = "sum") => store.get().cells[id]!,
    state: store.get,
    /** Lets requests and news through until none are left. */
    async calm() {
      await settled();
      while (tab.serve() || tab.hear()) await settled();
    },
  };
}

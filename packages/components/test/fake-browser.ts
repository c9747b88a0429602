import type { Journal } from "../src/saved-work/journal.ts";
import type { WorkStore } from "../src/saved-work/store.ts";
import type { Tabs } from "../src/saved-work/tabs.ts";
import { apply, noWork, type Change, type Work } from "../src/saved-work/work.ts";

/** One tab as its browser sees it. Requests and news wait until the test lets them through. */
export type FakeTab = {
  readonly store: WorkStore;
  readonly tabs: Tabs;
  readonly journal: Journal;
  /** Answers the oldest request, if there is one. */
  serve(): boolean;
  /** Delivers the oldest news, if there are any. */
  hear(): boolean;
  /** From now on requests fail, or no longer. */
  refuse(isRefused: boolean): void;
  /** Ends the tab: what it has asked for and what it was to hear is gone. */
  kill(): void;
};

/** A browser whose tabs share one store and talk, at a pace that the test sets. */
export function fakeBrowser() {
  let kept: Work = noWork;
  const written: Change[] = [];
  const notes = new Map<FakeTab, readonly Change[]>();
  const open = new Map<FakeTab, (lessons: readonly string[]) => void>();

  function openTab(): FakeTab {
    const requests: (() => void)[] = [];
    const news: (() => void)[] = [];
    const read = new Set<FakeTab>();
    let isRefused = false;
    let heard: ((lessons: readonly string[]) => void) | null = null;
    const request = <T>(answer: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (!open.has(tab)) return;
        requests.push(() => (isRefused ? reject(new Error("This disk is full.")) : resolve(answer())));
      });
    const tab: FakeTab = {
      store: {
        read: (lesson) =>
          request(() => ({
            edits: kept.edits.filter((row) => lesson === undefined || row.lesson === lesson),
            answers: kept.answers.filter((row) => lesson === undefined || row.lesson === lesson),
            progress: kept.progress.filter((row) => lesson === undefined || row.lesson === lesson),
          })),
        write: (changes) =>
          request(() => {
            written.push(...changes);
            kept = apply(kept, changes);
          }),
      },
      tabs: {
        tell(lessons) {
          for (const [other, deliver] of open) if (other !== tab) deliver(lessons);
        },
        listen(listener) {
          heard = listener;
          return () => (heard = null);
        },
      },
      journal: {
        note: (changes) => void notes.set(tab, changes),
        read() {
          for (const from of notes.keys()) read.add(from);
          return [...notes.values()].flat();
        },
        forget: () => [tab, ...read].forEach((from) => notes.delete(from)),
      },
      serve: () => first(requests),
      hear: () => first(news),
      refuse: (value) => void (isRefused = value),
      kill() {
        open.delete(tab);
        requests.length = 0;
        news.length = 0;
      },
    };
    open.set(tab, (lessons) => news.push(() => heard?.(lessons)));
    return tab;
  }

  return {
    openTab,
    /** What pages have noted and nobody has taken up. */
    notes: () => [...notes.values()].flat(),
    /** What the store holds. */
    kept: () => kept,
    /** All changes that the store has ever made. */
    written: () => written,
  };
}

/** Does the first of these and removes it; says whether there was one. */
function first(waiting: (() => void)[]): boolean {
  const next = waiting.shift();
  next?.();
  return next !== undefined;
}

import type { Journal } from "./journal.ts";
import type { WorkStore } from "./store.ts";
import type { Tabs } from "./tabs.ts";
import { apply, rowOf, withoutPassing, type Change, type Work } from "./work.ts";

/** Keeps work: in the store, and as long as the store refuses, in this tab. */
export type Keeper = {
  /** Hands changes to the store at once, together with those that it has refused. Never rejects. */
  keep(changes: readonly Change[]): Promise<void>;
  /**
   * All that is kept, or what belongs to one lesson, as this tab has it: with what the store has refused. Rejects where
   * the store cannot be read.
   */
  read(lesson?: string): Promise<Work>;
  /** The page may be gone at any moment: what the store has not confirmed is noted for the next one. */
  leave(): void;
  /** Hands over what pages that are gone have noted. */
  recover(): Promise<void>;
  /** Calls back when another tab has changed something in these lessons; returns how to end that. */
  listen: Tabs["listen"];
};

export type KeeperParts = {
  readonly store: () => Promise<WorkStore>;
  readonly tabs: Tabs;
  readonly journal: Journal;
  /** Called with what went wrong when the store refuses, with null when it works (again). */
  readonly onOutcome: (trouble: unknown) => void;
};

export function createKeeper({ store, tabs, journal, onOutcome }: KeeperParts): Keeper {
  /** Changes of which the store has not yet said that it has them. */
  let unconfirmed: readonly Change[] = [];
  let underWay = 0;
  /** Takes away the notes of pages, this one's too, once the store has what they say. */
  let forgetNotes = () => {};

  async function keep(changes: readonly Change[]) {
    // Each write carries all that is unconfirmed: keys are written once, so what arrives twice changes nothing.
    unconfirmed = [...unconfirmed, ...changes];
    const batch = unconfirmed;
    if (batch.length === 0 || (changes.length === 0 && underWay > 0)) return;
    underWay += 1;
    try {
      await (await store()).write(batch);
      unconfirmed = unconfirmed.filter((change) => !batch.includes(change));
      if (unconfirmed.length === 0) forgetNotes();
      onOutcome(null);
      tabs.tell([...new Set(batch.map((change) => rowOf(change).lesson))]);
    } catch (cause) {
      onOutcome(cause);
    } finally {
      underWay -= 1;
      if (underWay === 0) unconfirmed = withoutPassing(unconfirmed);
    }
  }

  async function read(lesson?: string): Promise<Work> {
    const work = await (await store()).read(lesson);
    // Answers come in the order of the questions: what is unconfirmed now is not in this one, or not in the store.
    const mine = unconfirmed.filter((change) => lesson === undefined || rowOf(change).lesson === lesson);
    return apply(work, mine);
  }

  return {
    keep,
    read,
    leave() {
      if (unconfirmed.length === 0) return;
      journal.note(unconfirmed);
      forgetNotes = journal.forget;
    },
    recover() {
      forgetNotes = journal.forget;
      return keep(journal.read());
    },
    listen: tabs.listen,
  };
}

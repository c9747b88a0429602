import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { WorkStore } from "./store.ts";
import { keyOf, kinds, rowOf, type Answer, type Done, type Version } from "./work.ts";

type Schema = DBSchema & {
  edits: { key: string[]; value: Version };
  answers: { key: string[]; value: Answer };
  progress: { key: string[]; value: Done };
};

/** Work in IndexedDB: database "lightcone", a store for each kind, a row under what `keyOf` says. */
export function idbStore(): WorkStore {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  const database = () =>
    (opening ??= open(() => (opening = null)).catch((cause: unknown) => {
      opening = null; // so that the next request tries again
      throw cause;
    }));

  return {
    async read(lesson) {
      const transaction = (await database()).transaction(kinds);
      // An array sorts after every string: this is the range of all keys that begin with the lesson.
      const range = lesson === undefined ? null : IDBKeyRange.bound([lesson], [lesson, []]);
      const [edits, answers, progress] = await Promise.all([
        transaction.objectStore("edits").getAll(range),
        transaction.objectStore("answers").getAll(range),
        transaction.objectStore("progress").getAll(range),
      ]);
      return { edits, answers, progress };
    },

    async write(changes) {
      const transaction = (await database()).transaction(kinds, "readwrite");
      const requests: Promise<unknown>[] = [];
      try {
        for (const change of changes) {
          const store = transaction.objectStore(change.kind);
          const key = keyOf(rowOf(change));
          requests.push("put" in change ? store.put(change.put, key) : store.delete(key));
        }
        // Not to wait for the page's next turn: a page that is being left has none.
        transaction.commit();
        await Promise.all([...requests, transaction.done]);
      } catch (cause) {
        void Promise.allSettled([...requests, transaction.done]); // that they were aborted is no news
        abort(transaction);
        throw cause;
      }
    },
  };
}

/** Takes back what a transaction has begun, where it has not ended by itself. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

/** Edits as the first version of the database kept them, under [lesson, cell]. */
type FirstEdit = { readonly source: string; readonly savedAt: number };

class OlderPageError extends Error {
  override readonly name = "OlderPageError";
}

/** Opens the database; `onGone` is called when it has closed by itself and must be opened again. */
async function open(onGone: () => void): Promise<IDBPDatabase<Schema>> {
  let refuse: (cause: Error) => void;
  const refused = new Promise<never>((_, reject) => (refuse = reject));
  const opened = openDB<Schema>("lightcone", 2, {
    async upgrade(db, from, _to, transaction) {
      for (const kind of kinds) if (!db.objectStoreNames.contains(kind)) db.createObjectStore(kind);
      if (from !== 1) return;
      const edits = transaction.objectStore("edits");
      const [keys, values] = await Promise.all([edits.getAllKeys(), edits.getAll()]);
      await edits.clear();
      for (const [place, [lesson = "", cell = ""]] of keys.entries()) {
        const { source, savedAt } = values[place] as FirstEdit;
        // The code on which it was made was not kept: a merge finds nothing in common, and shows all of both.
        const version = { lesson, cell, id: "1", source, original: "", savedAt, isAside: false };
        await edits.put(version, keyOf(version));
      }
    },
    // A tab with an older page stands in the way: better to say so than to wait for ever.
    blocked: () => refuse(new OlderPageError("Another tab holds an older version of the database open.")),
    blocking(_from, _to, event) {
      (event.target as IDBDatabase).close();
      onGone();
    },
    terminated: onGone,
  });
  return Promise.race([opened, refused]);
}

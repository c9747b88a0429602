import { openDB, type DBSchema, type IDBPObjectStore } from "idb";
import type { EditStore, SavedEdit } from "./edits.ts";

type Schema = DBSchema & { edits: { key: [slug: string, cell: string]; value: SavedEdit } };

type EditsToWrite = IDBPObjectStore<Schema, ["edits"], "edits", "readwrite">;

/** Edits in IndexedDB: database "lightcone", store "edits", key [slug, cell]. */
export function idbEdits(): EditStore {
  const database = openDB<Schema>("lightcone", 1, { upgrade: (db) => void db.createObjectStore("edits") });
  async function write(change: (edits: EditsToWrite) => Promise<unknown>): Promise<void> {
    const transaction = (await database).transaction("edits", "readwrite");
    const changed = change(transaction.store);
    // Not to wait for the page's next turn: a page that is being left has none.
    transaction.commit();
    await Promise.all([changed, transaction.done]);
  }

  return {
    async all(slug) {
      // An array sorts after every string: this is the range of all cells of the lesson.
      const range = IDBKeyRange.bound([slug], [slug, []]);
      const transaction = (await database).transaction("edits");
      const [keys, edits] = await Promise.all([
        transaction.store.getAllKeys(range),
        transaction.store.getAll(range),
      ]);
      return new Map(keys.map(([, cell], place) => [cell, edits[place]!]));
    },
    save: (slug, cell, edit) => write((edits) => edits.put(edit, [slug, cell])),
    remove: (slug, cell) => write((edits) => edits.delete([slug, cell])),
  };
}

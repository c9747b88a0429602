import { openDB, type DBSchema } from "idb";
import type { EditStore, SavedEdit } from "./edits.ts";

type Schema = DBSchema & { edits: { key: [slug: string, cell: string]; value: SavedEdit } };

/** Edits in IndexedDB: database "lightcone", store "edits", key [slug, cell]. */
export function idbEdits(): EditStore {
  const database = openDB<Schema>("lightcone", 1, { upgrade: (db) => void db.createObjectStore("edits") });
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
    async save(slug, cell, edit) {
      await (await database).put("edits", edit, [slug, cell]);
    },
    async remove(slug, cell) {
      await (await database).delete("edits", [slug, cell]);
    },
  };
}

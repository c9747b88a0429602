/** A reader's edit of a cell, as it is kept in the browser. */
export type SavedEdit = {
  readonly source: string;
  /** Hash of the lesson's own code on which the edit was made; it differs when the lesson has changed since. */
  readonly originalHash: string;
  /** Milliseconds since 1970, for people who look into their storage. */
  readonly savedAt: number;
};

/** Where edits are kept. Every method may reject: private mode, a full disk, a blocked database. */
export type EditStore = {
  /** All edits of one lesson, by the id of their cell. */
  all(slug: string): Promise<ReadonlyMap<string, SavedEdit>>;
  save(slug: string, cell: string, edit: SavedEdit): Promise<void>;
  remove(slug: string, cell: string): Promise<void>;
};

/** Tells two versions of a cell apart (FNV-1a, 32 bits, and the length): it guards against no adversary. */
export function hashOf(source: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < source.length; i++) hash = Math.imul(hash ^ source.charCodeAt(i), 0x01000193);
  return `${source.length}-${(hash >>> 0).toString(16).padStart(8, "0")}`;
}

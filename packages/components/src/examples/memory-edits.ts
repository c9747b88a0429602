import type { EditStore, SavedEdit } from "../edits/edits.ts";

/** Edits in memory, for tests: it counts its writes and fails when told to. */
export function memoryEdits() {
  const saved = new Map<string, Map<string, SavedEdit>>();
  let count = 0;
  let isFailing = false;
  const lesson = async (slug: string) => {
    if (isFailing) throw new Error("This disk is full.");
    const edits = saved.get(slug) ?? new Map<string, SavedEdit>();
    saved.set(slug, edits);
    return edits;
  };
  const store: EditStore = {
    all: async (slug) => new Map(await lesson(slug)),
    async save(slug, cell, edit) {
      (await lesson(slug)).set(cell, edit);
      count += 1;
    },
    async remove(slug, cell) {
      (await lesson(slug)).delete(cell);
    },
  };
  return { ...store, writes: () => count, fail: (value: boolean) => void (isFailing = value) };
}

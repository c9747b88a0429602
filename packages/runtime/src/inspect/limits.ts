/** How much of a value is told. */
export const limits = {
  /** Objects inside objects. */
  depth: 6,
  /** Entries of one object, array, map or set. */
  entries: 100,
  /** Places of an array, or keys of an object, that are looked at in search of entries. */
  places: 10_000,
  /** Characters of one text inside another value. */
  text: 1_000,
  /** Characters in all. */
  characters: 10_000,
} as const;

/**
 * How much may cross the port. A size counts roughly bytes: a character of a string or key is 1, and each value is 8
 * besides.
 */
export const limits = {
  /** The size of one message, and of all outputs of one run together. */
  size: 8_000_000,
  /** How many outputs a run may have; the runtime caps the console well below. */
  outputs: 2_000,
  /** How deep plain data may nest, so that whoever walks it may recurse. */
  depth: 64,
} as const;

// As they were before any cell ran: a cell may replace them, and must not change how its outputs are measured.
const { getPrototypeOf, keys } = Object;
const { isArray } = Array;
const { isFinite } = Number;

/**
 * The size of plain data, which is what JSON can say; infinite where the value is anything else (a function, NaN, a
 * hole in an array, a Map, a cycle) or is bigger or deeper than the limits. It looks at no more than the limit allows.
 */
export function sizeOf(value: unknown): number {
  let size = 0;

  const grow = (by: number) => (size += by) <= limits.size;

  const isPlain = (value: unknown, depth: number): boolean => {
    if (!grow(8) || depth > limits.depth) return false;
    if (value === null || typeof value === "boolean") return true;
    if (typeof value === "number") return isFinite(value);
    if (typeof value === "string") return grow(value.length);
    if (typeof value !== "object") return false;
    return isArray(value)
      ? isPlainArray(value, depth + 1)
      : isPlainRecord(value as Record<string, unknown>, depth + 1);
  };

  const isPlainArray = (array: readonly unknown[], depth: number) => {
    if (size + array.length > limits.size) return false; // a sparse array can claim four billion places
    for (let index = 0; index < array.length; index += 1) if (!isPlain(array[index], depth)) return false;
    return true;
  };

  const isPlainRecord = (record: Readonly<Record<string, unknown>>, depth: number) => {
    const prototype: unknown = getPrototypeOf(record);
    if (prototype !== Object.prototype && prototype !== null) return false;
    const names = keys(record);
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index]!;
      if (!grow(name.length) || !isPlain(record[name], depth)) return false;
    }
    return true;
  };

  return isPlain(value, 0) ? size : Infinity;
}

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
const { defineProperty, getPrototypeOf } = Reflect;
const { keys } = Object;
const { isArray } = Array;
const { isFinite } = Number;

/** Plain data as it was when it was looked at, and its size. */
export type Measured = { readonly copy: unknown; readonly size: number };

/** The size of plain data, which is what JSON can say; infinite where `measured` gives null. */
export const sizeOf = (value: unknown): number => measured(value)?.size ?? Infinity;

/**
 * The size of plain data together with a copy that is sure to be what was measured: a getter or a proxy may say
 * something else the next time, and a proxy cannot be sent. Null where the value is anything else (a function, NaN, a
 * hole in an array, a Map, a cycle), throws when it is looked at, or is bigger or deeper than the limits. It looks at no
 * more than the limit allows.
 */
export function measured(value: unknown): Measured | null {
  let size = 0;

  const grow = (by: number) => {
    size += by;
    if (size > limits.size) throw refusal;
  };

  const copyOf = (value: unknown, depth: number): unknown => {
    grow(8);
    if (depth > limits.depth) throw refusal;
    if (value === null || typeof value === "boolean") return value;
    if (typeof value === "number" && isFinite(value)) return value;
    if (typeof value === "string") {
      grow(value.length);
      return value;
    }
    if (typeof value !== "object") throw refusal;
    return isArray(value)
      ? copyOfArray(value, depth + 1)
      : copyOfRecord(value as Record<string, unknown>, depth + 1);
  };

  const copyOfArray = (array: readonly unknown[], depth: number) => {
    const { length } = array;
    if (size + length > limits.size) throw refusal; // a sparse array can claim four billion places
    const copy: unknown[] = [];
    for (let index = 0; index < length; index += 1) put(copy, index, copyOf(array[index], depth));
    return copy;
  };

  const copyOfRecord = (record: Readonly<Record<string, unknown>>, depth: number) => {
    const prototype: unknown = getPrototypeOf(record);
    if (prototype !== Object.prototype && prototype !== null) throw refusal;
    const copy = {};
    const names = keys(record);
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index]!;
      grow(name.length);
      put(copy, name, copyOf(record[name], depth));
    }
    return copy;
  };

  try {
    return { copy: copyOf(value, 0), size };
  } catch {
    return null;
  }
}

/** Thrown where a value is not plain, or too much. */
const refusal = new Error("This is no plain data, or too much of it.");

/** Sets a property of its own, whatever the cell has put into prototypes. */
const put = (object: object, key: PropertyKey, value: unknown) =>
  defineProperty(object, key, {
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  } as PropertyDescriptor);

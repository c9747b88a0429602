import { Mistake, nearest } from "./mistake.ts";

/**
 * Reads a part of plain data that came from elsewhere. Throws a `Mistake` that says where, what stands there and what
 * should: "Line 7: event.at is "noon": give an integer."
 */
export type Shape<T> = (value: unknown, where: string) => T;

const refuse = (value: unknown, where: string, wanted: string): never => {
  throw new Mistake(`${where} is ${value === undefined ? "missing" : shortened(value)}: give ${wanted}.`);
};

/** The value as JSON, as far as it fits into a sentence. */
function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

const check =
  <T>(holds: (value: unknown) => boolean, wanted: string): Shape<T> =>
  (value, where) =>
    holds(value) ? (value as T) : refuse(value, where, wanted);

export const integer = check<number>(Number.isSafeInteger, "an integer");
export const count = check<number>(
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  "an integer, zero or more",
);
export const flag = check<boolean>((value) => typeof value === "boolean", "true or false");
export const text = check<string>((value) => typeof value === "string", "a text");

/** An integer of any size, written as a text. */
export const bigInteger: Shape<bigint> = (value, where) =>
  typeof value === "string" && /^-?\d+$/.test(value)
    ? BigInt(value)
    : refuse(value, where, 'digits in quotes, such as "12"');

/** Anything: what JSON said is plain data already. */
export const anything =
  <T>(): Shape<T> =>
  (value, where) =>
    value === undefined ? refuse(value, where, "a value, or null") : (value as T);

/** The place of one of `length` things. */
export const placeAmong = (length: number, things: string): Shape<number> =>
  check(
    (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < length,
    length === 0
      ? `nothing: there are no ${things}`
      : `a place from 0 to ${length - 1}: there are ${length} ${things}`,
  );

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, where) =>
    value === null ? null : shape(value, where);

/** Within a record: the key may be left out. */
export const orAbsent =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value, where) =>
    value === undefined ? undefined : shape(value, where);

export const oneOf = <Word extends string>(...words: readonly Word[]): Shape<Word> =>
  check(
    (value) => (words as readonly unknown[]).includes(value),
    words.map((word) => `"${word}"`).join(" or "),
  );

export const listOf =
  <T>(shape: Shape<T>): Shape<readonly T[]> =>
  (value, where) =>
    Array.isArray(value)
      ? value.map((part, i) => shape(part, `${where}[${i}]`))
      : refuse(value, where, "a list");

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A record with these keys and no others. */
export const record =
  <T extends object>(shapes: { readonly [Key in keyof T]-?: Shape<T[Key]> }): Shape<T> =>
  (value, where) => {
    if (!isRecord(value)) return refuse(value, where, "a record");
    const keys = Object.keys(shapes);
    for (const key of Object.keys(value)) {
      if (keys.includes(key)) continue;
      const meant = nearest(key, keys);
      throw new Mistake(
        `${where} has no ${JSON.stringify(key)}: ${meant ? `did you mean "${meant}"?` : `it knows ${keys.join(", ")}.`}`,
      );
    }
    const parts = keys.map((key) => {
      const own = Object.hasOwn(value, key) ? value[key] : undefined;
      return [key, (shapes as Record<string, Shape<unknown>>)[key]!(own, `${where}.${key}`)] as const;
    });
    return Object.fromEntries(parts.filter(([, part]) => part !== undefined)) as T;
  };

/** A record with any keys, whose values are alike. */
export const dictionaryOf =
  <T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> =>
  (value, where) =>
    isRecord(value)
      ? Object.fromEntries(
          Object.entries(value).map(([key, part]) => [key, shape(part, `${where}[${JSON.stringify(key)}]`)]),
        )
      : refuse(value, where, "a record");

/** Parses JSON. `advice` is what to do where it is none. */
export function parsed(json: string, where: string, advice: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Mistake(`${where} is no JSON, it begins ${shortened(json.trimStart())}: ${advice}`);
  }
}

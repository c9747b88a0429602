/** Looks at data that came over a port or from a file, before anything is drawn of it. */
export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === "string";
export const isNumber: Check = (value) => typeof value === "number";
export const isBoolean: Check = (value) => typeof value === "boolean";
export const isInteger: Check = (value) => Number.isSafeInteger(value);
/** Anything that is there: values of a learner's code are only written, whatever they are. */
export const isValue: Check = (value) => value !== undefined;

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

export const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(fields).every(([key, check]) => check((value as Readonly<Record<string, unknown>>)[key]));

/** A record whose `kind` is one of these, and which has the fields of that kind. */
export const oneOf =
  (kinds: Readonly<Record<string, Check>>): Check =>
  (value) => {
    const kind = (value as { kind?: unknown } | null | undefined)?.kind;
    return typeof kind === "string" && Object.hasOwn(kinds, kind) && kinds[kind]!(value);
  };

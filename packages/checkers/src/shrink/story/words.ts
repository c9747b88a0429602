import type { Value } from "@lightcone/simulation";

/** `1 node`, `2 nodes`. */
export const counted = (count: number, name: string): string => `${count} ${name}${count === 1 ? "" : "s"}`;

/** `A`, `A and B`, `A, B and C`. */
export const listed = (names: readonly (string | number)[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : String(names[0] ?? "nobody");

/** Microseconds in milliseconds, without zeros at the end: `9.183 ms`, `20 ms`. */
export const ms = (microseconds: number): string => `${microseconds / 1000} ms`;

const longest = 160;

/** The fields of a record, or any other value, on one line: `term = 2, role = "leader"`. */
export function fields(state: Value): string {
  const text = isRecord(state)
    ? Object.entries(state)
        .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
        .join(", ")
    : JSON.stringify(state);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** The fields of a record that differ from those of an earlier one; the whole value where they are no two records. */
export function changedFields(before: Value, after: Value): string {
  if (!isRecord(before) || !isRecord(after)) return fields(after);
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]),
  );
  return fields(Object.fromEntries(changed));
}

export const isRecord = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A message by its type, with the rest of it: `Ping {"round":1}`. */
export function messageWords(message: Value): string {
  if (!isRecord(message) || typeof message["type"] !== "string") return JSON.stringify(message);
  const { type, ...rest } = message;
  return Object.keys(rest).length > 0 ? `${type} ${JSON.stringify(rest)}` : type;
}

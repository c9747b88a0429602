/** One text for equal plain data: JSON with sorted keys. `undefined`, where something is not known, is "?". */
export function canonicalText(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return value === undefined ? "?" : String(value);
  let text = "";
  if (Array.isArray(value)) {
    for (const part of value) text += text === "" ? canonicalText(part) : `,${canonicalText(part)}`;
    return `[${text}]`;
  }
  const record = value as Record<string, unknown>;
  for (const key of sortedKeys(record))
    text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${canonicalText(record[key])}`;
  return `{${text}}`;
}

function sortedKeys(record: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = Object.keys(record);
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort();
  return keys;
}

/** Whether two pieces of plain data are equal. */
export const areEqual = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && canonicalText(a) === canonicalText(b));

/** Orders plain data by its canonical text, which is a total order. */
export function byText(a: unknown, b: unknown): number {
  const [left, right] = [canonicalText(a), canonicalText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

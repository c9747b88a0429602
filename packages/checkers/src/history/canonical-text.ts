/** One text for equal plain data: JSON with sorted keys. `undefined`, where something is not known, is "?". */
export function canonicalText(value: unknown): string {
  if (value === undefined) return "?";
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "0" : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  const record = value as Record<string, unknown>;
  const fields = Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(record[key])}`);
  return `{${fields.join(",")}}`;
}

/** Whether two pieces of plain data are equal. */
export const areEqual = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && canonicalText(a) === canonicalText(b));

/** Orders plain data by its canonical text, which is a total order. */
export function byText(a: unknown, b: unknown): number {
  const [left, right] = [canonicalText(a), canonicalText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Wide enough for any event or envelope of an execution. */
const width = 160;

/**
 * JSON in which each list or record stands on one line where it fits and is split into its parts where it does not:
 * an execution has one event a line. The outermost `split` levels are split in any case. Keys keep their order.
 */
export function formatJson(value: unknown, split: number, indent = "", room = width): string {
  const flat = onOneLine(value);
  const fits = split <= 0 && indent.length + flat.length <= room;
  if (fits || typeof value !== "object" || value === null) return flat;
  const inner = `${indent}  `;
  // The comma, and the key of a record, share the line with the part.
  const part = (item: unknown, key = "") =>
    `${inner}${key}${formatJson(item, split - 1, inner, width - key.length - 1)}`;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => part(item))
    : entriesOf(value).map(([key, item]) => part(item, `${JSON.stringify(key)}: `));
  const [open, close] = isList ? "[]" : "{}";
  return parts.length === 0 ? flat : `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const parts = entriesOf(value).map(([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

/** What JSON has no word for is left out of a record, and null in a list, as JSON.stringify has it. */
const entriesOf = (value: object) => Object.entries(value).filter(([, item]) => item !== undefined);

/** A message with one of its leaves changed; which one and how is one draw's choice. The type of the message stays. */
export function corrupted(message: unknown, u: number): unknown {
  const leaves = paths(message).filter((path) => path.join(".") !== "type");
  if (leaves.length === 0) return message;
  const place = u * leaves.length;
  return changedAt(message, leaves[Math.floor(place)]!, place - Math.floor(place));
}

type Path = readonly (string | number)[];

function paths(value: unknown): Path[] {
  if (typeof value !== "object" || value === null) return [[]];
  const entries = Array.isArray(value) ? value.map((part, i) => [i, part] as const) : Object.entries(value);
  return entries.flatMap(([key, part]) => paths(part).map((path) => [key, ...path]));
}

function changedAt(value: unknown, [key, ...rest]: Path, u: number): unknown {
  if (key === undefined) return changed(value, u);
  if (Array.isArray(value)) return value.with(key as number, changedAt(value[key as number], rest, u));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: changedAt(record[key as string], rest, u) };
}

/** One flipped bit of an integer, one letter of a text, the other truth value. */
function changed(leaf: unknown, u: number): unknown {
  switch (typeof leaf) {
    case "number":
      return Number.isInteger(leaf) ? leaf ^ (1 << Math.floor(u * 8)) : -leaf;
    case "boolean":
      return !leaf;
    case "string": {
      const at = Math.floor(u * leaf.length);
      return leaf === "" ? "?" : `${leaf.slice(0, at)}${leaf[at] === "?" ? "!" : "?"}${leaf.slice(at + 1)}`;
    }
    default:
      return 0;
  }
}

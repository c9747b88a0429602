/** The sentence about the first part of a state that is no plain data. */
export function explainNotPlain(state: unknown): string {
  const [path, part] = firstNotPlain(state, "A state") ?? ["A state", state];
  return `${path} is ${nameOf(part)}: states are plain data (records, arrays, strings, finite numbers, booleans, null), so that equal ones look equal.`;
}

function firstNotPlain(value: unknown, path: string): [string, unknown] | null {
  if (typeof value === "object" && value !== null) {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return [path, value];
    for (const [key, part] of Object.entries(value)) {
      const found = firstNotPlain(part, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
      if (found) return found;
    }
    return null;
  }
  const isPlain =
    typeof value === "number" ? Number.isFinite(value) : ["string", "boolean"].includes(typeof value);
  return isPlain || value === null ? null : [path, value];
}

function nameOf(value: unknown): string {
  if (typeof value === "object" && value !== null)
    return `a ${value.constructor?.name || "thing with a prototype"}`;
  return value === undefined || typeof value === "number" ? String(value) : `a ${typeof value}`;
}

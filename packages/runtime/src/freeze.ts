/**
 * Freezes values and all that hangs on them, so that no cell changes what another one sees. Maps and sets refuse to be
 * changed by their methods. Getters are not run. What is in `kept` stays as it is; so does what cannot be frozen:
 * numbers in typed arrays, private fields, variables that a function closes over.
 */
export function freezeDeeply(values: readonly unknown[], kept: Iterable<object>): void {
  const seen = new Set<unknown>(kept);
  const waiting = [...values];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
    if (!isObject || seen.has(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    try {
      for (const inner of contentsOf(value)) waiting.push(inner);
      Object.freeze(value);
    } catch {
      // A proxy, or the namespace of a module, may refuse.
    }
  }
}

/** What hangs on an object. Makes maps and sets refuse changes, while they still can be given properties. */
function* contentsOf(value: object): Iterable<unknown> {
  for (const key of Reflect.ownKeys(value)) yield Reflect.getOwnPropertyDescriptor(value, key)?.value;
  if (value instanceof Map) {
    yield* value.keys();
    yield* value.values();
    refuse(value, "map", ["set", "delete", "clear"]);
  }
  if (value instanceof Set) {
    yield* value;
    refuse(value, "set", ["add", "delete", "clear"]);
  }
}

function refuse(collection: object, kind: string, methods: readonly string[]): void {
  const value = () => {
    throw new TypeError(`Cannot change this ${kind}: it is read-only, because another cell made it.`);
  };
  for (const method of methods) Object.defineProperty(collection, method, { value });
}

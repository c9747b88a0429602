import {
  defineProperty,
  deleteProperty,
  is,
  ownKeys,
  ownProperty,
  prototypeOf,
  setPrototypeOf,
} from "../pristine.ts";

type Memory = {
  readonly object: object;
  readonly prototype: object | null;
  readonly keys: readonly PropertyKey[];
  /** By key; without a prototype, so that it holds nothing else. */
  readonly properties: Readonly<Record<PropertyKey, PropertyDescriptor>>;
};

/**
 * Remembers these objects and returns what puts them back as they are now: properties that were added, changed or
 * removed since, and prototypes. What a cell has frozen, or made unconfigurable, stays so. It uses no method that a
 * cell can have replaced.
 */
export function remember(objects: readonly object[]): () => void {
  const memories = objects.map((object): Memory => {
    const keys = ownKeys(object);
    const properties = { __proto__: null } as unknown as Record<PropertyKey, PropertyDescriptor>;
    for (const key of keys) properties[key] = ownProperty(object, key)!;
    return { object, prototype: prototypeOf(object), keys, properties };
  });
  return () => {
    for (let at = 0; at < memories.length; at += 1) restore(memories[at]!);
  };
}

function restore({ object, prototype, keys, properties }: Memory): void {
  if (prototypeOf(object) !== prototype) setPrototypeOf(object, prototype);
  const present = ownKeys(object);
  for (let at = 0; at < present.length; at += 1)
    if (properties[present[at]!] === undefined) deleteProperty(object, present[at]!);
  for (let at = 0; at < keys.length; at += 1) {
    const remembered = properties[keys[at]!]!;
    if (!isSame(ownProperty(object, keys[at]!), remembered)) defineProperty(object, keys[at]!, remembered);
  }
}

const isSame = (a: PropertyDescriptor | null, b: PropertyDescriptor): boolean =>
  a !== null &&
  is(a.value, b.value) &&
  a.get === b.get &&
  a.set === b.set &&
  a.writable === b.writable &&
  a.enumerable === b.enumerable &&
  a.configurable === b.configurable;

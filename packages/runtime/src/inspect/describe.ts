import { append, isArray, ownKeys, ownProperty } from "../pristine.ts";
import { describeBuiltIn } from "./built-in.ts";
import { className } from "./class-name.ts";
import { describeFunction } from "./function.ts";
import { group, more, text, type Doc, type Item } from "./layout.ts";
import { limits } from "./limits.ts";
import { describePrimitive, keyText } from "./primitive.ts";
import { grouped } from "./text.ts";

/** Where a value stands: how much may still be said, and inside which objects. */
export type Place = {
  readonly room: { characters: number };
  readonly depth: number;
  readonly inside: Ancestor | null;
};
type Ancestor = { readonly object: object; readonly inside: Ancestor | null };

/** Describes any value without running its getters. The traps of a proxy do run; that they threw is said. */
export function describe(value: unknown, place: Place): Doc {
  if (place.room.characters <= 0) return text("…");
  const doc = attemptToDescribe(value, place);
  place.room.characters -= doc.items.length === 0 ? doc.open.length + 2 : 4;
  return doc;
}

function attemptToDescribe(value: unknown, place: Place): Doc {
  try {
    return describeWhole(value, place);
  } catch {
    return text("(throws when it is looked at)");
  }
}

function describeWhole(value: unknown, place: Place): Doc {
  if (typeof value === "function") return text(describeFunction(value));
  if (typeof value !== "object" || value === null) return text(describePrimitive(value));
  for (let at = place.inside; at !== null; at = at.inside) if (at.object === value) return text("(circular)");
  const within = {
    room: place.room,
    depth: place.depth + 1,
    inside: { object: value, inside: place.inside },
  };
  const isDeep = place.depth >= limits.depth;
  if (isArray(value)) return isDeep ? text("[…]") : group("[", elements(value, within), "]", "");
  return (
    describeBuiltIn(value, isDeep, (inner) => describe(inner, within)) ??
    describeRecord(value, isDeep, within)
  );
}

function describeRecord(value: object, isDeep: boolean, within: Place): Doc {
  const name = className(value);
  const open = name === null || name === "Object" ? "{" : `${name} {`;
  return isDeep ? text(`${open}…}`) : group(open, properties(value, within), "}", " ");
}

function properties(value: object, within: Place): Item[] {
  const items: Item[] = [];
  const keys = ownKeys(value);
  const end = keys.length < limits.places ? keys.length : limits.places;
  let hidden = keys.length - end; // nobody looks at a million keys for those that are not enumerable
  for (let at = 0; at < end; at += 1) {
    const key = keys[at]!;
    const descriptor = ownProperty(value, key);
    if (descriptor?.enumerable !== true) continue;
    if (items.length === limits.entries || within.room.characters <= 0) hidden += 1;
    else append(items, { label: `${keyText(key)}: `, doc: describeProperty(descriptor, within) });
  }
  if (hidden > 0) append(items, more(hidden));
  return items;
}

function describeProperty({ get, set, value }: PropertyDescriptor, within: Place): Doc {
  if (get !== undefined) return text("(getter)");
  return set !== undefined ? text("(setter)") : describe(value, within);
}

/** Elements and runs of missing ones. */
function elements(array: readonly unknown[], within: Place): Item[] {
  const items: Item[] = [];
  const end = array.length < limits.places ? array.length : limits.places;
  let at = 0;
  while (at < end && items.length < limits.entries && within.room.characters > 0) {
    const first = at;
    let descriptor = ownProperty(array, at);
    while (descriptor === null && at < end) descriptor = ++at < end ? ownProperty(array, at) : null;
    if (at > first) append(items, { label: "", doc: text(`(${grouped(at - first)} empty)`) });
    if (descriptor !== null) append(items, { label: "", doc: describeProperty(descriptor, within) });
    if (descriptor !== null) at += 1;
  }
  if (at < array.length) append(items, more(array.length - at));
  return items;
}

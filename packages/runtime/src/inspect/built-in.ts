import { append, apply, getterOf, prototypeOf, uncurried } from "../pristine.ts";
import { className, errorText, isError, tagOf } from "./class-name.ts";
import { group, more, text, type Doc, type Item } from "./layout.ts";
import { limits } from "./limits.ts";
import { cut, grouped } from "./text.ts";

type Describe = (inner: unknown) => Doc;

/** Describes an object that the language makes in a way of its own; null for all others. */
export function describeBuiltIn(value: object, isDeep: boolean, describe: Describe): Doc | null {
  if (isError(value)) return text(cut(errorText(value), limits.text).kept);
  if (tagOf(value) === "Promise") return text(promise);
  return (
    pattern(value) ??
    map(value, isDeep, describe) ??
    set(value, isDeep, describe) ??
    numbers(value, isDeep, describe)
  );
}

const promise = "Promise /* a cell does not wait: what a promise brings comes after the cell has ended */";

/** What a function made for objects of one kind gives; undefined for an object of another kind, for which it throws. */
function attempt<Result>(read: (self: unknown) => Result, value: object): Result | undefined {
  try {
    return read(value);
  } catch {
    return undefined;
  }
}

const sourceOf = getterOf<string>(RegExp.prototype, "source");
const flags = [
  { letter: "g", isSet: getterOf<boolean>(RegExp.prototype, "global") },
  { letter: "i", isSet: getterOf<boolean>(RegExp.prototype, "ignoreCase") },
  { letter: "m", isSet: getterOf<boolean>(RegExp.prototype, "multiline") },
  { letter: "s", isSet: getterOf<boolean>(RegExp.prototype, "dotAll") },
  { letter: "u", isSet: getterOf<boolean>(RegExp.prototype, "unicode") },
  { letter: "y", isSet: getterOf<boolean>(RegExp.prototype, "sticky") },
];

function pattern(value: object): Doc | null {
  const source = attempt(sourceOf, value);
  if (source === undefined) return null;
  let written = `/${cut(source, limits.text).kept}/`;
  for (let at = 0; at < flags.length; at += 1)
    if (attempt(flags[at]!.isSet, value) === true) written += flags[at]!.letter;
  return text(written);
}

type Step = { readonly done?: boolean; readonly value: unknown };

/** How a collection is walked, whatever a cell has made of its iterator. */
function walkerOf<Collection extends object>(sample: Collection, entries: (this: Collection) => object) {
  const begin = uncurried(entries);
  const next = uncurried((prototypeOf(apply(entries, sample, [])) as { next(): Step }).next);
  const sizeOf = getterOf<number>(prototypeOf(sample)!, "size");
  return (value: object, isDeep: boolean, name: string, itemOf: (entry: unknown) => Item): Doc | null => {
    const size = attempt(sizeOf, value);
    if (size === undefined) return null;
    const open = `${name}(${grouped(size)}) {`;
    if (isDeep) return text(`${open}…}`);
    const items: Item[] = [];
    const iterator = begin(value);
    for (let step = next(iterator); step.done !== true; step = next(iterator)) {
      if (items.length === limits.entries) {
        append(items, more(size - limits.entries));
        break;
      }
      append(items, itemOf(step.value));
    }
    return group(open, items, "}", " ");
  };
}

const walkMap = walkerOf(new Map(), Map.prototype.entries);
const walkSet = walkerOf(new Set(), Set.prototype.values);

const map = (value: object, isDeep: boolean, describe: Describe): Doc | null =>
  walkMap(value, isDeep, className(value) ?? "Map", (entry) => {
    const pair = entry as readonly [unknown, unknown];
    const key = describe(pair[0]);
    return { label: `${key.flat ?? "(…)"} => `, doc: describe(pair[1]) };
  });

const set = (value: object, isDeep: boolean, describe: Describe): Doc | null =>
  walkSet(value, isDeep, className(value) ?? "Set", (entry) => ({ label: "", doc: describe(entry) }));

const typedArray = prototypeOf(Uint8Array.prototype)!;
const typeOf = getterOf<string | undefined>(typedArray, Symbol.toStringTag);
const lengthOf = getterOf<number>(typedArray, "length");

function numbers(value: object, isDeep: boolean, describe: Describe): Doc | null {
  const type = typeOf(value);
  if (type === undefined) return null;
  const length = lengthOf(value);
  const open = `${type}(${grouped(length)}) [`;
  if (isDeep) return text(`${open}…]`);
  const items: Item[] = [];
  for (let at = 0; at < length && at < limits.entries; at += 1)
    append(items, { label: "", doc: describe((value as Readonly<Record<number, unknown>>)[at]) });
  if (length > limits.entries) append(items, more(length - limits.entries));
  return group(open, items, "]", "");
}

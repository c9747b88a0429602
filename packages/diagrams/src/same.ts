import type { Value } from "@lightcone/simulation";

/**
 * Whether two values are the same plain data; the order of a record's keys does not matter, absent differs from
 * null. Iterative: a learner's state may be nested deeper than the stack.
 */
export function isSame(a: Value | undefined, b: Value | undefined): boolean {
  const open: (readonly [Value | undefined, Value | undefined])[] = [[a, b]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [left, right] = pair;
    if (Object.is(left, right)) continue;
    if (!isComposite(left) || !isComposite(right) || Array.isArray(left) !== Array.isArray(right))
      return false;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(right, key)) return false;
      open.push([left[key], right[key]]);
    }
  }
  return true;
}

type Composite = { readonly [key: string]: Value };

function isComposite(value: Value | undefined): value is Composite {
  return typeof value === "object" && value !== null;
}

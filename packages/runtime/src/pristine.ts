/**
 * Functions of the language as they were before any cell ran. What runs while a cell runs (the console, `show`,
 * `inspect`) uses these in place of methods, and neither iterators nor spread: a cell may have replaced all of them,
 * and must not break the report of what it did.
 */

export const {
  apply,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor: descriptorOf,
  getPrototypeOf: prototypeOf,
  ownKeys,
  setPrototypeOf,
} = Reflect;
export const { isArray } = Array;
export const { freeze, is } = Object;

type Method = (this: never, ...rest: never[]) => unknown;

/** A method as a function whose first parameter is what it is called on. */
export const uncurried =
  <M extends Method>(method: M) =>
  (self: unknown, ...rest: Parameters<M>): ReturnType<M> =>
    apply(method, self, rest) as ReturnType<M>;

/** The getter of a property as a function of the object; it throws for an object of another kind. */
export const getterOf = <Result>(prototype: object, key: PropertyKey): ((self: unknown) => Result) =>
  uncurried(descriptorOf(prototype, key)!.get as (this: never) => Result);

export const slice: (text: string, start: number, end?: number) => string = uncurried(String.prototype.slice);
export const charCodeAt: (text: string, at: number) => number = uncurried(String.prototype.charCodeAt);

/** Adds to the end of an array, without the setters that a prototype may have got. */
export function append<Item>(array: Item[], item: Item): void {
  defineProperty(array, array.length, plainProperty(item));
}

/** The descriptor of an ordinary property. It has no prototype, from which it would inherit what a cell put there. */
export const plainProperty = (value: unknown): PropertyDescriptor =>
  ({ __proto__: null, value, writable: true, enumerable: true, configurable: true }) as PropertyDescriptor;

/** An own property's descriptor without a prototype, or null. May run code of a proxy. */
export function ownProperty(object: object, key: PropertyKey): PropertyDescriptor | null {
  const descriptor = descriptorOf(object, key);
  if (descriptor === undefined) return null;
  setPrototypeOf(descriptor, null);
  return descriptor;
}

/** The value of a property that the object or a prototype of it holds; undefined where a getter would have to run. */
export function dataProperty(object: object, key: PropertyKey): unknown {
  let at: object | null = object;
  for (let steps = 0; at !== null && steps < 100; steps += 1) {
    const descriptor = ownProperty(at, key);
    if (descriptor !== null) return descriptor.value;
    at = prototypeOf(at);
  }
  return undefined;
}

import { evaluateIn, type Realm } from "./realm.ts";

/** Names of the language that hold objects; each is known with its `prototype`, if it has one. */
const named = [
  ..."Object Function Array String Number Boolean Symbol BigInt Math JSON Reflect Proxy Promise RegExp".split(
    " ",
  ),
  ..."Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator ArrayBuffer SharedArrayBuffer DataView".split(
    " ",
  ),
  ..."Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float16Array".split(
    " ",
  ),
  ..."Float32Array Float64Array BigInt64Array BigUint64Array Atomics Intl Date WebAssembly".split(" "),
  ..."Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError".split(
    " ",
  ),
];

/** Objects that no name leads to: the prototypes of iterators, generators and typed arrays, and their constructors. */
const unnamed = `[
  [][Symbol.iterator](), new Map().entries(), new Set().values(), ""[Symbol.iterator](), "".matchAll(/x/g),
  (function* () {})(), (async function* () {})(), function* () {}, async function () {}, async function* () {},
  new Uint8Array(0),
].flatMap((sample) => {
  const chain = [];
  for (let at = Object.getPrototypeOf(sample); at !== null; at = Object.getPrototypeOf(at)) {
    chain.push(at);
    if (typeof at.constructor === "function") chain.push(at.constructor);
  }
  return chain;
})`;

/** The objects that the language itself puts into a realm, the global object last. Needs a realm that is intact. */
export function intrinsicsOf(realm: Realm): readonly object[] {
  const found = new Set<object>();
  for (const name of named) {
    const value: unknown = Reflect.getOwnPropertyDescriptor(realm, name)?.value;
    if (typeof value === "function" || (typeof value === "object" && value !== null)) found.add(value);
    const prototype: unknown = typeof value === "function" ? value.prototype : null;
    if (typeof prototype === "object" && prototype !== null) found.add(prototype);
  }
  for (const object of evaluateIn<readonly object[]>(realm, unnamed)) found.add(object);
  found.delete(realm);
  return [...found, realm];
}

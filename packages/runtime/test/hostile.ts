/** Cells that try to break the report of what they do, with what is reported. */
export type Hostile = {
  readonly name: string;
  readonly cells: readonly string[];
  readonly told: string | RegExp;
};

const hostile = (name: string, cells: string | readonly string[], told: string | RegExp): Hostile => ({
  name,
  cells: typeof cells === "string" ? [cells] : cells,
  told,
});

const unseen = "value: (throws when it is looked at)";
const evil = `() => { throw "evil"; }`;
/** Replaces all methods of an object. */
const ruin = (object: string) =>
  `for (const key of Reflect.ownKeys(${object})) try { ${object}[key] = ${evil}; } catch {}`;
const report = `console.log("still", [1, { two: new Map([[3, new Set([4])]]) }, /5/g, -0]);`;
const reported = `log: still [1, { two: Map(1) { 3 => Set(1) { 4 } } }, /5/g, -0]`;
/** What a cell with broken prototypes can make, and its report of it. */
const values = `const values = [1, { two: new Map([[3, new Set([4])]]) }, /5/g, -0];`;
const reportValues = `console.log("still", values); values`;
const reportedValues = `${reported}\nvalue: ${reported.slice("log: still ".length)}`;

export const hostiles: readonly Hostile[] = [
  hostile(
    "a getter that throws",
    `({ get a() { throw 1; }, set b(v) {} })`,
    "value: { a: (getter), b: (setter) }",
  ),
  hostile(
    "a proxy whose traps throw",
    `[1, new Proxy({}, { ownKeys: ${evil} })]`,
    "value: [1, (throws when it is looked at)]",
  ),
  hostile("a proxy that lies about its keys", `new Proxy({}, { ownKeys: () => ["a", "a"] })`, unseen),
  hostile("a revoked proxy", `const { proxy, revoke } = Proxy.revocable([], {}); revoke(); proxy`, unseen),
  hostile(
    "a proxy without end",
    `const make = () => new Proxy({}, { ownKeys: () => ["in"], getOwnPropertyDescriptor: () => ({ value: make(), enumerable: true, configurable: true }) }); make()`,
    "value: { in: { in: { in: { in: { in: { in: {…} } } } } } }",
  ),
  hostile(
    "conversions that throw",
    `({ toString: ${evil}, valueOf: ${evil}, [Symbol.toPrimitive]: ${evil}, toJSON: ${evil} })`,
    "value: {\n  toString: function toString,\n  valueOf: function valueOf,\n  toJSON: function toJSON,\n  [Symbol(Symbol.toPrimitive)]: function [Symbol.toPrimitive]\n}",
  ),
  hostile(
    "a tag and a constructor that throw",
    `({ get [Symbol.toStringTag]() { throw 1; }, get constructor() { throw 2; } })`,
    "value: { constructor: (getter), [Symbol(Symbol.toStringTag)]: (getter) }",
  ),
  hostile(
    "names that are no texts",
    `class A { static name = {} } [new A(), A]`,
    "value: [{}, class (anonymous)]",
  ),
  hostile("a property named __proto__", `({ ["__proto__"]: 1 })`, "value: { __proto__: 1 }"),
  hostile("half of a surrogate pair", `"\\ud800"`, `value: "\\ud800"`),

  hostile("thrown: nothing", `throw undefined`, "runtime in a at null:null: The cell threw undefined."),
  hostile("thrown: a symbol", `throw Symbol("s")`, "runtime in a at null:null: The cell threw Symbol(s)."),
  hostile(
    "thrown: hostile getters",
    `throw { get stack() { throw 1; }, get message() { throw 2; } }`,
    "runtime in a at null:null: The cell threw { stack: (getter), message: (getter) }.",
  ),
  hostile(
    "thrown: a proxy",
    `throw new Proxy(new Error("e"), { get: ${evil}, getPrototypeOf: ${evil}, getOwnPropertyDescriptor: ${evil} })`,
    "runtime in a at null:null: The cell threw a value that cannot be looked at.",
  ),
  hostile(
    "thrown: an error with a hostile stack",
    `throw Object.defineProperty(new Error("e"), "stack", { get: ${evil} })`,
    "runtime in a at null:null: Error: e",
  ),
  hostile(
    "thrown: an error with a hostile message",
    `throw Object.defineProperty(new Error(), "message", { get: () => "forged" })`,
    "runtime in a at 1:29: Error",
  ),
  hostile(
    "thrown: an error whose name is an object",
    `const e = new Error("e"); e.name = {}; throw e`,
    "runtime in a at 1:11: Error: e",
  ),
  hostile(
    "thrown: an error that claims another place",
    `const e = new Error("e"); e.stack = "    at f (lightcone-cell-0:999:1)"; throw e`,
    "runtime in a at null:null: Error: e",
  ),
  hostile(
    "stacks prepared by the cell",
    `Error.prepareStackTrace = ${evil}; null.x`,
    "runtime in a at 1:57: TypeError: Cannot read properties of null (reading 'x')",
  ),
  hostile(
    "stacks of no length",
    `Error.stackTraceLimit = 0; null.x`,
    "runtime in a at null:null: TypeError: Cannot read properties of null (reading 'x')",
  ),
  hostile(
    "a name of its own for the code",
    `//# sourceURL=elsewhere\nnull.x\n//# sourceURL=elsewhere`,
    "runtime in a at 2:6: TypeError: Cannot read properties of null (reading 'x')",
  ),

  ...[
    "Array.prototype",
    "Function.prototype",
    "String.prototype",
    "RegExp.prototype",
    "Map.prototype",
    "Set.prototype",
    "WeakSet.prototype",
    "Symbol.prototype",
    "Object",
    "Reflect",
    "JSON",
    "Math",
    "Number.prototype",
    "Error.prototype",
  ].map((object) =>
    hostile(`${object} in ruins`, `${values} ${ruin(object)} ${reportValues}`, reportedValues),
  ),
  hostile(
    "Object.prototype in ruins",
    `${values} for (const key of ["cell", "error", "outputs", "events", "text", "label", "flat", "items"]) Object.defineProperty(Object.prototype, key, { get: ${evil}, set: ${evil}, configurable: true }); Object.assign(Object.prototype, { get: ${evil}, value: 1, writable: false, kind: "forged", caption: "forged", done: true }); ${reportValues}`,
    reportedValues,
  ),
  hostile(
    "setters for the places of all arrays",
    `${values} for (const place of [0, 1, 2, 3]) Object.defineProperty(Array.prototype, place, { set: ${evil}, get: ${evil}, configurable: true }); ${reportValues}`,
    reportedValues,
  ),
  hostile(
    "iterators in ruins",
    `${values} for (const sample of [[], new Map(), new Set(), ""]) Object.getPrototypeOf(sample[Symbol.iterator]()).next = ${evil}; ${reportValues}`,
    reportedValues,
  ),
  hostile(
    "globals deleted",
    `${values} for (const name of ["Array", "Object", "Map", "Reflect", "Error", "Function"]) delete globalThis[name]; ${reportValues}`,
    reportedValues,
  ),
  hostile(
    "globals replaced, and what makes errors of them",
    `import { count } from "toy"; ${values} for (const name of ["Symbol", "Error", "TypeError", "ReferenceError", "Object", "Reflect", "String", "Math"]) globalThis[name] = class { constructor() { throw "evil"; } }; ${report}\ntry { count(2000); } catch {}`,
    `${reported}\nbudget in a at 2:7: The budget of 1,000 simulated events is used up.`,
  ),
  hostile(
    "globals replaced, and back in the next cell",
    [
      `globalThis.Map = 1; globalThis.hidden = 2; Array.prototype.last = 3; Math.max = 4; const a = 5;`,
      `[typeof Map, typeof hidden, [].last, Math.max(1, 2), a]`,
    ],
    `value: ["function", "undefined", undefined, 2, 5]`,
  ),
  hostile(
    "a prototype of prototypes",
    `Object.setPrototypeOf(Array.prototype, new Proxy({}, { get: ${evil}, set: ${evil}, has: ${evil} })); ${report}`,
    reported,
  ),

  hostile(
    "a recursion without end",
    `const f = () => f() + 1;\nf()`,
    "runtime in a at 1:null: RangeError: Maximum call stack size exceeded",
  ),
  hostile(
    "a recursion that reports on its way back",
    `let n = 0; const f = () => { try { f(); } catch { if (++n < 1000) throw n; if (n === 1000) console.log("back"); } }; f(); "out"`,
    `log: back\nvalue: "out"`,
  ),
  hostile(
    "an object a hundred thousand deep",
    [`let deep = {}; for (let i = 0; i < 100_000; i++) deep = { deep };`, `deep`],
    "value: { deep: { deep: { deep: { deep: { deep: { deep: {…} } } } } } }",
  ),
  hostile(
    "the longest array",
    `const a = []; a.length = 2 ** 32 - 1; a[5] = 1; a`,
    "value: [(5 empty), 1, (9,994 empty), … 4,294,957,295 more]",
  ),
  hostile(
    "a hundred thousand keys",
    `const a = {}; for (let i = 0; i < 1e5; i++) a["k" + i] = i; a`,
    /^value: \{\n  k0: 0,\n[^]*… 99,900 more\n\}$/,
  ),
  hostile("a long array", `Array(1e6).fill(7).length = 1e6; Array(1e6).fill(7)[999_999]`, "value: 7"),
  hostile("a huge integer", `2n ** 1_000_000n`, "value: (an integer of over 300 digits)"),
  hostile("a huge text", `"x".repeat(1e8).length`, "value: 100000000"),
  hostile(
    "a huge message",
    `throw new Error("x".repeat(1e6))`,
    `runtime in a at 1:7: Error: ${"x".repeat(993)}`,
  ),
  hostile(
    "a flood on the console",
    `for (let i = 0; i < 300_000; i++) console.log(); 1`,
    `${"log: \n".repeat(500)}value: 1\nomitted: 299500`,
  ),
  hostile(
    "a flood of values",
    `for (let i = 0; i < 300_000; i++) show(i); 1`,
    `${Array.from({ length: 100 }, (_, i) => `value: ${i}\n`).join("")}value: 1\nomitted: 299900`,
  ),
  hostile(
    "a flood of pictures",
    `import { picture } from "toy"; for (let i = 0; i < 300; i++) show(picture(i)); 1`,
    `${Array.from({ length: 20 }, (_, i) => `shown: [null,{"type":"toy","data":${i}}]\n`).join("")}value: 1\nomitted: 280`,
  ),
  hostile(
    "one line too long",
    `console.log("x".repeat(1e6)); console.log("y"); 1`,
    `log: ${"x".repeat(50_000)}…\nvalue: 1\nomitted: 1`,
  ),

  hostile(
    "the budget's error caught, again and again",
    `import { count } from "toy"; for (let i = 0; i < 5; i++) try { count(2000); console.log("no"); } catch { console.log(i); } "done"`,
    "log: 0\nlog: 1\nlog: 2\nlog: 3\nlog: 4\nbudget in a at 1:64: The budget of 1,000 simulated events is used up.",
  ),
  hostile(
    "the budget used up twice",
    `import { count } from "toy";\ntry { count(2000); } catch {}\ncount(1)`,
    "budget in a at 2:7: The budget of 1,000 simulated events is used up.",
  ),
  hostile(
    "the budget's error replaced",
    `import { count } from "toy"; try { count(2000); } finally { throw new Error("mine"); }`,
    "budget in a at 1:36: The budget of 1,000 simulated events is used up.",
  ),
  hostile(
    "the budget's error in an ancestor",
    [`import { count } from "toy"; let a = 0; try { a = count(2000); } catch {}`, `a`],
    "budget in a at 1:51: The budget of 1,000 simulated events is used up.",
  ),
  hostile(
    "console and show replaced",
    [`const show = (value) => value + 1; const console = { log: show };`, `console.log(show(1))`],
    "value: 3",
  ),
  hostile("the console's methods replaced", `console.log = ${evil}; console.warn("still");`, "warn: still"),
  hostile(
    "a library changed",
    [`import { settings } from "toy"; const a = () => settings.delays.push(3);`, `a()`],
    "runtime in a at 1:65: TypeError: Cannot add property 2, object is not extensible",
  ),
  hostile(
    "what belongs to the language crosses cells",
    [
      `const g = globalThis, a = Array, m = Math;`,
      `a.prototype.mine = 1; m.mine = 2; g.mine = 3; [Object.isFrozen(a), [].mine + m.mine + g.mine]`,
    ],
    "value: [false, 6]",
  ),
  hostile(
    "hostile values cross cells",
    [
      `const p = new Proxy({}, { ownKeys: ${evil} }), q = { get x() { throw 1; } }, t = new Uint8Array(2);`,
      `t[0] = 1; [p, q, t]`,
    ],
    "value: [(throws when it is looked at), { x: (getter) }, Uint8Array(2) [1, 0]]",
  ),
  hostile("code out of text", `new Function("return this")() === globalThis`, "value: true"),
  hostile(
    "a wrong place out of text",
    `eval("\\n\\nnull.x")`,
    "runtime in a at 1:1: TypeError: Cannot read properties of null (reading 'x')",
  ),
  hostile(
    "the caller",
    `(function () { return arguments.callee; })()`,
    "runtime in a at 1:33: TypeError: 'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them",
  ),
];

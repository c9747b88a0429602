import { endless, failing, harmless } from "./hostile.ts";

/** Loops in all the places where code runs that does not look like a loop. */
export const endlessLoops = endless(
  ["a loop", `while (true) {}`],
  ["an async function, before its first await", `(async () => { for (;;); })();`],
  ["a generator without end", `const ones = function* () { for (;;) yield 1; }; for (const one of ones());`],
  ["a getter, when it is read", `({ get next() { for (;;); } }).next;`],
  ["a proxy, when the page looks at it", `new Proxy({}, { ownKeys() { for (;;); } });`],
  ["a regular expression that backtracks", `/^(a+)+$/.test("a".repeat(60) + "b");`],
  ["a comparison while sorting", `[2, 1].sort(() => { for (;;); });`],
  ["toString of an object in a text", "`${{ toString() { for (;;); } }}`;"],
  ["valueOf of an object in a sum", `1 + { valueOf() { for (;;); } };`],
  [
    "a set of an iterator without end",
    `new Set({ [Symbol.iterator]: () => ({ next: () => ({ value: 0 }) }) });`,
  ],
  ["a way out that leads back", `const f = () => { try { return 1; } finally { for (;;); } }; f();`],
  ["toJSON", `JSON.stringify({ toJSON() { for (;;); } });`],
  [
    "the error of the budget caught for ever",
    `
    import { simulate, systemModel, synchronous } from "@lightcone/simulation";
    import { ping } from "@lightcone/protocols/ping";
    const _model = systemModel({ timing: synchronous({ deltaMs: 50 }) });
    for (;;) try { simulate(ping(), { nodes: 3, model: _model, until: { timeMs: 1e6 } }); } catch {}`,
  ],
);

/** Loops of the engine itself, which look after an order to end in few places. */
export const engineLoops = endless(
  ["all places of the longest array", `Array(2 ** 32 - 1).forEach(() => {});`],
  ["the last of the longest array", `Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 1);`],
  ["numbers that grow", `let n = 3n; for (;;) n = n * n % (2n ** 4_000_000n);`],
);

/** What goes on when the cell has ended; and waiting, in vain. */
export const lateLoops = harmless(
  [
    "microtasks that beget microtasks",
    `const again = () => Promise.resolve().then(again); again(); "begun";`,
    `"begun"`,
  ],
  ["an async loop that waits for nothing", `(async () => { for (;;) await null; })(); "begun";`, `"begun"`],
  ["a loop in a promise", `Promise.resolve().then(() => { for (;;); }); "begun";`, `"begun"`],
  [
    "an async generator without end",
    `const all = async function* () { for (;;) yield 1; }; (async () => { for await (const one of all()); })(); "begun";`,
    `"begun"`,
  ],
  ["a promise that never settles", `new Promise(() => {});`, "Promise"],
  [
    "an async function that never ends",
    `const wait = async () => { await new Promise(() => {}); console.log("never"); }; wait();`,
    "Promise",
  ],
  [
    "a thenable that calls back for ever",
    `const thenable = { then(go) { go(thenable); } }; Promise.resolve(thenable); "begun";`,
    `"begun"`,
  ],
  ["a stop for a debugger", `debugger; "passed";`, `"passed"`],
);

/** Waiting that a cell cannot do. */
export const refusedWaits = failing(
  ["a wait for a promise", `await new Promise(() => {});`, "There is nothing to await in a cell."],
  [
    "a wait on shared memory",
    `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
    "a cell runs in one thread",
  ],
  ["a timer", `setInterval(() => {}, 0);`, "set a timer with the effect"],
);

const tooDeep = "A function calls itself without coming to an end";

/** Functions that call themselves, and code that is nested as deeply. */
export const recursions = failing(
  ["a function that calls itself", `const f = (n) => f(n + 1) + 1;\nf(0);`, tooDeep],
  [
    "two functions that call each other",
    `const even = (n) => odd(n + 1) + 1, odd = (n) => even(n + 1) + 1;\neven(0);`,
    tooDeep,
  ],
  ["a getter that reads itself", `const it = { get self() { return this.self; } };\nit.self;`, tooDeep],
  [
    "a proxy that asks itself",
    `const p = new Proxy({}, { get: (_, key, self) => self[key] });\np.x;`,
    tooDeep,
  ],
  ["a text that needs itself", "const it = { toString: () => `${it}` };\n`${it}`;", tooDeep],
  ["a JSON within itself", `const it = { toJSON: () => ({ it }) };\nJSON.stringify(it);`, tooDeep],
  ["an array in itself, flattened", `const a = [];\na.push(a);\na.flat(Infinity);`, tooDeep],
  [
    "more arguments than a stack holds",
    `Math.max(...Array(5e6).fill(1));`,
    "Maximum call stack size exceeded",
  ],
  ["brackets without end", "[".repeat(50_000) + "]".repeat(50_000) + ";", "nested too deeply"],
  ["a sum without end", "1" + "+1".repeat(50_000) + ";", "nested too deeply"],
);

import { failing, harmless } from "./hostile.ts";

const unseen = "(throws when it is looked at)";

/** Values that are hard to look at, and what cells throw. */
export const values = [
  ...harmless(
    [
      "a proxy whose traps throw",
      `new Proxy({}, { ownKeys() { throw 1; }, getPrototypeOf() { throw 2; } });`,
      unseen,
    ],
    ["a revoked proxy", `const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); proxy;`, unseen],
    [
      "a proxy of a proxy without end",
      `const make = () => new Proxy({}, { ownKeys: () => ["in"], getOwnPropertyDescriptor: () => ({ value: make(), enumerable: true, configurable: true }) }); make();`,
      "{ in: { in: ",
    ],
    ["getters that throw", `({ get a() { throw 1; }, get b() { for (;;); } });`, "a: (getter)"],
    [
      "conversions that throw",
      `({ toString() { throw 1; }, valueOf() { throw 2; }, toJSON() { throw 3; } });`,
      "toString: function",
    ],
    ["a circle", `const a = { b: {} }; a.b.a = a; a;`, /circular/i],
    ["depth without end", `let deep = {}; for (let n = 0; n < 1e5; n++) deep = { deep }; deep;`, "{…}"],
    ["a huge integer", `2n ** 1_000_000n;`, "an integer of over 300 digits"],
    ["a huge text", `"x".repeat(5e8);`, /x/],
    ["the longest array", `const a = []; a.length = 2 ** 32 - 1; a;`, "empty"],
    [
      "a hundred thousand keys",
      `Object.fromEntries(Array.from({ length: 1e5 }, (_, n) => ["k" + n, n]));`,
      "k0: 0",
    ],
    ["a hundred million numbers", `new Float64Array(1e8);`, "Float64Array(100,000,000)"],
    ["a map of itself", `const m = new Map(); m.set(m, m); m;`, "Map(1)"],
    [
      "markup",
      `console.log("<img src=CANARY/markup onerror=alert(1)>"); show("<script>alert(1)</script>", "<b>caption</b>"); "<svg onload=alert(1)>";`,
      "<svg onload=alert(1)>",
    ],
    [
      "characters that turn the text around",
      `console.log("\\u202e\\u0000\\u001b[31mred\\u2066"); "\\ud800";`,
      "\\ud800",
    ],
    ["a thousand combining marks", `"Z" + "\\u0301".repeat(10_000);`, /Z/],
    [
      "styles",
      `console.log("%c red", "background: url(CANARY/style)"); show(1, "url(CANARY/caption)");`,
      "%c red",
    ],
    [
      "a forged execution",
      `import { Run } from "@lightcone/simulation"; show(Object.create(Run.prototype), "forged");`,
      "forged",
    ],
    [
      "a forged exploration",
      `show({ distinct: "many", generated: {}, complete: 1, verdict: { kind: 5 }, checked: null }, "forged");`,
      "forged",
    ],
    [
      "a forged sweep",
      `show({ runs: -1, counts: {}, failed: [], reached: 1, measures: { a: null } }, "forged");`,
      "forged",
    ],
    [
      "a forged history",
      `show([{ kind: "invoke", client: {}, operation: null, at: "never" }], "forged");`,
      "forged",
    ],
    [
      "a picture with traps",
      `show(new Proxy({}, { has: () => true, get: () => { throw 1; } }), "forged"); "done";`,
      /forged/,
    ],
    [
      "a picture that changes while it is measured",
      `let n = 0; show({ distinct: 1, generated: 1, complete: true, verdict: null, get checked() { return n++ < 2 ? [] : () => 1; } }, "forged"); "done";`,
      "forged",
    ],
    ["the global object", `globalThis;`, "DedicatedWorkerGlobalScope"],
  ),
  ...failing(
    ["nothing thrown", `throw undefined;`, "The cell threw undefined. Throw an error"],
    ["a symbol thrown", `throw Symbol("s");`, "The cell threw Symbol(s)."],
    [
      "a proxy thrown",
      `throw new Proxy(new Error("e"), { get() { throw 1; }, getPrototypeOf() { throw 2; } });`,
      "The cell threw a value that cannot be looked at.",
    ],
    ["a huge message thrown", `throw new Error("x".repeat(1e8));`, /Error: x+/],
    ["an error in circles", `const e = new Error("round"); e.cause = e; throw e;`, "Error: round"],
    ["markup thrown", `throw new Error("<img src=CANARY/thrown>");`, "Error: <img src="],
  ),
];

import { failing, harmless } from "./hostile.ts";

const done = `{ type: "done", error: null, events: 0 }`;
const forged = `{ type: "output", output: { kind: "value", text: "forged" } }`;
const evil = `() => { throw "evil"; }`;
const ruin = (what: string) =>
  `for (const key of Reflect.ownKeys(${what})) try { ${what}[key] = ${evil}; } catch {}`;

/** Tricks against what runs the cell and tells of it. */
export const tricks = [
  ...harmless(
    ...[
      "Array.prototype",
      "Object.prototype",
      "Function.prototype",
      "String.prototype",
      "Promise.prototype",
      "MessagePort.prototype",
      "EventTarget.prototype",
      "RegExp.prototype",
      "JSON",
      "Reflect",
      "Object",
      "Promise",
    ].map(
      (what) =>
        [
          `${what} in ruins`,
          `${ruin(what)} console.log("still", [1, { two: 2 }]); "here";`,
          /still \[1, \{ two: 2 \}\][^]*"here"/,
        ] as const,
    ),
    [
      "all objects polluted",
      `Object.assign(Object.prototype, { type: "done", kind: "html", error: 1, get: 1, value: "forged", text: "forged" }); "true";`,
      `"true"`,
    ],
    [
      "a setter for the places of arrays",
      `Object.defineProperty(Array.prototype, 0, { set: ${evil}, get: ${evil} }); console.log("still"); "here";`,
      /still[^]*"here"/,
    ],
    [
      "all globals frozen",
      `for (const name of Reflect.ownKeys(globalThis)) try { Object.freeze(globalThis[name]); Object.freeze(globalThis[name].prototype); } catch {} "frozen";`,
      `"frozen"`,
    ],
    ["the global object frozen", `try { Object.freeze(globalThis); } catch {} "frozen";`, `"frozen"`],
    [
      "globals deleted",
      `for (const name of Reflect.ownKeys(globalThis)) try { delete globalThis[name]; } catch {} "gone";`,
      `"gone"`,
    ],
    ["no extensions to the global object", `Reflect.preventExtensions(globalThis); "closed";`, `"closed"`],
    [
      "global properties that cannot be put back",
      `Object.defineProperty(globalThis, "Map", { value: 1, configurable: false }); Object.defineProperty(Math, "max", { value: 1, configurable: false }); "kept";`,
      `"kept"`,
    ],
    [
      "call, apply and bind replaced",
      `for (const name of ["call", "apply", "bind"]) Function.prototype[name] = ${evil}; console.log("still"); "here";`,
      /still[^]*"here"/,
    ],
    [
      "a species of arrays",
      `Object.defineProperty(Array, Symbol.species, { get: ${evil} }); console.log([3, [2]]); "here";`,
      /\[3, \[2\]\][^]*"here"/,
    ],
    ["then of all promises", `Promise.prototype.then = (go) => go(${done}); "mine";`, `"mine"`],
    ["a then for all objects", `Object.prototype.then = function (go) { go(${forged}); }; "mine";`, `"mine"`],
    [
      "iterators replaced",
      `Array.prototype[Symbol.iterator] = ${evil}; console.log("still", [1]); "here";`,
      /still \[1\][^]*"here"/,
    ],
    [
      "a message faked to the worker",
      `dispatchEvent(new MessageEvent("message", { data: ${done}, ports: [new MessageChannel().port1] })); "mine";`,
      `"mine"`,
    ],
    ["onmessage set", `globalThis.onmessage = () => { for (;;); }; onerror = () => true; "set";`, `"set"`],
    ["console and show replaced", `console.log = ${evil}; console.warn("still"); "here";`, /still[^]*"here"/],
    [
      "code out of text",
      `[eval("1 + 1"), new Function("return 2 + 1")(), (0, eval)("typeof this")];`,
      `[2, 3, "object"]`,
    ],
    [
      "a constructor's way to the global object",
      `(() => {}).constructor("return this")() === globalThis;`,
      "true",
    ],
  ),
  ...failing(
    [
      "stacks prepared by the cell",
      `Error.prepareStackTrace = ${evil}; null.x;`,
      "Cannot read properties of null",
    ],
    ["stacks without length", `Error.stackTraceLimit = 0; null.x;`, "Cannot read properties of null"],
    [
      "errors that lie about their place",
      `const e = new Error("e"); e.stack = "at f (lightcone-cell-0:999:1)"; throw e;`,
      "Error: e",
    ],
    [
      "the port's postMessage on the worker",
      `MessagePort.prototype.postMessage.call(self, ${forged});`,
      "Illegal invocation",
    ],
    [
      "a message to the page",
      `postMessage(${forged});`,
      "There is no postMessage here: a cell speaks to the page through its outputs",
    ],
    [
      "a prototype's postMessage",
      `DedicatedWorkerGlobalScope.prototype.postMessage.call(self, ${forged});`,
      "Cannot read properties of undefined",
    ],
    ["the worker closed", `self.close();`, "There is no close here"],
    [
      "an error reported",
      `reportError(new Error("mine")); for (;;);`,
      "The cell's worker broke down: Uncaught Error: mine",
    ],
    [
      "an error in a microtask",
      `Promise.resolve().then(() => { throw new Error("late"); }); null.x;`,
      "Cannot read properties of null",
    ],
    ["globals of the language assigned", `Math = 1; Object = 2; null.x;`, "Cannot read properties of null"],
    [
      "a return",
      `return "early";`,
      "'return' outside of function. Write the expression alone on the last line",
    ],
    ["a closing brace", `} finally { for (;;); {`, "Unexpected `}`."],
    ["a comment that is not closed", `/* and the rest`, "Close the comment with */."],
    ["an HTML comment and a strange line end", `1 <!-- 2\u2028 -->`, "Assigning to rvalue."],
  ),
];

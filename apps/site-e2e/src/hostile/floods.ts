import { endless, failing, harmless } from "./hostile.ts";

const simulation = `
import { defineProtocol, effects, simulate, synchronous, systemModel } from "@lightcone/simulation";
const { send, setTimer } = effects();
const _model = systemModel({ timing: synchronous({ deltaMs: 50 }) });
const flood = (protocol) =>
  simulate(defineProtocol({ name: "flood", onMessage: {}, onTimer: {}, ...protocol }), { nodes: 2, model: _model, seed: 1, until: { timeMs: 1e9 } });
`;

const usedUp = /The budget of [\d,]+ simulated events is used up\.\s+Simulate less/;

/** Output, messages, timers and events in amounts that nobody can read. */
export const floods = [
  ...harmless(
    ["lines on the console", `for (let n = 0; n < 300_000; n++) console.log(n); "done";`, /299,500 more/],
    [
      "lines on all consoles",
      `for (let n = 0; n < 100_000; n++) { console.log(n); console.info(n); console.warn(n); console.error(n); } "done";`,
      /399,500 more/,
    ],
    ["one long line", `console.log("x".repeat(1e8)); "done";`, /x…/],
    ["values that are shown", `for (let n = 0; n < 300_000; n++) show(n); "done";`, /299,900 more/],
    ["captions", `for (let n = 0; n < 200; n++) show(n, "c".repeat(1e6)); "done";`, /100 more/],
    [
      "events of the worker",
      `for (let n = 0; n < 100_000; n++) dispatchEvent(new Event("message")); "done";`,
      `"done"`,
    ],
    [
      "messages between ports",
      `const { port1, port2 } = new MessageChannel(); port2.onmessage = () => port1.postMessage(1); for (let n = 0; n < 100_000; n++) port1.postMessage(n); "done";`,
      `"done"`,
    ],
    ["rejected promises", `for (let n = 0; n < 100_000; n++) Promise.reject(n); "done";`, /./],
    [
      "pictures",
      `${simulation} const run = flood({ init: () => [0, setTimer("t", { afterMs: 1 })], onTimer: { t: (n) => (n < 999 ? [n + 1, setTimer("t", { afterMs: 1 })] : [n]) } }); for (let n = 0; n < 300; n++) show(run); "done";`,
      /280 more/,
    ],
  ),
  ...failing(
    [
      "arguments of one line",
      `console.log(...Array(100_000).fill("word")); "done";`,
      "Maximum call stack size exceeded",
    ],
    [
      "reported errors",
      `for (;;) reportError(new Error("again"));`,
      "The cell's worker broke down: Uncaught Error: again",
    ],
    [
      "timers of a protocol",
      `${simulation} for (;;) flood({ init: () => [0, setTimer("t", { afterMs: 0 })], onTimer: { t: () => [0, setTimer("t", { afterMs: 0 })] } });`,
      usedUp,
    ],
    [
      "messages of a protocol",
      `${simulation} const both = [send("A", { type: "M" }), send("B", { type: "M" })]; for (;;) flood({ init: () => [0, ...both], onMessage: { M: () => [0, ...both] } });`,
      usedUp,
    ],
  ),
  ...endless(
    ["lines for ever", `for (;;) console.log("more");`],
    ["a handler that never ends", `${simulation} flood({ init: () => { for (;;); } });`],
    [
      "a million messages in each step",
      `${simulation} const many = Array(1_000_000).fill(send("B", { type: "M" })); flood({ init: () => [0, ...many], onMessage: { M: () => [0, ...many] } });`,
    ],
    [
      "a state that grows",
      `${simulation} flood({ init: () => ["x", setTimer("t", { afterMs: 1 })], onTimer: { t: (s) => [s.length < 2 ** 28 ? s + s : s, setTimer("t", { afterMs: 1 })] } });`,
    ],
    [
      "more nodes than there is room for",
      `${simulation} simulate(defineProtocol({ name: "f", init: () => [0], onMessage: {}, onTimer: {} }), { nodes: 1e9, model: _model, seed: 1 });`,
    ],
    [
      "messages to nobody for ever",
      `const { port1 } = new MessageChannel(); for (let n = 0; ; n++) port1.postMessage("x");`,
    ],
  ),
];

/** What a cell finds in its world, and that it cannot speak in the worker's name, in a real browser. */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setStage, type Stage } from "../test/stage.ts";
import { told } from "../test/told.ts";

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await setStage("../test/toy-worker.ts");
  page = await stage.open();
});
afterAll(() => stage.close());

const run = (source: string) =>
  page.evaluate(
    (source) => globalThis.sandbox.run({ chain: [{ id: "cell", source }], seed: 1, budget: 1 }),
    source,
  );

describe("REALM-1 what a cell has not is named, with the reason", () => {
  test.each([
    ["fetch('/')", "There is no fetch here: a cell has no network"],
    ["new XMLHttpRequest()", "There is no XMLHttpRequest here: a cell has no network"],
    ["new WebSocket('ws://x')", "There is no WebSocket here: a cell has no network"],
    ["new EventSource('/')", "There is no EventSource here: a cell has no network"],
    ["importScripts('/')", "There is no importScripts here: a cell has no network"],
    ["indexedDB.open('x')", "There is no indexedDB here: a cell keeps nothing between runs"],
    ["caches.open('x')", "There is no caches here: a cell keeps nothing between runs"],
    ["new Worker('x')", "There is no Worker here: a cell runs in one thread"],
    ["postMessage(1)", "There is no postMessage here: a cell speaks to the page through its outputs"],
    ["close()", "There is no close here: a cell speaks to the page through its outputs"],
    ["document.cookie", "document is not defined"],
    ["localStorage.a", "localStorage is not defined"],
    ["window.parent", "window is not defined"],
  ])("%s", async (source, message) => {
    const { error } = await run(source);
    expect(error?.message).toContain(message);
    expect(error).toMatchObject({ cell: "cell", line: 1 });
    expect(stage.seen()).toEqual([]);
  });
});

describe("WALL-4 a cell cannot reach the port, nor forge a result", () => {
  const done = `{ type: "done", error: null, events: 0 }`;
  const spy = "function () { globalThis.stolen = [...(globalThis.stolen ?? []), this, ...arguments]; }";
  const isStolen = `console.log("say"); (globalThis.stolen ?? []).some((it) => it instanceof MessagePort)`;
  const message = `new MessageEvent("message", { data: {}, ports: [new MessageChannel().port1] })`;

  const attempts: [name: string, source: string, expected: string][] = [
    [
      "the worker's own postMessage",
      "typeof DedicatedWorkerGlobalScope.prototype.postMessage",
      'value: "undefined"',
    ],
    [
      "a port's postMessage on the worker",
      `MessagePort.prototype.postMessage.call(self, ${done})`,
      "runtime: TypeError: Illegal invocation",
    ],
    [
      "postMessage replaced",
      `MessagePort.prototype.postMessage = ${spy}; ${isStolen}`,
      "log: say\nvalue: false",
    ],
    [
      "what functions have replaced",
      `for (const name of ["call", "apply", "bind"]) Function.prototype[name] = ${spy}; ${isStolen}`,
      "log: say\nvalue: false",
    ],
    [
      "what arrays have replaced",
      `Array.prototype.push = Array.prototype.every = ${spy}; ${isStolen}`,
      "log: say\nvalue: false",
    ],
    [
      "what objects have replaced",
      `Object.entries = Reflect.apply = ${spy}; ${isStolen}`,
      "log: say\nvalue: false",
    ],
    ["a message faked", `self.dispatchEvent(${message})`, "value: true"],
    ["a promise after the end", `Promise.resolve().then(() => console.log("late")); 1`, "value: 1"],
    [
      "then replaced",
      `Promise.prototype.then = (resolve) => resolve(${done}); null.x`,
      "runtime: TypeError: Cannot read properties of null (reading 'x')",
    ],
    [
      "a property of all objects",
      `Object.defineProperty(Object.prototype, "error", { set() {}, get: () => null }); null.x`,
      "runtime: TypeError: Cannot read properties of null (reading 'x')",
    ],
  ];

  test.each(attempts)("%s", async (_, source, expected) => expect(told(await run(source))).toBe(expected));

  test("the spy of these attempts does see a port that it can get", async () => {
    const source = `MessagePort.prototype.postMessage = ${spy}; new MessageChannel().port1.postMessage(1); ${isStolen}`;
    expect(told(await run(source))).toBe("log: say\nvalue: true");
  });
});

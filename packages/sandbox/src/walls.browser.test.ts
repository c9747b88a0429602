/**
 * What a cell's code can reach, in a real browser, with every courtesy taken away: the worker of these tests leaves
 * all globals in place, so what holds here is the document's policy and its opaque origin. The same snippets in a
 * worker of the site's own origin succeed, which shows that they are real attempts.
 */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setStage, type Stage } from "../test/stage.ts";

let stage: Stage;
let page: Page;
let unsandboxed: Page;
beforeAll(async () => {
  stage = await setStage("../test/raw-worker.ts");
  page = await stage.open();
  unsandboxed = await stage.open("/plain");
});
afterAll(() => stage.close());
beforeEach(() => void stage.seen());

/** Runs a snippet in the sandbox, as the only cell. It sees CANARY and SITE, the addresses of the two servers. */
const inSandbox = (snippet: string): Promise<string> =>
  page.evaluate(async (source) => {
    const { outputs } = await globalThis.sandbox.run({ chain: [{ id: "cell", source }], seed: 1, budget: 1 });
    return outputs.map((output) => (output.kind === "value" ? output.text : output.kind)).join();
  }, addresses() + snippet);

/** Runs a snippet in a worker of the site's origin, without any policy: no sandbox at all. */
const unguarded = (snippet: string): Promise<string> =>
  unsandboxed.evaluate((source) => {
    const answer = `(value) => postMessage("got " + value), (error) => postMessage("failed: " + error)`;
    const code = `(async () => { ${source} })().then(${answer})`;
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    return new Promise<string>((resolve) => {
      worker.onmessage = ({ data }) => {
        worker.terminate();
        resolve(data);
      };
    });
  }, addresses() + snippet);

const addresses = () => `const CANARY = "${stage.canary}", SITE = "${stage.site}"; `;

const once = (target: string, good: string, bad = "error") =>
  `const target = ${target}; return new Promise((resolve, reject) => { target.${good} = () => resolve("${good}"); target.${bad} = () => reject("${bad}"); });`;

const nested = (code: string) =>
  once(`new Worker(URL.createObjectURL(new Blob([${code} + "; postMessage(0)"])))`, "onmessage", "onerror");

describe("WALL-1 no request leaves", () => {
  const attempts: [name: string, snippet: string][] = [
    ["fetch", `return (await fetch(CANARY + "/fetch")).status;`],
    ["fetch without CORS", `return (await fetch(CANARY + "/fetch", { mode: "no-cors" })).type;`],
    ["fetch of the site", `return (await fetch(SITE + "/told", { mode: "no-cors" })).status;`],
    [
      "XMLHttpRequest",
      `const x = new XMLHttpRequest(); x.open("GET", CANARY + "/xhr", false); x.send(); return x.status;`,
    ],
    ["EventSource", once(`new EventSource(CANARY + "/events")`, "onmessage", "onerror")],
    ["WebSocket", once(`new WebSocket(CANARY.replace("http", "ws") + "/socket")`, "onopen", "onerror")],
    ["importScripts", `importScripts(CANARY + "/script"); return "imported";`],
    ["importScripts from the site", `importScripts(SITE + "/told"); return "imported";`],
    ["import()", `await import(CANARY + "/module"); return "imported";`],
    ["import() from the site", `await import(SITE + "/told"); return "imported";`],
    ["a font", `return (await new FontFace("f", "url(" + CANARY + "/font)").load()).status;`],
    ["a nested worker's importScripts", nested(`"importScripts('" + CANARY + "/nested')"`)],
  ];

  test.each(attempts)("%s", async (_, snippet) => {
    expect(await inSandbox(snippet)).toMatch(/^failed/);
    expect(stage.seen()).toEqual([]);
    await unguarded(snippet);
    expect(stage.seen()).toHaveLength(1);
  });
});

describe("WALL-2 nothing is read or kept", () => {
  const attempts: [name: string, snippet: string][] = [
    ["IndexedDB", once(`indexedDB.open("kept")`, "onsuccess", "onerror")],
    ["the cache", `return await caches.keys();`],
    ["the file system", `return await navigator.storage.getDirectory();`],
    ["locks", `return await navigator.locks.query();`],
  ];

  test.each(attempts)("%s", async (_, snippet) => {
    expect(await inSandbox(snippet)).toMatch(/^failed/);
    expect(await unguarded(snippet)).toMatch(/^got/);
  });

  const absent = ["document", "localStorage", "sessionStorage", "cookieStore", "SharedWorker"];
  test.each(absent)("%s is not there", async (name) => {
    expect(await inSandbox(`return typeof ${name}`)).toBe("got undefined");
  });
});

describe("WALL-3 the page is out of reach", () => {
  test.each(["window", "parent", "top", "opener", "open", "frames"])("%s is not there", async (name) => {
    expect(await inSandbox(`return typeof ${name}`)).toBe("got undefined");
  });

  test("the origin is nobody's", async () => expect(await inSandbox("return self.origin")).toBe("got null"));

  test("setting the location goes nowhere", async () => {
    await inSandbox(`try { location = CANARY; } catch {} try { location.href = CANARY; } catch {}`);
    expect(page.url()).toBe(`${stage.site}/`);
    expect(stage.seen()).toEqual([]);
  });

  test("a message that is no answer of a run does not reach the page's sandbox", async () => {
    const forged = `{ type: "output", output: { kind: "value", text: "forged" } }`;
    expect(await inSandbox(`postMessage(${forged}); return "true"`)).toBe("got true");
  });

  // No cell runs on the frame's own thread; should one ever get there, these still hold.
  test.each([
    ["parent.document", "parent.document.title"],
    ["navigating the page", "top.location.href = CANARY"],
    ["opening a window", "if (window.open(CANARY) === null) throw new Error('no window')"],
    ["cookies", "document.cookie"],
    ["local storage", "localStorage.length"],
    ["an image", "const image = new Image(); image.src = CANARY; image.decode()"],
  ])("not even the frame's own thread gets through to: %s", async (_, code) => {
    const outcome = page.frames()[1]?.evaluate(`const CANARY = "${stage.canary}"; ${code}`);
    await expect(outcome).rejects.toThrow();
    expect(page.url()).toBe(`${stage.site}/`);
    expect(page.context().pages()).toEqual([page]);
    expect(stage.seen()).toEqual([]);
  });
});

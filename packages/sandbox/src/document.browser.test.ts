/** The sandbox document towards whoever opens it, and the page towards whatever document answers, in a real browser. */
import type { Frame, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setStage, type Stage } from "../test/stage.ts";

/** A document that answers the page's hello with one message and then, asked for a run, with another. */
const hostile = (answer: string) => `<!doctype html><script>
  addEventListener("message", ({ ports: [port] }) => {
    port.onmessage = () => ${answer};
    port.postMessage({ type: "ready" });
  });
</script>`;

const output = (shown: string) => `{ type: "output", output: ${shown} }`;

const hostilities: [path: string, answer: string][] = [
  ["/nothing", "port.postMessage(undefined)"],
  ["/html", `port.postMessage(${output(`{ kind: "html", text: "<img onerror=alert(1)>" }`)})`],
  [
    "/date",
    `port.postMessage(${output(`{ kind: "shown", caption: null, shown: { type: "t", data: new Date() } }`)})`,
  ],
  [
    "/sparse",
    `port.postMessage(${output(`{ kind: "shown", caption: null, shown: { type: "t", data: Array(4e9) } }`)})`,
  ],
  ["/cycle", `{ const data = {}; data.self = data; port.postMessage(data) }`],
  ["/huge", `port.postMessage(${output(`{ kind: "value", text: "x".repeat(8e6) }`)})`],
  ["/flood", `{ for (let i = 0; i < 3000; i++) port.postMessage(${output(`{ kind: "value", text: "" }`)}) }`],
];

let stage: Stage;
beforeAll(async () => {
  const documents = Object.fromEntries(hostilities.map(([path, answer]) => [path, hostile(answer)]));
  stage = await setStage("../test/raw-worker.ts", documents);
});
afterAll(() => stage.close());

/** Opens a page in which, in every frame, the workers that are started are counted. */
const openCounting = (path: string): Promise<Page> =>
  stage.open(path, () => {
    const original = Worker;
    globalThis.workers = 0;
    globalThis.Worker = class extends original {
      constructor(url: string | URL) {
        super(url);
        globalThis.workers += 1;
      }
    };
  });

/** Adds a frame with the sandbox document to a page; `sandbox` is the attribute's value. */
const frameIn = async (page: Page, sandbox: string | null): Promise<Frame> => {
  await page.evaluate((sandbox) => {
    const frame = document.createElement("iframe");
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    frame.src = "/sandbox/index.html";
    document.body.append(frame);
    return new Promise((resolve) => (frame.onload = resolve));
  }, sandbox);
  const frame = page.frames().at(-1);
  if (frame === undefined) throw new Error("The page has no frame.");
  return frame;
};

/** Lets someone offer a port to the page's first frame, or to the page itself, and counts that one's workers then. */
async function workersAfterHello(
  document: Page | Frame,
  speaker: Page | Frame,
  hello = "lightcone:connect",
): Promise<number> {
  const heard = document.evaluate(async () => {
    await new Promise((resolve) => addEventListener("message", resolve, { once: true }));
    return globalThis.workers;
  });
  await document.evaluate(() => 0); // evaluations are in order: the listener stands
  await speaker.evaluate((hello) => {
    const target = parent.frames[0] ?? window;
    target.postMessage(hello, "*", [new MessageChannel().port2]);
  }, hello);
  return heard;
}

describe("DOC-1 the document", () => {
  test("works in a frame with an opaque origin", async () => {
    const page = await openCounting("/plain");
    const frame = await frameIn(page, "allow-scripts");
    expect(await workersAfterHello(frame, page)).toBe(1);
  });

  test("does nothing at the top level, and says so", async () => {
    const page = await openCounting("/sandbox/index.html");
    expect(await workersAfterHello(page, page)).toBe(0);
    expect(await page.innerText("p")).toContain("By itself it does nothing.");
  });

  test("does nothing at the top level with an opaque origin either", async () => {
    const page = await openCounting("/sandbox/alone.html");
    expect(await page.evaluate(() => self.origin)).toBe("null");
    expect(await workersAfterHello(page, page)).toBe(0);
  });

  test.each([
    ["no sandbox at all", null],
    ["the site's own origin", "allow-scripts allow-same-origin"],
  ])("does nothing in a frame with %s", async (_, sandbox) => {
    const page = await openCounting("/plain");
    const frame = await frameIn(page, sandbox);
    expect(await workersAfterHello(frame, page)).toBe(0);
  });
});

describe("DOC-2 the document takes one port, from its parent", () => {
  test("a second port is refused, and the first one works on", async () => {
    const page = await stage.open("/plain");
    await frameIn(page, "allow-scripts");
    const heard = await page.evaluate(async () => {
      const heard: string[] = [];
      const connect = (name: string) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => heard.push(`${name}: ${data.type}`);
        window.frames[0]?.postMessage("lightcone:connect", "*", [port2]);
        return port1;
      };
      const first = connect("first");
      const second = connect("second");
      for (const port of [second, first])
        port.postMessage({
          type: "run",
          doors: [],
          stays: false,
          request: { chain: [{ id: "a", source: "return 1" }], seed: 1, budget: 1 },
        });
      const isDone = (data: { type: string }) => data.type === "done";
      await new Promise<void>((resolve) =>
        first.addEventListener("message", ({ data }) => isDone(data) && resolve()),
      );
      return heard;
    });
    expect(heard).toEqual(["first: ready", "first: output", "first: done"]);
  });

  test("a port from another frame is refused", async () => {
    const page = await openCounting("/plain");
    const frame = await frameIn(page, "allow-scripts");
    const sibling = await frameIn(page, "allow-scripts");
    expect(await workersAfterHello(frame, sibling)).toBe(0);
    expect(await workersAfterHello(frame, page)).toBe(1);
  });

  test("a port with any other word is refused", async () => {
    const page = await openCounting("/plain");
    const frame = await frameIn(page, "allow-scripts");
    expect(await workersAfterHello(frame, page, "connect")).toBe(0);
    expect(await workersAfterHello(frame, page)).toBe(1);
  });
});

describe("MSG-2 the page survives a document that says anything", () => {
  let page: Page;
  const errors: string[] = [];
  beforeAll(async () => {
    page = await stage.open();
    page.on("pageerror", (error) => errors.push(error.message));
  });

  test.each(hostilities)("%s", async (path) => {
    const results = await page.evaluate(async (url) => {
      const sandbox = createSandbox({ url });
      const request = { chain: [{ id: "cell", source: "return 1" }], seed: 1, budget: 1 };
      return [await sandbox.run(request), await sandbox.run(request)];
    }, path);
    const error = { kind: "crashed", message: expect.stringContaining("no message of its protocol") };
    expect(results).toMatchObject([{ error }, { error }]);
    expect(await page.evaluate(() => document.querySelectorAll("iframe").length)).toBe(0);
    expect(errors).toEqual([]);
  });
});

declare global {
  var workers: number;
}

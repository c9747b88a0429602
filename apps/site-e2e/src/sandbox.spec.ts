import { expect, test } from "./course.ts";

test("an endless loop is stopped, the page stays alive, and the next run works", async ({ course }) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write("while (true) {}");
  await cell.button("Run").click();
  // The page goes on: another cell's editor opens while the loop runs.
  await course.cell("timeouts").button("Edit").click();
  await expect(course.cell("timeouts").locator.locator(".monaco-editor").first()).toBeVisible();
  await expect(cell.standing).toHaveText(/stopped|failed/);
  await expect(cell.locator.locator(".lc-output")).toContainText("the cell made no progress");
  await cell.write('String("alive");');
  await cell.run();
  await expect(cell.value).toContainText("alive");
});

test("Stop ends a run at once", async ({ course }) => {
  await course.open();
  const cell = course.cell("gst");
  await cell.write("while (true) {}");
  await cell.button("Run").click();
  await cell.button("Stop").click();
  await expect(cell.button("Run")).toBeVisible();
});

/** What a cell may try, and what a reader of a link from somebody would lose if it worked. */
const attempts: readonly [name: string, source: (canary: string) => string][] = [
  ["fetch", (url) => `fetch("${url}/fetch");`],
  ["fetch of the realm", (url) => `const realm = (0, eval)("this"); realm.fetch("${url}/realm");`],
  ["WebSocket", (url) => `new WebSocket("${url.replace("http", "ws")}/socket");`],
  ["import from a URL", (url) => `const loaded = import("${url}/module.js");`],
  ["static import from a URL", (url) => `import x from "${url}/module.js"; x;`],
  [
    "XMLHttpRequest",
    (url) =>
      `const request = new XMLHttpRequest(); request.open("GET", "${url}/xhr", false); request.send();`,
  ],
  ["importScripts", (url) => `importScripts("${url}/script.js");`],
  ["a nested worker", (url) => `new Worker(URL.createObjectURL(new Blob(["fetch('${url}/nested')"])));`],
  ["cookies", () => `document.cookie;`],
  ["IndexedDB", () => `indexedDB.open("lightcone");`],
  ["storage", () => `localStorage.getItem("x");`],
  ["caches", () => `caches.open("x");`],
  ["the page", () => `parent.document.body.innerHTML;`],
  [
    "the constructor's way around",
    (url) => `const none = () => {}; none.constructor("return fetch('${url}/constructor')")();`,
  ],
];

test("a cell that tries to get out gets nothing, and a server beside it hears nothing", async ({
  course,
  canary,
}) => {
  await course.open();
  const cell = course.cell("gst");
  for (const [name, source] of attempts) {
    await cell.write(source(canary.url));
    await test.step(name, async () => {
      await cell.button("Run").click();
      await expect(cell.standing).toHaveText(/failed/);
    });
  }
  await cell.write('String("still here");');
  await cell.run();
  expect(canary.heard).toEqual([]);
  course.complaints.length = 0; // the policy's own words about what it refused
});

test("the sandbox document, opened by itself, runs nothing", async ({ page, site }) => {
  await page.goto(new URL("generated/sandbox/index.html", site.url).href);
  const answer = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        for (const message of [
          { type: "connect" },
          { type: "run", request: { chain: [{ id: "x", source: "1" }], seed: 1, budget: 10 } },
        ]) {
          window.postMessage(message, "*", []);
        }
        window.postMessage({ type: "connect" }, "*", [port2]);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve("silence")));
      }),
  );
  expect(answer).toBe("silence");
  await expect(page.locator("body")).toContainText(/./); // it says what it is for
});

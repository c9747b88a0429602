import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { serve } from "./serve.mjs";

let dir = "";

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "site-"));
  await mkdir(join(dir, "lessons/a b"), { recursive: true });
  await writeFile(join(dir, "index.html"), "home");
  await writeFile(join(dir, "lessons/a b/index.html"), "lesson");
  await writeFile(join(dir, "404.html"), "no such page");
  await writeFile(join(dir, "_headers"), "/*\n  X-Everywhere: yes\n/lessons/a%20b/\n  X-Lesson: yes\n");
});
afterAll(() => rm(dir, { recursive: true }));

async function serving(basePath = "") {
  const server = await serve({ dir, port: 0, basePath });
  onTestFinished(() => server.close());
  return (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`, { redirect: "manual" });
}

describe("serving an export", () => {
  test("sends the headers that its file names for the address", async () => {
    const get = await serving();
    const [home, lesson] = [await get("/"), await get("/lessons/a%20b/")];
    expect([await home.text(), home.headers.get("x-everywhere"), home.headers.get("x-lesson")]).toEqual([
      "home",
      "yes",
      null,
    ]);
    expect([await lesson.text(), lesson.headers.get("x-lesson")]).toEqual(["lesson", "yes"]);
  });

  test("a page has one address, with the slash at its end", async () => {
    const response = await (await serving())("/lessons/a%20b");
    expect([response.status, response.headers.get("location")]).toEqual([308, "/lessons/a%20b/"]);
  });

  test("what is not there gets the 404 page and status; so does an address that is none", async () => {
    const get = await serving();
    for (const path of ["/nothing/", "/lessons/", "/%E0%A4%A", "/../package.json"]) {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([404, "no such page"]);
    }
  });

  test("under a base path nothing is served beside it, and the root leads there", async () => {
    const get = await serving("/course");
    expect(await (await get("/course/")).text()).toBe("home");
    expect((await get("/course/lessons/a%20b/")).status).toBe(200);
    expect((await get("/courses/")).status).toBe(404);
    expect((await get("/lessons/a%20b/")).status).toBe(404);
    expect((await get("/")).headers.get("location")).toBe("/course/");
    expect((await get("/course")).headers.get("location")).toBe("/course/");
  });

  test("takes the next port where its own is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const server = await serve({ dir, port });
    onTestFinished(() => server.close());
    expect(server.port).toBeGreaterThan(port);
    expect(server.url).toBe(`http://localhost:${server.port}/`);
  });
});

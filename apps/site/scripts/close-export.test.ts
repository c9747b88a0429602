import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { closeExport } from "./close-export.mjs";
import { headersFor, parseHeaders } from "./headers.mjs";
import { firstLoads, firstScripts } from "./measure.mjs";
import { inlineScripts, scriptHash } from "./policy.mjs";

const html = (script: string) =>
  `<html><head><meta charSet="utf-8"/></head><body><script>${script}</script></body></html>`;

async function folder(files: Record<string, string>) {
  const dir = await mkdtemp(join(tmpdir(), "export-"));
  onTestFinished(() => rm(dir, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(dir, path, ".."), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
}

test("every page gets the policy for its own scripts, in the page and in the headers; the sandbox keeps its own", async () => {
  const sandbox = html("sandbox()");
  const out = await folder({
    "index.html": html("home()"),
    "lessons/a/index.html": html("a()"),
    "generated/sandbox/index.html": sandbox,
  });
  await closeExport(out, "/course");
  const rules = parseHeaders(await readFile(join(out, "_headers"), "utf8"));
  for (const [file, address, script] of [
    ["index.html", "/course/", "home()"],
    ["lessons/a/index.html", "/course/lessons/a/", "a()"],
  ] as const) {
    const page = await readFile(join(out, file), "utf8");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    expect(policy).toContain(`script-src 'self' ${scriptHash(script)};`);
    expect(inlineScripts(page)).toEqual([script]);
    const sent = Object.fromEntries(headersFor(rules, address))["Content-Security-Policy"];
    expect(sent).toBe(`${policy}; frame-ancestors 'none'`);
  }
  expect(await readFile(join(out, "generated/sandbox/index.html"), "utf8")).toBe(sandbox);
});

test("of Next's three 404 pages the one remains that hosts ask for", async () => {
  const out = await folder({
    "404.html": html("a()"),
    "404/index.html": html("a()"),
    "_not-found/index.html": html("a()"),
  });
  await closeExport(out, "");
  expect((await readdir(out)).sort()).toEqual(["404.html", "_headers"]);
});

test("a page's first load is each script that its HTML names, once, and none for browsers without modules", async () => {
  const page =
    '<link rel="preload" as="script" fetchPriority="low" href="/c/a.js"/><script src="/c/a.js" async=""></script>' +
    '<script src="/c/b.js" async=""></script><script src="/c/old.js" noModule=""></script>' +
    '<link rel="preload" href="/c/font.woff2" as="font"/><script>inline()</script>';
  expect(firstScripts(page)).toEqual(["/c/a.js", "/c/b.js"]);
  const out = await folder({ "index.html": page, "a.js": "a".repeat(5000), "b.js": "b" });
  const load = (await firstLoads(out, "/c")).get("/");
  expect(load).toBeGreaterThan(40);
  expect(load).toBeLessThan(100); // two gzip containers and hardly any content
});

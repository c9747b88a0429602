/** A browser and two servers: the site, with a page, the sandbox document and nothing else; and a canary. */
import { findBrowser } from "@lightcone/config/browser";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleDocument } from "../bundle.mjs";
import type { createSandbox as create, Sandbox } from "../src/index.ts";

declare global {
  var createSandbox: typeof create;
  var sandbox: Sandbox;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** As strict as the site's own: what the page side needs must work under it. */
const pagePolicy = "default-src 'none'; script-src 'self'; frame-src 'self'";

type Served = {
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Stage = {
  readonly site: string;
  readonly canary: string;
  /** Every request that reached the canary, or asked the site for what it has not, since this was last called. */
  seen(): string[];
  /**
   * A fresh page at this path of the site. The script of `/` makes `createSandbox` global, and a `sandbox` of it.
   * `inEveryFrame` runs in the page and its frames before anything of theirs.
   */
  open(path?: string, inEveryFrame?: () => void): Promise<Page>;
  close(): Promise<void>;
};

/** @param worker The module that runs in the sandbox's worker; `more`: further documents that the site serves. */
export async function setStage(worker: string, more: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
  await bundleDocument({ worker: here(worker), outDir: folder });
  const sandbox = await readFile(join(folder, "index.html"), "utf8");
  await rm(folder, { recursive: true });

  const html = (body: string) => ({ type: "text/html", body });
  const page = { ...html('<!doctype html><script src="/page.js"></script>'), headers: csp(pagePolicy) };
  const files: Record<string, Served> = {
    "/": page,
    "/page.js": { type: "text/javascript", body: await pageScript() },
    "/plain": html("<!doctype html>"),
    "/favicon.ico": { type: "image/svg+xml", body: "" },
    "/sandbox/alone.html": { ...html(sandbox), headers: csp("sandbox allow-scripts") },
    "/sandbox/index.html": { ...html(sandbox), headers: { "X-Frame-Options": "SAMEORIGIN" } },
    ...Object.fromEntries(Object.entries(more).map(([path, body]) => [path, html(body)])),
  };

  const strays: string[] = [];
  const site = await serve(files, strays);
  const canary = await serve({}, strays);
  const browser = await launch();
  return {
    site: site.address,
    canary: canary.address,
    seen: () => strays.splice(0),
    async open(path = "/", inEveryFrame = () => {}) {
      const page = await browser.newPage();
      await page.addInitScript(inEveryFrame);
      await page.goto(site.address + path);
      return page;
    },
    async close() {
      await browser.close();
      site.server.close();
      canary.server.close();
    },
  };
}

const csp = (policy: string) => ({ "Content-Security-Policy": policy });

async function pageScript() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createSandbox } from "./src/index.ts";
        Object.assign(globalThis, { createSandbox, sandbox: createSandbox({ url: "/sandbox/index.html" }) });`,
      resolveDir: here(".."),
    },
    bundle: true,
    write: false,
    format: "iife",
  });
  return outputFiles[0]?.text ?? "";
}

function launch(): Promise<Browser> {
  const found = findBrowser();
  if (found === null) throw new Error("No Chromium was found: install one, or name it in CHROMIUM_PATH.");
  return chromium.launch({ executablePath: found.path, args: found.args });
}

/** Answers everyone, whatever their origin, and notes what is asked for beyond its files; a WebSocket always is. */
async function serve(files: Readonly<Record<string, Served>>, strays: string[]) {
  const server: Server = createServer((request, response) => {
    const file = files[request.url ?? ""];
    if (file === undefined) strays.push(`${request.method} ${request.url}`);
    const { type, body, headers } = file ?? { type: "text/javascript", body: "" };
    response
      .writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*", ...headers })
      .end(body);
  });
  server.on("upgrade", (request, socket) => {
    strays.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A browser, and a server with one page: a small lesson with its notebook, unless told otherwise. */
import { findBrowser } from "@lightcone/config/browser";
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { bundlePage, sandboxDocument } from "./bundle-page.ts";
import { onPage } from "./lesson-page.ts";
import { toyDoors } from "./toy-doors.ts";

/** As strict as the site's own: what the page does must work under it. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export type Stage = {
  /** The origin of the page. */
  readonly site: string;
  /** A browser of its own, with nothing stored. */
  reader(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
};

/**
 * @param css Style sheets beyond the components' own.
 * @param entry The page's code, beside this file.
 * @param isWhole With Monaco and a sandbox, which take a while; without them editors are light and no run succeeds.
 */
export async function setStage(css = "", entry = "page.tsx", isWhole = false): Promise<Stage> {
  const files = await bundlePage(entry, isWhole);
  if (isWhole) files.set("/sandbox.html", { type: "text/html", body: await sandboxDocument() });
  files.set("/", {
    type: "text/html",
    body: `<!doctype html><html lang="en"><title>Votes</title><meta name="viewport" content="width=device-width">
      ${[...files.keys()]
        .filter(isStyle)
        .map((path) => `<link rel="stylesheet" href="${path}">`)
        .join("")}
      <style>${css}</style><div id="root"></div>
      <script type="module" src="/page.js"></script></html>`,
  });
  for (const [path, body] of Object.entries(toyDoors()))
    files.set(path, { type: path.endsWith(".js") ? "text/javascript" : "application/json", body });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    const file = files.get(pathname);
    response
      .writeHead(file ? 200 : 404, {
        "Content-Type": file?.type ?? "text/plain",
        ...(pathname === "/sandbox.html" ? {} : { "Content-Security-Policy": policy }), // it brings its own
      })
      .end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const found = findBrowser();
  if (found === null) throw new Error("No Chromium was found: install one, or name it in CHROMIUM_PATH.");
  const browser = await chromium.launch({ executablePath: found.path, args: found.args });
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    site,
    reader: (options) => browser.newContext({ baseURL: site, ...options }),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

const isStyle = (path: string) => path.endsWith(".css");

/** Opens the lesson in a tab of this browser. */
export async function openLesson(reader: BrowserContext, path = "/"): Promise<ReturnType<typeof onPage>> {
  const page: Page = await reader.newPage();
  await page.goto(path);
  return onPage(page);
}

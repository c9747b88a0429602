import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
// The same server as `npm start`, so the tests see the site under its real policy.
import { serve } from "@lightcone/site/serve";

export { expect } from "@playwright/test";

const lesson = "lessons/system-models/";

type Site = { readonly url: string };

/** A server that should never hear from the page. */
export type Canary = { readonly url: string; readonly heard: string[] };

export const test = base.extend<{ course: Course; canary: Canary }, { site: Site; basePathSite: Site }>({
  // One server for each worker process.
  site: [async ({}, use) => withSite("out", "", use), { scope: "worker" }],
  basePathSite: [async ({}, use) => withSite("out-under-course", "/course", use), { scope: "worker" }],

  canary: async ({}, use) => {
    const heard: string[] = [];
    const server: Server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end("heard");
    });
    server.on("upgrade", (request, socket) => {
      heard.push(`UPGRADE ${request.url}`);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await use({ url: `http://127.0.0.1:${port}`, heard });
    await new Promise((resolve) => server.close(resolve));
  },

  /** The first lesson, open. Whatever the browser complains about fails the test, unless the test expects it. */
  course: async ({ page, site }, use) => {
    const course = new Course(page, site.url);
    await use(course);
    expect(course.complaints, "what the browser complained about").toEqual([]);
  },
});

async function withSite(folder: string, basePath: string, use: (site: Site) => Promise<void>): Promise<void> {
  const dir = fileURLToPath(new URL(`../../site/${folder}`, import.meta.url));
  const server = await serve({ dir, port: 0, basePath });
  await use({ url: server.url });
  await server.close();
}

/** What a reader does on a lesson's page. */
export class Course {
  readonly complaints: string[] = [];
  readonly page: Page;
  private readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.complaints.push(message.text());
    });
  }

  /** Opens a page of the site; the first lesson unless told otherwise. */
  async open(path = lesson): Promise<void> {
    await this.page.goto(new URL(path, this.url).href);
  }

  /** Looks at the outputs of a cell without predicting them. */
  async showAnyway(id: string): Promise<void> {
    await this.cell(id).button("Show it anyway").click();
  }

  cell(id: string): Cell {
    return new Cell(this.page, this.page.locator(`#cell-${id}`));
  }
}

/** One cell, as its reader sees it. */
export class Cell {
  readonly page: Page;
  readonly locator: Locator;

  constructor(page: Page, locator: Locator) {
    this.page = page;
    this.locator = locator;
  }

  button = (name: string): Locator => this.locator.getByRole("button", { name, exact: true });
  get standing(): Locator {
    return this.locator.locator("[data-standing]");
  }
  get value(): Locator {
    return this.locator.getByRole("group", { name: "Value of the last expression" });
  }
  get console(): Locator {
    return this.locator.getByRole("group", { name: "Console" });
  }
  get failure(): Locator {
    return this.locator.locator(".lc-output [role=alert], .lc-output .lc-failure");
  }

  /** Presses Run, and waits until the cell stands as expected. */
  async run(standing: string | RegExp = "up to date"): Promise<void> {
    await this.button("Run").click();
    await expect(this.standing).toHaveText(standing);
  }

  /** Opens the editor and replaces the code by one line. */
  async write(source: string): Promise<void> {
    await this.button("Edit").click();
    const editor = this.locator.locator(".monaco-editor").first();
    await expect(editor).toBeVisible();
    await expect(editor).toHaveClass(/focused/);
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.insertText(source);
    await expect(editor.locator(".view-lines")).toHaveText(source.replace(/ /g, "\u00a0"));
  }
}

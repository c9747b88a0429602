// @ts-check
/**
 * Serves the exported site as a static host does: with its `_headers`, its 404 page and its base path.
 * `npm start` runs this file; the browser tests import `serve`.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { headersFor, parseHeaders } from "./headers.mjs";

const exported = fileURLToPath(new URL("../out", import.meta.url));

/**
 * @param {{ dir?: string, port?: number, basePath?: string }} options `port` 0 takes any free one
 * @returns {Promise<{ url: string, port: number, close(): Promise<void> }>}
 */
export async function serve({ dir = exported, port = 4321, basePath = "" } = {}) {
  const rules = existsSync(join(dir, "_headers"))
    ? parseHeaders(readFileSync(join(dir, "_headers"), "utf8"))
    : [];
  const files = sirv(dir, { etag: true });
  const missing = existsSync(join(dir, "404.html"))
    ? readFileSync(join(dir, "404.html"))
    : Buffer.from("Not found");

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const notFound = () => {
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(missing);
    };
    if (!`${pathname}/`.startsWith(`${basePath}/`)) {
      if (pathname === "/") response.writeHead(307, { Location: `${basePath}/` }).end();
      else notFound();
      return;
    }
    const path = pathname.slice(basePath.length);
    const decoded = decode(path);
    if (decoded === null) return notFound();
    // A page has one address, with the slash at its end.
    if (!path.endsWith("/") && existsSync(join(dir, decoded, "index.html"))) {
      response.writeHead(308, { Location: `${pathname}/` }).end();
      return;
    }
    for (const [name, value] of headersFor(rules, pathname)) response.setHeader(name, value);
    request.url = path;
    files(request, response, notFound);
  });

  const taken = await listen(server, port);
  return {
    url: `http://localhost:${taken}${basePath}/`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The path that an address writes in percent signs; null where it writes none. @param {string} path */
function decode(path) {
  try {
    return decodeURI(path);
  } catch {
    return null;
  }
}

/**
 * Listens on the port, or on the first free one after it.
 * @param {import("node:http").Server} server
 * @param {number} port
 * @returns {Promise<number>}
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.ErrnoException} error */
    const onError = (error) => {
      if (error.code === "EADDRINUSE") resolve(listen(server, port + 1));
      else reject(error);
    };
    server.once("error", onError);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", onError);
      resolve(/** @type {import("node:net").AddressInfo} */ (server.address()).port);
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(join(exported, "index.html"))) {
    console.error("There is nothing to serve yet: run `npm start`, which builds the site first.");
    process.exit(1);
  }
  const basePath = process.env.LIGHTCONE_BASE_PATH ?? "";
  const { url, close } = await serve({ port: Number(process.env.PORT ?? 4321), basePath });
  console.log(`\n  Lightcone is at ${url}\n  Ctrl+C ends it.\n`);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(signal, () => void close());
}

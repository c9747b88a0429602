import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bundleDocument } from "./bundle.mjs";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "bundle-"))));
afterEach(() => rm(folder, { recursive: true }));

const worker = fileURLToPath(new URL("test/raw-worker.ts", import.meta.url));

/** The document, its one script and the directives of its policy. */
async function read() {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? "";
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1] ?? "";
  return { html, script, policy: policy.split("; ") };
}

describe("DOC-3 the document", () => {
  test.each([true, false])(
    "names its one script by hash, and no address (readable code: %s)",
    async (dev) => {
      await bundleDocument({ worker, outDir: folder, dev });
      const { html, script, policy } = await read();
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(policy).toEqual([
        "default-src 'none'",
        `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}' 'unsafe-eval'`,
        "worker-src blob:",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ]);
    },
  );

  test("is one file that refers to nothing, so that it is right under any base path", async () => {
    await bundleDocument({ worker, outDir: folder });
    expect(await readdir(folder)).toEqual(["index.html"]);
    const { html, script } = await read();
    expect(html.replace(script, "")).not.toMatch(/\b(src|href|url)\s*=/);
  });

  test("tells its size", async () => {
    const { raw, gzip } = await bundleDocument({ worker, outDir: folder });
    expect(raw).toBe((await readFile(join(folder, "index.html"))).length);
    expect(gzip).toBeLessThan(raw);
  });

  test("is strict code throughout, which hides its functions from those that it calls", async () => {
    await bundleDocument({ worker, outDir: folder });
    const { script } = await read();
    expect(script.startsWith('"use strict";')).toBe(true);
    expect(script.match(/\\?"use strict\\?"/g)?.length, "the worker's, inside, too").toBeGreaterThan(1);
  });

  test("a worker whose text would end the script element stays inside it", async () => {
    const tricky = join(folder, "tricky.ts");
    await writeFile(tricky, 'console.log("</script><script>alert(1)</script>");');
    await bundleDocument({ worker: tricky, outDir: folder });
    expect((await read()).html.match(/<\/script>/g)).toHaveLength(1);
  });

  test("one that opens a comment is refused", async () => {
    const tricky = join(folder, "tricky.ts");
    await writeFile(tricky, 'console.log("<!--");');
    await expect(bundleDocument({ worker: tricky, outDir: folder })).rejects.toThrow("<!--");
  });
});

test("the frame around the worker brings no parser along: a tenth of what a worker that runs cells takes", async () => {
  const { raw } = await bundleDocument({ worker, outDir: folder });
  expect(raw).toBeLessThan(40_000);
});

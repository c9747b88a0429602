import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { inlineScripts, pagePolicy, scriptHash, withPolicy } from "./policy.mjs";

const page = (head: string, body = "") =>
  `<!DOCTYPE html><html><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`;

describe("the policy of a page", () => {
  test("a script's hash is the one that browsers compute", () => {
    // The example of the Content Security Policy specification, level 2, section 7.17.2.
    expect(scriptHash("alert('Hello, world.');")).toBe(
      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    );
  });

  test("lists each inline script once, in the bytes of the page, and no external one", () => {
    const html = page(
      "<script>a()</script>",
      '<script src="/b.js" async=""></script><script id="x">\n é</script>',
    );
    expect(inlineScripts(html)).toEqual(["a()", "\n é"]);
    const scripts = /script-src ([^;]*)/.exec(pagePolicy(html + "<script>a()</script>"))?.[1];
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    expect(scripts).toBe(`'self' ${hash("a()")} ${hash("\n é")}`);
  });

  test("allows neither evaluation nor unknown inline scripts", () => {
    const policy = pagePolicy(page("<script>a()</script>"));
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
    expect(scripts).not.toContain("unsafe");
    expect(policy).not.toContain("unsafe-eval");
  });

  test("stands before everything that it binds", () => {
    const html = withPolicy(page('<link rel="stylesheet" href="/a.css"/>'), "default-src 'self'");
    expect(html).toBe(
      page(
        `<meta http-equiv="Content-Security-Policy" content="default-src 'self'"/><link rel="stylesheet" href="/a.css"/>`,
      ),
    );
  });

  test("is given once, and only to a page with a place for it", () => {
    const closed = withPolicy(page(""), "default-src 'self'");
    expect(() => withPolicy(closed, "default-src 'self'")).toThrow("has a policy already");
    expect(() => withPolicy("<p>no head</p>", "default-src 'self'")).toThrow("names no character set");
  });
});

import { describe, expect, test } from "vitest";
import { formatHeaders, headerRules, headersFor, parseHeaders } from "./headers.mjs";

const rules = headerRules(
  [
    { address: "/course/", policy: "default-src 'self'" },
    { address: "/course/lessons/a/", policy: "default-src 'none'" },
  ],
  "/course",
);

describe("the headers of the export", () => {
  test("survive the way through their file", () => {
    expect(parseHeaders(formatHeaders(rules))).toEqual(rules);
  });

  test("no two rules for one address name the same header: hosts differ in what that means", () => {
    for (const address of [
      "/course/",
      "/course/lessons/a/",
      "/course/_next/static/x.js",
      "/course/generated/a",
    ]) {
      const names = headersFor(rules, address).map(([name]) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test("a page may not be framed; the sandbox document may be, by this site alone", () => {
    const page = Object.fromEntries(headersFor(rules, "/course/lessons/a/"));
    const sandbox = Object.fromEntries(headersFor(rules, "/course/generated/sandbox/index.html"));
    expect(page["Content-Security-Policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(sandbox["Content-Security-Policy"]).toBeUndefined();
    expect(sandbox["X-Frame-Options"]).toBe("SAMEORIGIN");
  });

  test("files whose name holds their hash may be kept for ever", () => {
    expect(Object.fromEntries(headersFor(rules, "/course/_next/static/a.js"))["Cache-Control"]).toContain(
      "immutable",
    );
    expect(Object.fromEntries(headersFor(rules, "/course/"))["Cache-Control"]).toBeUndefined();
  });

  test("a pattern matches whole addresses, letter by letter, and `*` anything", () => {
    const only = parseHeaders("# a comment\n/a.b/*\n  X-Test: 1: 2\n");
    expect(headersFor(only, "/a.b/c/d")).toEqual([["X-Test", "1: 2"]]);
    expect(headersFor(only, "/aXb/c")).toEqual([]);
    expect(headersFor(only, "/z/a.b/c")).toEqual([]);
  });

  test("a line that fits nowhere is named", () => {
    expect(() => parseHeaders("/\n  no header\n")).toThrow(
      '_headers:2: expected a path, or below one "  Name: value"',
    );
    expect(() => parseHeaders("  X-Test: 1\n")).toThrow("_headers:1");
  });
});

import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readNotices } from "./notices.ts";

const notices = readNotices(fileURLToPath(new URL("..", import.meta.url)));
const named = (name: string) => notices.find((notice) => notice.name === name);

test("fonts, editor and what runs in the page are named, each once and in order, with the words of its license", () => {
  const names = notices.map(({ name }) => name);
  for (const name of [
    "@fontsource-variable/source-serif-4",
    "acorn",
    "monaco-editor",
    "next",
    "react",
    "sucrase",
    "zod",
  ])
    expect(names).toContain(name);
  expect(names).toEqual([...new Set(names)].sort());
  expect(named("@fontsource-variable/source-serif-4")).toMatchObject({ license: "OFL-1.1" });
  expect(named("@fontsource-variable/source-serif-4")?.text).toContain("SIL OPEN FONT LICENSE");
  expect(named("react")?.text).toContain("Permission is hereby granted");
});

test("what a shipped package is made of is named too", () => {
  expect(named("dompurify")).toBeDefined(); // monaco-editor shows Markdown with it
  expect(named("monaco-editor")?.text).toContain("THIRD-PARTY"); // and lists what it was bundled from
});

test("our own packages and what only builds the site are not third-party parts of it", () => {
  expect(notices.filter(({ name }) => name.startsWith("@lightcone/"))).toEqual([]);
  expect(named("esbuild")).toBeUndefined();
  expect(named("sirv")).toBeUndefined();
});

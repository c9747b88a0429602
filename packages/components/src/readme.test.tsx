import { readFile } from "node:fs/promises";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { page } from "./examples/page.tsx";

test("the example in the README is the one that runs here", async () => {
  const [readme, example] = await Promise.all(
    ["../README.md", "./examples/page.tsx"].map((path) => readFile(new URL(path, import.meta.url), "utf8")),
  );
  const asImported = example!.replace('"../index.ts"', '"@lightcone/components"');
  expect(readme).toContain(`\`\`\`tsx\n${asImported}\`\`\``);
  expect(renderToString(page)).toContain("42");
});

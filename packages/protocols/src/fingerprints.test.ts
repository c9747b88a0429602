import { covered } from "@lightcone/config/covered";
import { inChromium } from "@lightcone/config/in-chromium";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import fingerprints from "./fingerprints.ts";

const all = Object.values(fingerprints).flatMap((runs) => Object.values(runs).flat());

// To renew the file after a change of the kernel or of a protocol: npm test -- --update
it("D1 fingerprints in Node are the committed ones", async () => {
  await expect(`${JSON.stringify(fingerprints, null, 2)}\n`).toMatchFileSnapshot("./fingerprints.json");
  covered({ seeds: all.length });
});

it("D1 fingerprints in Chromium are those of Node", async () => {
  expect(await inChromium(new URL("./fingerprints.ts", import.meta.url))).toEqual(fingerprints);
  covered({ seeds: all.length });
});

it("D1 every protocol that has a door has fingerprints", () => {
  const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    exports: Record<string, string>;
  };
  expect(
    Object.keys(fingerprints),
    "write a runs.ts beside the protocol, and name it in fingerprints.ts",
  ).toEqual(Object.keys(exports).filter((door) => exports[door]!.endsWith("/index.ts")));
  for (const runs of Object.values(fingerprints)) expect(Object.keys(runs)).not.toEqual([]);
});

it("every seed has a fingerprint of its own", () => {
  expect(new Set(all).size).toBe(all.length);
});

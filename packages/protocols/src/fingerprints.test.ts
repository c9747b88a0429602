import { covered } from "@lightcone/config/covered";
import { inChromium } from "@lightcone/config/in-chromium";
import { expect, it } from "vitest";
import fingerprints from "./fingerprints.ts";

// To renew the file after a change of the kernel or of a protocol: npx vitest run -u src/fingerprints.test.ts
it("fingerprints in Node are the committed ones", async () => {
  await expect(`${JSON.stringify(fingerprints, null, 2)}\n`).toMatchFileSnapshot("./fingerprints.json");
  covered({ seeds: Object.values(fingerprints).flat().length });
});

it("fingerprints in Chromium are those of Node", async () => {
  expect(await inChromium(new URL("./fingerprints.ts", import.meta.url))).toEqual(fingerprints);
  covered({ seeds: Object.values(fingerprints).flat().length });
});

it("every seed has a fingerprint of its own", () => {
  const all = Object.values(fingerprints).flat();
  expect(new Set(all).size).toBe(all.length);
});

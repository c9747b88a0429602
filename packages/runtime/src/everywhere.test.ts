import { inChromium } from "@lightcone/config/in-chromium";
import { expect, test } from "vitest";
import inNode from "../test/everywhere.ts";

test("Chromium reports what Node reports, to the last bit of its arithmetic and the column of an error", async () => {
  expect(await inChromium(new URL("../test/everywhere.ts", import.meta.url))).toEqual(inNode);
});

test("and places are those of the source", () => {
  expect(inNode.places).toEqual([
    "runtime in a at 3:44: Error: 1",
    "runtime in a at 1:42: TypeError: Cannot read properties of null (reading 'length')",
    "runtime in a at 4:1: RangeError: in the library",
  ]);
});

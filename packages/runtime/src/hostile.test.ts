import { expect, test } from "vitest";
import { hostiles } from "../test/hostile.ts";
import { tell } from "../test/toy-library.ts";

test.each(hostiles.map(({ name, cells, told }) => [name, cells, told] as const))("%s", (_, cells, told) => {
  if (typeof told === "string") expect(tell(...cells)).toBe(told);
  else expect(tell(...cells)).toMatch(told);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOf } from "./hash.ts";

test("the test vectors of FNV-1a; what a hash is does not change", () => {
  expect(hashOf("")).toBe("0-811c9dc5");
  expect(hashOf("a")).toBe("1-e40c292c");
  expect(hashOf("foobar")).toBe("6-bf9cf968");
});

test("texts that differ in one character have different hashes", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
      const place = at % text.length;
      const changed = `${text.slice(0, place)}${text[place] === "x" ? "y" : "x"}${text.slice(place + 1)}`;
      return hashOf(changed) !== hashOf(text);
    }),
  );
});

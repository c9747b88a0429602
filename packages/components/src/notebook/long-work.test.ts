import { expect, test } from "vitest";
import { grown, partsOf, type LongWork } from "./long-work.ts";

const news = (work: number, done: number, text: string) => ({ work, count: 100, done, text, events: 0 });

test("a work grows with its parts, and another one begins anew", () => {
  const first = grown(null, news(0, 10, "a"));
  const second = grown(first, news(0, 20, "b"));
  expect(second).toEqual({ work: 0, count: 100, done: 20, texts: ["a", "b"] });
  expect(grown(second, news(1, 5, "c"))).toMatchObject({ work: 1, done: 5, texts: ["c"] });
});

test("the parts of a sweep are seeds", () => {
  const work = (text: string): LongWork => ({ work: 0, count: 1, done: 1, texts: [text] });
  expect(partsOf(work('{"format":"lightcone-sweep","version":1}'))).toBe("seeds");
  expect(partsOf(work("17"))).toBe("parts");
});

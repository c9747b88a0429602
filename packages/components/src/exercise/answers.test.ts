import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { givenIn, isRight, optionFor, shuffled } from "./answers.ts";
import type { QuestionData } from "./data.ts";

const option = (label: string, right = false) => ({
  label,
  labelHtml: `<p>${label}</p>`,
  isRight: right,
  whyHtml: "",
});
const question = (kind: QuestionData["kind"], ...options: QuestionData["options"]): QuestionData => ({
  id: "q",
  kind,
  cell: null,
  range: kind === "number" ? { min: 0, max: 100, step: 5, tolerance: 10, unit: "ms" } : null,
  askHtml: "<p>Well?</p>",
  options,
  whyHtml: "",
});

describe("an answer is right", () => {
  test("where the one right option is chosen", () => {
    const single = question("single", option("a"), option("b", true));
    expect([isRight(single, [1]), isRight(single, [0])]).toEqual([true, false]);
  });

  test("where all right options are chosen and no other", () => {
    const multiple = question("multiple", option("a", true), option("b"), option("c", true));
    expect([[0, 2], [0], [0, 1, 2], [1]].map((given) => isRight(multiple, given))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("where the options stand as the author wrote them", () => {
    const order = question("order", option("a"), option("b"), option("c"));
    expect([isRight(order, [0, 1, 2]), isRight(order, [1, 0, 2])]).toEqual([true, false]);
  });

  test("where a number is near enough, and a known mistake is recognized", () => {
    const number = question("number", option("80", true), option("40"));
    expect([70, 80, 90, 95, 40].map((given) => isRight(number, given))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([optionFor(number, 45)?.label, optionFor(number, 100)]).toEqual(["40", undefined]);
  });
});

test("an order is shown in another order, the same at each visit, with every option in it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.string(), (count, id) => {
      const places = shuffled(count, id);
      const right = Array.from({ length: count }, (_, place) => place);
      expect([...places].sort((a, b) => a - b)).toEqual(right);
      expect(places).not.toEqual(right);
      expect(shuffled(count, id)).toEqual(places);
    }),
  );
});

test("what was saved for another question is no answer", () => {
  const order = question("order", option("a"), option("b"));
  const saved = [undefined, null, "x", 3, [5], ["0"], [0], [0, 0], [1, 0], "skipped"] as const;
  expect(saved.map((one) => givenIn(order, one))).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    [1, 0],
    "skipped",
  ]);
  expect(givenIn(question("number", option("1", true)), [0])).toBeNull();
});

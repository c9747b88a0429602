import { expect, test } from "vitest";
import { readReproduce } from "./reproduce-arguments.ts";

const words = (text: string) => readReproduce(text.split(" ").filter((word) => word !== ""));

test("a command names claims, parameters and a format", () => {
  expect(words("")).toEqual({ name: "reproduce", prefix: null, isJson: false, parameters: {} });
  expect(words("wars --n 3 --profile=lnkd-disk --json")).toEqual({
    name: "reproduce",
    prefix: "wars",
    isJson: true,
    parameters: { n: "3", profile: "lnkd-disk" },
  });
  expect(words("clock-sync --offset -5")).toMatchObject({ parameters: { offset: "-5" } });
});

test("a command that makes no sense is told why", () => {
  expect(words("wars --n")).toBe("--n has no value.");
  expect(words("wars --n --json")).toBe("--n has no value.");
  expect(words("wars --n 3 --n 5")).toBe("--n is given twice.");
  expect(words("wars abd")).toBe(
    '"abd" is too much; name one claim or one model, and parameters as --name value.',
  );
  expect(words("--n 3")).toBe("--n belongs to a model: name it, as in `reproduce wars --n 5`.");
});

import type { Output } from "@lightcone/runtime";
import { describe, expect, test } from "vitest";
import { limits } from "./limits.ts";
import { fromFrame, read } from "./messages.ts";
import { leftOut, outputGate } from "./output-gate.ts";

const value = (text: string): Output => ({ kind: "value", text });
const shown = (data: unknown): Output => ({ kind: "shown", caption: null, shown: { type: "t", data } });

describe("MSG-3 what is too much is left out, and the reader is told once", () => {
  test("what fits passes as it is", () => {
    const pass = outputGate();
    expect([value("a"), shown([1])].map(pass)).toEqual([value("a"), shown([1])]);
  });

  test("nothing passes after the sentence, not even what would fit", () => {
    const pass = outputGate();
    expect([value("a"), shown("x".repeat(limits.size)), value("b")].map(pass)).toEqual([
      value("a"),
      leftOut,
      null,
    ]);
  });

  test("many small outputs count together", () => {
    const third = value("x".repeat(limits.size / 3));
    const pass = outputGate();
    expect([third, third, third].map(pass)).toEqual([third, third, leftOut]);
  });

  test("there are at most so many, the sentence included", () => {
    const pass = outputGate();
    const passed = Array.from({ length: limits.outputs + 5 }, () => pass(value("a"))).filter(
      (one) => one !== null,
    );
    expect(passed).toHaveLength(limits.outputs);
    expect(passed.at(-1)).toEqual(leftOut);
  });

  test("what changes while it is looked at is sent as it was measured, and traps are left out", () => {
    let looks = 0;
    const changing = {
      get said() {
        looks += 1;
        return looks === 1 ? "once" : () => "a function";
      },
    };
    expect(outputGate()(shown(changing))).toEqual(shown({ said: "once" }));
    const trap = () => {
      throw new Error("not to be looked at");
    };
    expect(outputGate()(shown(new Proxy({}, { ownKeys: trap })))).toEqual(leftOut);
    expect(structuredClone(outputGate()(shown(new Proxy({ a: 1 }, {}))))).toEqual(shown({ a: 1 }));
  });

  test("what is no plain data counts as too much", () => {
    expect(outputGate()(shown(new Map()))).toEqual(leftOut);
  });

  test("the biggest output that passes here passes as a message too", () => {
    const passes = (length: number) => outputGate()(value("x".repeat(length))) !== leftOut;
    let length = limits.size;
    while (!passes(length)) length -= 1;
    const message = { type: "output", output: value("x".repeat(length)) };
    expect(read(fromFrame, message)).toEqual(message);
  });
});

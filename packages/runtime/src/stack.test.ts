import { describe, expect, test } from "vitest";
import { frameOf, innermost } from "./stack.ts";

const stacks = {
  V8: `TypeError: Cannot read properties of null (reading 'x')
    at Object.check (https://course.example/sandbox/worker.js:12:34)
    at step (lightcone-cell-2:7:15)
    at Array.map (<anonymous>)
    at eval (lightcone-cell-3:4:1)
    at run (https://course.example/sandbox/worker.js:99:1)`,
  "V8, anonymous": `Error
    at lightcone-cell-2:7:15
    at lightcone-cell-3:4:1`,
  "V8, in evaluated text": `ReferenceError: y is not defined
    at eval (eval at step (lightcone-cell-2:7:15), <anonymous>:1:1)
    at step (lightcone-cell-2:7:15)`,
  Firefox: `check@https://course.example/sandbox/worker.js:12:34
step@lightcone-cell-2:7:15
anonymous@lightcone-cell-3:4:1
run@https://course.example/sandbox/worker.js:99:1
`,
  "Firefox, nested names": `step/inner</<@lightcone-cell-2:7:15
@lightcone-cell-3:4:1`,
  "Firefox, in evaluated text": `@lightcone-cell-2 line 7 > eval:1:1
step@lightcone-cell-2:7:15`,
  WebKit: `check@https://course.example/sandbox/worker.js:12:34
step@lightcone-cell-2:7:15
map@[native code]
anonymous@lightcone-cell-3:4:1
run@https://course.example/sandbox/worker.js:99:1`,
};

describe("the innermost place in a cell", () => {
  test.each(Object.entries(stacks))("%s", (format, stack) => {
    const column = format === "Firefox, in evaluated text" ? null : 15;
    expect(innermost(stack)).toEqual({ cell: 2, line: 7, column });
  });

  test("a message that looks like an address is none", () => {
    expect(innermost("Error: at lightcone-cell-9:9:9\n    at step (lightcone-cell-2:7:15)")).toMatchObject({
      cell: 2,
    });
    expect(innermost("Error: lightcone-cell-9:9:9")).toBeNull();
  });

  test("WebKit, where the code has no address: the line of the error itself, in the running cell", () => {
    const stack = "step\nanonymous\nrun@https://course.example/sandbox/worker.js:99:1";
    expect(frameOf({ stack, line: 7, column: 15, sourceURL: "" }, 4)).toEqual({
      cell: 4,
      line: 7,
      column: 15,
    });
    expect(frameOf({ stack, line: 7, column: 15 }, 4)).toEqual({ cell: 4, line: 7, column: 15 });
    const inLibrary = { stack, line: 12, column: 34, sourceURL: "https://course.example/sandbox/worker.js" };
    expect(frameOf(inLibrary, 4)).toBeNull();
  });

  test("what is no error has no place", () => {
    for (const thrown of [undefined, null, 1, "text", {}, { stack: 1 }, { stack: "none" }])
      expect(frameOf(thrown, 0)).toBeNull();
  });
});

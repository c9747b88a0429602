import type { Output } from "@lightcone/runtime";
import type * as z from "zod/mini";
import { describe, expect, expectTypeOf, test } from "vitest";
import { limits } from "./limits.ts";
import { type FromFrame, fromFrame, type FromWorker, read, type ToFrame, toFrame } from "./messages.ts";

const outputs: { [Kind in Output["kind"]]: Extract<Output, { kind: Kind }> } = {
  console: { kind: "console", level: "warn", text: "careful" },
  omitted: { kind: "omitted", lines: 7 },
  value: { kind: "value", text: "42" },
  shown: {
    kind: "shown",
    caption: null,
    shown: { type: "execution", data: { nodes: ["a", "b"], events: [] } },
  },
};

const workerMessages: { [Type in FromWorker["type"]]: Extract<FromWorker, { type: Type }> } = {
  progress: { type: "progress", events: 10 },
  output: { type: "output", output: outputs.value },
  done: {
    type: "done",
    events: 12,
    error: { kind: "runtime", cell: "a", line: 1, column: null, message: "No.", hint: null },
  },
};

const fromFrames: FromFrame[] = [
  { type: "ready" },
  { type: "crashed", reason: "out of memory" },
  ...Object.values(workerMessages).map((message) => ({ type: "worker", message }) as const),
  ...Object.values(outputs).map(
    (output) => ({ type: "worker", message: { type: "output", output } }) as const,
  ),
];

const run: ToFrame = { type: "run", request: { chain: [{ id: "a", source: "1" }], seed: 0.5, budget: 100 } };

describe("MSG-1 messages", () => {
  test("the schemas and the contract's types say the same", () => {
    expectTypeOf<FromFrame>().toExtend<z.infer<typeof fromFrame>>();
    expectTypeOf<z.infer<typeof fromFrame>>().toExtend<FromFrame>();
    expectTypeOf<z.infer<typeof toFrame>>().toExtend<ToFrame>();
    expect(read(toFrame, { type: "end" })).toEqual({ type: "end" });
  });

  test.each(fromFrames)("from the frame passes unchanged: %j", (message) => {
    expect(read(fromFrame, structuredClone(message))).toEqual(message);
  });

  test("to the frame passes unchanged", () => expect(read(toFrame, structuredClone(run))).toEqual(run));

  test("what the protocol does not name is dropped from a message", () => {
    expect(read(fromFrame, { type: "ready", html: "<b>" })).toEqual({ type: "ready" });
  });

  const worker = (message: unknown) => ({ type: "worker", message });
  const shown = (data: unknown) =>
    worker({ type: "output", output: { ...outputs.shown, shown: { type: "execution", data } } });
  test.each([
    ["nothing", undefined],
    ["a string", "ready"],
    ["an unknown type", { type: "eval", code: "1" }],
    ["a missing field", { type: "crashed" }],
    ["negative events", worker({ type: "progress", events: -1 })],
    ["half an event", worker({ type: "progress", events: 0.5 })],
    ["an unknown level", worker({ type: "output", output: { ...outputs.console, level: "html" } })],
    [
      "a text that is no string",
      worker({ type: "output", output: { ...outputs.value, text: { html: "" } } }),
    ],
    [
      "an unknown kind of error",
      worker({ ...workerMessages.done, error: { ...workerMessages.done.error, kind: "?" } }),
    ],
    ["line 0", worker({ ...workerMessages.done, error: { ...workerMessages.done.error, line: 0 } })],
    ["a picture without data", shown(undefined)],
    ["a picture with a function", shown({ draw: () => 1 })],
    ["a picture beyond the limit", shown("x".repeat(limits.size))],
  ])("%s is no message from the frame", (_, crossed) => expect(read(fromFrame, crossed)).toBeNull());

  test.each([
    ["an empty chain", { ...run.request, chain: [] }],
    ["a source that is no string", { ...run.request, chain: [{ id: "a", source: null }] }],
    ["a seed that is no number", { ...run.request, seed: NaN }],
    ["a budget below nothing", { ...run.request, budget: -1 }],
  ])("%s is no request", (_, request) => expect(read(toFrame, { type: "run", request })).toBeNull());
});

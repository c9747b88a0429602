import type { Output } from "@lightcone/runtime";
import type * as z from "zod/mini";
import { describe, expect, expectTypeOf, test } from "vitest";
import { limits } from "./limits.ts";
import {
  type FromFrame,
  fromFrame,
  type FromWorker,
  fromWorker,
  read,
  type ToFrame,
  toFrame,
} from "./messages.ts";

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

const error = { kind: "runtime", cell: "a", line: 1, column: null, message: "No.", hint: null } as const;
const progress = { work: 1, count: 20, done: 4, text: "{}", events: 7 };

const fromWorkers: FromWorker[] = [
  { type: "progress", events: 10 },
  ...Object.values(outputs).map((output) => ({ type: "output", output }) as const),
  { type: "done", events: 12, error },
  { type: "pending", events: 12, pending: progress },
  { type: "part", part: { kind: "done", text: "{}", events: 7 } },
  { type: "part", part: { kind: "exhausted", events: 8 } },
  { type: "part", part: { kind: "failed" } },
];

const fromFrames: FromFrame[] = [
  { type: "ready" },
  { type: "crashed", reason: "out of memory" },
  { type: "progress", events: 10, effort: 30 },
  { type: "work", progress },
  ...Object.values(outputs).map((output) => ({ type: "output", output }) as const),
  { type: "done", events: 12, error },
];

const run: Extract<ToFrame, { type: "run" }> = {
  type: "run",
  request: { chain: [{ id: "a", source: "1" }], seed: 0.5, budget: 100 },
  doors: [{ name: "@toys/dice", code: "function () {}" }],
  stays: false,
};

describe("MSG-1 messages", () => {
  test("the schemas and the contract's types say the same", () => {
    expectTypeOf<FromFrame>().toExtend<z.infer<typeof fromFrame>>();
    expectTypeOf<z.infer<typeof fromFrame>>().toExtend<FromFrame>();
    expectTypeOf<z.infer<typeof toFrame>>().toExtend<ToFrame>();
    expectTypeOf<FromWorker>().toExtend<z.infer<typeof fromWorker>>();
    expectTypeOf<z.infer<typeof fromWorker>>().toExtend<FromWorker>();
    expect(read(toFrame, { type: "end" })).toEqual({ type: "end" });
  });

  test.each(fromFrames)("from the frame passes unchanged: %j", (message) => {
    expect(read(fromFrame, structuredClone(message))).toEqual(message);
  });

  test.each(fromWorkers)("from a worker passes unchanged: %j", (message) => {
    expect(read(fromWorker, structuredClone(message))).toEqual(message);
  });

  test("to the frame passes unchanged", () => expect(read(toFrame, structuredClone(run))).toEqual(run));

  test("what the protocol does not name is dropped from a message", () => {
    expect(read(fromFrame, { type: "ready", html: "<b>" })).toEqual({ type: "ready" });
  });

  const shown = (data: unknown) => ({
    type: "output",
    output: { ...outputs.shown, shown: { type: "execution", data } },
  });
  test.each([
    ["nothing", undefined],
    ["a string", "ready"],
    ["an unknown type", { type: "eval", code: "1" }],
    ["a missing field", { type: "crashed" }],
    ["negative events", { type: "progress", events: -1, effort: 0 }],
    ["half an event", { type: "progress", events: 0.5, effort: 1 }],
    ["an unknown level", { type: "output", output: { ...outputs.console, level: "html" } }],
    ["a text that is no string", { type: "output", output: { ...outputs.value, text: { html: "" } } }],
    ["an unknown kind of error", { type: "done", events: 1, error: { ...error, kind: "?" } }],
    ["line 0", { type: "done", events: 1, error: { ...error, line: 0 } }],
    ["work without a result", { type: "work", progress: { ...progress, text: undefined } }],
    ["a picture without data", shown(undefined)],
    ["a picture with a function", shown({ draw: () => 1 })],
    ["a picture beyond the limit", shown("x".repeat(limits.size))],
  ])("%s is no message from the frame", (_, crossed) => expect(read(fromFrame, crossed)).toBeNull());

  test.each([
    ["an empty chain", { ...run.request, chain: [] }],
    ["a source that is no string", { ...run.request, chain: [{ id: "a", source: null }] }],
    ["a seed that is no number", { ...run.request, seed: NaN }],
    ["a budget below nothing", { ...run.request, budget: -1 }],
  ])("%s is no request", (_, request) => expect(read(toFrame, { ...run, request })).toBeNull());

  test("a door without code is no request", () => {
    expect(read(toFrame, { ...run, doors: [{ name: "@toys/dice" }] })).toBeNull();
  });
});

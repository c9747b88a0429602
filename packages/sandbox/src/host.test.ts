import { describe, expect, test } from "vitest";
import { request, stage } from "../test/played-host.ts";
import { limits } from "./limits.ts";
import type { FromFrame } from "./messages.ts";

const ready: FromFrame = { type: "ready" };
const done: FromFrame = { type: "done", error: null, events: 9 };
const value: FromFrame = { type: "output", output: { kind: "value", text: "42" } };

const part = { work: 0, count: 20, done: 10, text: "39", events: 19 };

describe("a run", () => {
  test("RUN-1 loads the document once, and resolves with what the worker told", async () => {
    const { sandbox, run, say, happened } = stage();
    expect(await happened()).toBe("");
    const first = run();
    expect(await happened()).toBe("open");
    say(ready);
    expect(await happened()).toBe("run");
    say(value);
    say(done);
    expect(await first).toEqual({
      cell: "cell",
      outputs: [{ kind: "value", text: "42" }],
      error: null,
      events: 9,
    });
    expect(await happened()).toBe("end, result");
    say(ready);
    void run();
    expect(await happened()).toBe("run");
    sandbox.dispose();
    expect(await happened()).toBe("close, result: stopped");
  });

  test("RUN-1 tells outputs and progress as they come", () => {
    const { sandbox, say } = stage();
    const told: unknown[] = [];
    void sandbox.run(request(), {
      onProgress: (events, status) => told.push(events, status),
      onOutput: (output) => told.push(output.kind),
    });
    say(ready);
    say({ type: "progress", events: 3, effort: 3, status: "3 states, depth 1" });
    say(value);
    say({ type: "progress", events: 3, effort: 3 });
    expect(told).toEqual([3, "3 states, depth 1", "value"]);
  });

  test("STAY-1 that stays is followed by the next without an end between them; a stop ends it as any other", async () => {
    const { rerun, sandbox, say, happened, clock } = stage();
    void rerun();
    say(ready);
    say(value);
    say(done);
    expect(await happened()).toBe("open, run, result");
    expect(clock.isSet()).toBe(false);
    void rerun();
    expect(await happened()).toBe("run");
    sandbox.stop();
    expect(await happened()).toBe("end, result: stopped");
    say(ready);
    void rerun();
    clock.pass(6);
    expect(await happened()).toBe("run, end, result: timeout");
  });

  test("WORK-2 tells of long work as its parts are done", () => {
    const { sandbox, say } = stage();
    const told: unknown[] = [];
    void sandbox.run(request(), { onWork: (progress) => told.push(progress) });
    say(ready);
    say({ type: "work", progress: part });
    say({ type: "work", progress: { ...part, done: 20, text: "70" } });
    expect(told).toEqual([part, { ...part, done: 20, text: "70" }]);
  });

  test("RUN-1 keeps the error as the worker placed it, and the outputs before it", async () => {
    const { run, say } = stage();
    const result = run();
    const error = {
      kind: "runtime",
      cell: "ancestor",
      line: 2,
      column: 5,
      message: "No.",
      hint: null,
    } as const;
    say(ready);
    say(value);
    say({ type: "done", error, events: 1 });
    expect(await result).toMatchObject({ outputs: [{ text: "42" }], error });
  });

  test("RUN-1 begins once, however often the document says that it is ready", async () => {
    const { run, say, happened } = stage();
    void run();
    say(ready);
    say(ready);
    expect(await happened()).toBe("open, run");
  });

  test("RUN-2 stops the one under way", async () => {
    const { run, say, happened } = stage();
    void run();
    say(ready);
    say(value);
    void run();
    expect(await happened()).toBe("open, run, end, result: stopped");
    say(value); // late words of the first are nobody's
    say(ready);
    say(done);
    expect(await happened()).toBe("run, end, result");
  });

  test("RUN-2 replaces one that still waits for the document", async () => {
    const { run, say, happened } = stage();
    void run();
    void run();
    say(ready);
    expect(await happened()).toBe("open, run, result: stopped");
  });

  test("RUN-4 works again after the sandbox was disposed of", async () => {
    const { sandbox, run, say, happened } = stage();
    void run();
    sandbox.dispose();
    void run();
    say(ready);
    expect(await happened()).toBe("open, close, open, run, result: stopped");
  });

  test("MSG-1 is refused where the request is none, and the frame never sees it", async () => {
    const { run, happened } = stage();
    const result = run("x".repeat(limits.size));
    expect(await result).toMatchObject({ cell: "cell", error: { kind: "crashed", line: null } });
    expect(await happened()).toBe("result: crashed");
  });
});

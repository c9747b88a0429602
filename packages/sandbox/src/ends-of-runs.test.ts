import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { request, stage } from "../test/played-host.ts";
import { createHost } from "./host.ts";
import { limits } from "./limits.ts";
import type { FromFrame } from "./messages.ts";

const ready: FromFrame = { type: "ready" };
const done: FromFrame = { type: "done", error: null, events: 9 };
const value: FromFrame = { type: "output", output: { kind: "value", text: "42" } };

const part = { work: 0, count: 20, done: 10, text: "39", events: 19 };

describe("what ends a run", () => {
  test("TIME-1 five seconds without progress", async () => {
    const { run, clock, say, happened } = stage();
    const result = run();
    say(ready);
    say(value);
    clock.pass(4.9);
    expect(await happened()).toBe("open, run");
    clock.pass(0.1);
    expect(await happened()).toBe("end, result: timeout");
    const { outputs, error } = await result;
    expect(outputs).toHaveLength(1);
    expect(error?.message).toBe("The run was ended: for 5 seconds the cell made no progress.");
  });

  test("TIME-1 a timer that fires late counts as one fifth, however late it is", async () => {
    const late: (() => void)[] = [];
    const after = (_: number, callback: () => void) => {
      late.push(callback);
      return () => void late.splice(late.indexOf(callback), 1);
    };
    const frame = { post: () => {}, close: () => {} };
    let say = (_: unknown) => {};
    const host = createHost({ open: (hear) => ((say = hear), frame), after, stallSeconds: 5 });
    let isOver = false;
    void host.run(request()).then(() => (isOver = true));
    say(ready);
    for (let part = 1; part <= 5; part += 1) {
      expect(isOver).toBe(false);
      late.shift()?.();
      await Promise.resolve();
    }
    expect(isOver).toBe(true);
  });

  test("TIME-2 the effort of any worker is progress, also where the chain has been there before", async () => {
    const { sandbox, say, happened, clock } = stage();
    const told: number[] = [];
    void sandbox.run(request(), { onProgress: (events) => told.push(events) });
    say(ready);
    for (let effort = 1; effort < 9; effort += 1) {
      say({ type: "progress", events: 70 - effort, effort });
      if (effort % 2 === 0) say({ type: "work", progress: { ...part, done: effort } });
      clock.pass(4);
    }
    expect(await happened()).toBe("open, run");
    expect(told).toEqual([69]);
  });

  test("TIME-2 progress and outputs renew the patience, standing still does not", async () => {
    const { run, clock, say, happened } = stage();
    void run();
    say(ready);
    for (let events = 1; events <= 10; events += 1) {
      clock.pass(4);
      say({ type: "progress", events, effort: events });
      clock.pass(4);
      say(value);
    }
    expect(await happened()).toBe("open, run");
    clock.pass(4);
    say({ type: "progress", events: 10, effort: 10 });
    clock.pass(1);
    expect(await happened()).toBe("end, result: timeout");
  });

  test("TIME-3 stop, at once", async () => {
    const { sandbox, run, say, happened } = stage();
    sandbox.stop();
    void run();
    say(ready);
    sandbox.stop();
    expect(await happened()).toBe("open, run, end, result: stopped");
  });

  test("TIME-4 a document that never answers, and the next run tries again", async () => {
    const { run, clock, happened } = stage();
    const result = run();
    clock.pass(20);
    expect(await happened()).toBe("open, close, result: crashed");
    expect((await result).error?.message).toContain("did not start");
    void run();
    expect(await happened()).toBe("open");
  });

  test("TIME-4 a document that hangs after a run is replaced, and the next run waits for the new one", async () => {
    const { sandbox, run, clock, say, happened } = stage();
    void run();
    say(ready);
    sandbox.stop();
    void run();
    clock.pass(2);
    say(ready);
    expect(await happened()).toBe("open, run, end, close, open, run, result: stopped");
  });

  test("TIME-5 no worker that can be started", async () => {
    const { run, say, happened } = stage();
    const result = run();
    say(ready);
    say({ type: "blocked" });
    expect(await happened()).toBe("open, run, end, result: crashed");
    expect((await result).error?.message).toBe("The cell did not run: this browser lets no worker start.");
  });

  test("TIME-5 a worker that breaks down", async () => {
    const { run, say, happened } = stage();
    const result = run();
    say(ready);
    say({ type: "crashed", reason: "out of memory" });
    expect(await happened()).toBe("open, run, end, result: crashed");
    expect((await result).error?.message).toBe("The cell's worker broke down: out of memory");
    say(ready);
    void run();
    expect(await happened()).toBe("run");
  });

  test("MSG-2 garbage, and the document that sent it is given up", async () => {
    const { run, say, sayGarbage, happened } = stage();
    void run();
    say(ready);
    sayGarbage({ type: "output", output: { kind: "html", text: "<script>" } });
    expect(await happened()).toBe("open, run, close, result: crashed");
    void run();
    expect(await happened()).toBe("open");
  });

  test("MSG-2 more outputs than a run may have", async () => {
    const { run, say, happened } = stage();
    void run();
    say(ready);
    for (let count = 0; count <= limits.outputs; count += 1) say(value);
    expect(await happened()).toBe("open, run, close, result: crashed");
  });

  test("MSG-2 outputs that together are too big", async () => {
    const { run, say, happened } = stage();
    void run();
    say(ready);
    const half: FromFrame = { type: "output", output: { kind: "value", text: "x".repeat(limits.size / 2) } };
    say(half);
    say(half);
    expect(await happened()).toBe("open, run, close, result: crashed");
  });
});

test("RUN-4 whatever page, frame and worker do, each run ends once, in time, and only the last may be under way", async () => {
  type Scene = ReturnType<typeof stage>;
  const acts: ((scene: Scene) => void)[] = [
    ({ run }) => void run(),
    ({ sandbox }) => sandbox.stop(),
    ({ sandbox }) => sandbox.dispose(),
    ({ say }) => say(ready),
    ({ say }) => say({ type: "crashed", reason: "" }),
    ({ say }) => say({ type: "blocked" }),
    ({ say }) => say(value),
    ({ say }) => say({ type: "progress", events: 5, effort: 5 }),
    ({ say }) => say({ type: "work", progress: part }),
    ({ say }) => say(done),
    ({ sayGarbage }) => sayGarbage("garbage"),
    ({ clock }) => clock.pass(1),
    ({ clock }) => clock.pass(3),
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(acts.length - 1), { maxLength: 40 }), async (script) => {
      const scene = stage();
      let begun = 0;
      let ended = 0;
      for (const act of script) {
        acts[act]?.(scene);
        if (act === 0) begun += 1;
        ended += (await scene.happened()).split(", ").filter((event) => event.startsWith("result")).length;
        expect(begun - ended).toBeOneOf([0, 1]);
        if (begun > ended) expect(scene.clock.isSet(), "something ends the wait").toBe(true);
      }
      scene.clock.pass(60);
      ended += (await scene.happened()).split("result").length - 1;
      expect(ended).toBe(begun);
    }),
  );
});

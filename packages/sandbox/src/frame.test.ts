import { afterEach, describe, expect, test } from "vitest";
import { serve } from "./frame.ts";
import { fromFrame, read, type ToFrame } from "./messages.ts";

/** A worker that a test plays. */
class PlayedWorker {
  readonly tasks: unknown[] = [];
  isTerminated = false;
  onerror: ((event: { message: string }) => void) | null = null;
  private take = (_port: MessagePort) => {};
  /** The port that comes with its task. */
  readonly port = new Promise<MessagePort>((resolve) => (this.take = resolve));

  postMessage(task: unknown, [port]: [MessagePort]) {
    this.tasks.push(task);
    this.take(port);
  }
  terminate() {
    this.isTerminated = true;
  }
}

const request = { chain: [{ id: "a", source: "1" }], seed: 1, budget: 1_000_000 };
const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

/** Serves one port, and tells what has been said to the page up to now: a port delivers in order. */
function stage(spawn = (): PlayedWorker => new PlayedWorker()) {
  const { port1: page, port2: theirs } = new MessageChannel();
  open.push(page, theirs);
  const workers: PlayedWorker[] = [];
  const heard: unknown[] = [];
  let wake = () => {};
  page.onmessage = ({ data }) => {
    heard.push(read(fromFrame, data));
    wake();
  };
  const asked: string[] = [];
  serve(
    theirs,
    (doors) => {
      asked.push(doors.map(({ name }) => name).join());
      const worker = spawn();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    2,
  );
  return {
    workers,
    /** The doors of each worker that was asked for. */
    asked,
    post: (message: ToFrame | { type: string }) => page.postMessage(message),
    async hears(...expected: unknown[]) {
      while (heard.length < expected.length) await new Promise<void>((resolve) => (wake = resolve));
      expect(heard.splice(0)).toEqual(expected);
    },
  };
}

const ready = { type: "ready" };
const value = { type: "output", output: { kind: "value", text: "42" } };
const done = { type: "done", error: null, events: 9 };
const attempt = (answers: readonly unknown[] = [], told = 0) => ({
  type: "attempt",
  request,
  answers,
  told,
});
/** What a played worker hears on its port, one after the other. */
function listen(port: MessagePort | undefined) {
  const heard: unknown[] = [];
  let wake = () => {};
  port!.onmessage = ({ data }) => {
    heard.push(data);
    wake();
  };
  return async () => {
    while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return heard.shift();
  };
}

describe("the frame", () => {
  test("DOOR-2 the worker that waits has the doors of the newest run; another set of doors takes its place", async () => {
    const { workers, asked, post, hears } = stage();
    const doors = [{ name: "@toys/dice", code: "function () {}" }];
    await hears(ready);
    for (const wanted of [doors, doors, []]) {
      post({ type: "run", request, doors: wanted, stays: false });
      post({ type: "end" });
      await hears(ready);
    }
    expect(asked).toEqual(["", "@toys/dice", "@toys/dice", "@toys/dice", "", ""]);
    expect(workers.map((worker) => worker.isTerminated)).toEqual([true, true, true, true, true, false]);
  });

  test("RUN-3 a fresh worker waits from the start and after each run", async () => {
    const { workers, post, hears } = stage();
    await hears(ready);
    expect(workers).toHaveLength(1);
    post({ type: "run", request, doors: [], stays: false });
    post({ type: "end" });
    await hears(ready);
    expect(workers.map((worker) => worker.isTerminated)).toEqual([true, false]);
  });

  test("it relays what the worker says on its port, until the run ends", async () => {
    const { workers, post, hears } = stage();
    post({ type: "run", request, doors: [], stays: false });
    await hears(ready);
    const port = await workers[0]?.port;
    port?.postMessage({ type: "progress", events: 3 });
    await hears({ type: "progress", events: 3, effort: 3 });
    port?.postMessage(value);
    port?.postMessage(done);
    await hears(value, done);
    post({ type: "end" });
    await hears(ready);
    post({ type: "run", request, doors: [], stays: false });
    const second = await workers[1]?.port;
    second?.postMessage({ type: "progress", events: 1 });
    await hears({ type: "progress", events: 1, effort: 1 });
    post({ type: "end" });
    await hears(ready);
    second?.postMessage({ type: "progress", events: 4 });
    for (let turn = 0; turn < 5; turn += 1) {
      post({ type: "end" });
      await hears(ready);
    }
  });

  test("MSG-1, MSG-2 a worker that says what is no message ends its run", async () => {
    const { workers, post, hears } = stage();
    post({ type: "run", request, doors: [], stays: false });
    await hears(ready);
    (await workers[0]?.port)?.postMessage({ type: "html", html: "<b>" });
    await hears({ type: "crashed", reason: "it sent what is no message" });
    expect(workers[0]?.isTerminated).toBe(true);
  });

  test("WORK-1 long work goes to helpers, and the chain is run anew with the answer", async () => {
    const { workers, post, hears } = stage();
    const pending = { work: 0, count: 8, done: 4, text: "6", events: 70_000 };
    post({ type: "run", request, doors: [], stays: false });
    await hears(ready);
    const first = await workers[0]!.port;
    first.postMessage(value);
    first.postMessage({ type: "pending", pending, events: 70_010 });
    await hears(value, { type: "work", progress: pending });
    expect(workers[0]!.isTerminated).toBe(true);
    expect(workers.slice(1).map(({ tasks }) => tasks)).toEqual([
      [{ type: "help", request, answers: [] }],
      [{ type: "help", request, answers: [] }],
    ]);

    const ports = [await workers[1]!.port, await workers[2]!.port];
    const asked = ports.map(listen);
    expect([await asked[0]!(), await asked[1]!()]).toEqual([
      { from: 4, count: 2 },
      { from: 6, count: 2 },
    ]);
    ports[1]!.postMessage({ type: "progress", events: 40 });
    await hears({ type: "progress", events: 70_010, effort: 40 });
    ports[1]!.postMessage({ type: "progress", events: 30 }); // of its part, after it came to the place
    await hears({ type: "progress", events: 70_010, effort: 70 });
    ports[1]!.postMessage({ type: "part", part: { kind: "done", text: "13", events: 9 } });
    await hears({ type: "work", progress: { ...pending, done: 6, text: "13", events: 70_009 } });
    ports[0]!.postMessage({ type: "part", part: { kind: "done", text: "9", events: 9 } });
    await hears({ type: "work", progress: { ...pending, done: 8, text: "9", events: 70_018 } });
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true, true, false]);

    const answer = { texts: ["6", "13", "9"], events: 70_018 };
    const last = await workers[3]!.port; // WORK-4: the output before the work is not told again
    expect(workers[3]!.tasks).toEqual([attempt([answer], 1)]);
    last.postMessage(done);
    await hears(done);
  });

  test("WORK-3 a helper that breaks down ends the run and all its workers, and so does the page", async () => {
    const pending = {
      type: "pending",
      pending: { work: 0, count: 8, done: 1, text: "6", events: 9 },
      events: 9,
    };
    const { workers, post, hears } = stage();
    await hears(ready);
    post({ type: "run", request, doors: [], stays: false });
    (await workers[0]!.port).postMessage(pending);
    await hears({ type: "work", progress: pending.pending });
    workers[1]!.onerror?.({ message: "out of memory" });
    await hears({ type: "crashed", reason: "out of memory" });
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true, true]);

    post({ type: "end" });
    post({ type: "run", request, doors: [], stays: false });
    await hears(ready);
    (await workers[3]!.port).postMessage(pending);
    await hears({ type: "work", progress: pending.pending });
    post({ type: "end" });
    await hears(ready);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([...Array(6).fill(true), false]);
  });

  test("TIME-5 a worker that breaks down is told and killed, and the next run gets another", async () => {
    const { workers, post, hears } = stage();
    post({ type: "run", request, doors: [], stays: false });
    await hears(ready);
    await workers[0]?.port;
    workers[0]?.onerror?.({ message: "out of memory" });
    await hears({ type: "crashed", reason: "out of memory" });
    expect(workers[0]?.isTerminated).toBe(true);
    post({ type: "end" });
    await hears(ready);
    expect(workers).toHaveLength(2);
  });

  test("TIME-5 where no worker can be started, that is said before the reason", async () => {
    const { post, hears } = stage(() => {
      throw new Error("Workers are blocked.");
    });
    await hears(ready);
    post({ type: "run", request, doors: [], stays: false });
    await hears({ type: "blocked" }, { type: "crashed", reason: "Error: Workers are blocked." });
  });

  test("a spare worker that breaks down before it is needed is replaced in silence", async () => {
    const { workers, post, hears } = stage();
    await hears(ready);
    workers[0]?.onerror?.({ message: "too many workers" });
    post({ type: "run", request, doors: [], stays: false });
    post({ type: "end" });
    await hears(ready);
    expect(workers.map((worker) => worker.tasks)).toEqual([[], [attempt()], []]);
  });

  test("MSG-1 what is no message of the page is ignored", async () => {
    const { workers, post, hears } = stage();
    await hears(ready);
    post({ type: "reset" });
    post({ type: "run" });
    post({ type: "end" });
    await hears(ready);
    expect(workers.map((worker) => worker.tasks)).toEqual([[], []]);
  });
});

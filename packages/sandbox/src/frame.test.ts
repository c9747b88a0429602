import { afterEach, describe, expect, test } from "vitest";
import { serve } from "./frame.ts";
import { fromFrame, read, type ToFrame } from "./messages.ts";

/** A worker that a test plays. */
class PlayedWorker {
  readonly requests: unknown[] = [];
  isTerminated = false;
  onerror: ((event: { message: string }) => void) | null = null;
  private take = (_port: MessagePort) => {};
  /** The port that comes with its first request. */
  readonly port = new Promise<MessagePort>((resolve) => (this.take = resolve));

  postMessage(request: unknown, [port]: [MessagePort]) {
    this.requests.push(request);
    this.take(port);
  }
  terminate() {
    this.isTerminated = true;
  }
}

const request = { chain: [{ id: "a", source: "1" }], seed: 1, budget: 10 };
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
  serve(theirs, () => {
    const worker = spawn();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return {
    workers,
    post: (message: ToFrame | { type: string }) => page.postMessage(message),
    async hears(...expected: unknown[]) {
      while (heard.length < expected.length) await new Promise<void>((resolve) => (wake = resolve));
      expect(heard.splice(0)).toEqual(expected);
    },
  };
}

const ready = { type: "ready" };

describe("the frame", () => {
  test("RUN-3 a fresh worker waits from the start and after each run", async () => {
    const { workers, post, hears } = stage();
    await hears(ready);
    expect(workers).toHaveLength(1);
    post({ type: "run", request });
    post({ type: "end" });
    await hears(ready);
    expect(workers.map((worker) => worker.isTerminated)).toEqual([true, false]);
  });

  test("it relays what the worker says on its port, until the run ends", async () => {
    const { workers, post, hears } = stage();
    post({ type: "run", request });
    await hears(ready);
    const port = await workers[0]?.port;
    port?.postMessage({ type: "progress", events: 3 });
    await hears({ type: "worker", message: { type: "progress", events: 3 } });
    post({ type: "end" });
    await hears(ready);
    port?.postMessage({ type: "progress", events: 4 });
    for (let turn = 0; turn < 5; turn += 1) {
      post({ type: "end" });
      await hears(ready);
    }
  });

  test("TIME-5 a worker that breaks down is told and killed, and the next run gets another", async () => {
    const { workers, post, hears } = stage();
    post({ type: "run", request });
    await hears(ready);
    await workers[0]?.port;
    workers[0]?.onerror?.({ message: "out of memory" });
    await hears({ type: "crashed", reason: "out of memory" });
    expect(workers[0]?.isTerminated).toBe(true);
    post({ type: "end" });
    await hears(ready);
    expect(workers).toHaveLength(2);
  });

  test("TIME-5 where no worker can be started, a run is answered with the reason", async () => {
    const { post, hears } = stage(() => {
      throw new Error("Workers are blocked.");
    });
    await hears(ready);
    post({ type: "run", request });
    await hears({ type: "crashed", reason: "Error: Workers are blocked." });
  });

  test("a spare worker that breaks down before it is needed is replaced in silence", async () => {
    const { workers, post, hears } = stage();
    await hears(ready);
    workers[0]?.onerror?.({ message: "too many workers" });
    post({ type: "run", request });
    post({ type: "end" });
    await hears(ready);
    expect(workers.map((worker) => worker.requests)).toEqual([[], [request], []]);
  });

  test("MSG-1 what is no message of the page is ignored", async () => {
    const { workers, post, hears } = stage();
    await hears(ready);
    post({ type: "reset" });
    post({ type: "run" });
    post({ type: "end" });
    await hears(ready);
    expect(workers.map((worker) => worker.requests)).toEqual([[], []]);
  });
});

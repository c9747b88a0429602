import { afterEach, describe, expect, test } from "vitest";
import { serve } from "./frame.ts";
import { fromFrame, read, type ToFrame } from "./messages.ts";

/** A worker that a test plays: what it was asked, on itself and on its port, and the port to answer on. */
class PlayedWorker {
  readonly asked: unknown[] = [];
  port: MessagePort | null = null;
  isTerminated = false;
  onerror: ((event: { message: string }) => void) | null = null;

  postMessage(task: unknown, [port]: [MessagePort]) {
    this.asked.push(task);
    this.port = port;
    port.onmessage = ({ data }) => this.asked.push(data);
  }
  terminate() {
    this.isTerminated = true;
  }
  say(...messages: readonly unknown[]) {
    for (const message of messages) this.port!.postMessage(message);
  }
}

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

/** Lets ports deliver, also what is an answer to what they deliver. */
async function delivered() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function stage() {
  const { port1: page, port2: theirs } = new MessageChannel();
  open.push(page, theirs);
  const workers: PlayedWorker[] = [];
  const heard: unknown[] = [];
  page.onmessage = ({ data }) => heard.push(read(fromFrame, data));
  serve(
    theirs,
    () => {
      const worker = new PlayedWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    2,
  );
  return {
    workers,
    async post(message: ToFrame) {
      page.postMessage(message);
      await delivered();
    },
    async says(worker: number, ...messages: readonly unknown[]) {
      workers[worker]!.say(...messages);
      await delivered();
    },
    heard: () => heard.splice(0),
  };
}

const requestOf = (source: string) => ({ chain: [{ id: "a", source }], seed: 1, budget: 100 });
const rerun = (source: string, code = ""): ToFrame => ({
  type: "run",
  request: requestOf(source),
  doors: code === "" ? [] : [{ name: "toy", code }],
  stays: true,
});
const run = (source: string): ToFrame => ({
  type: "run",
  request: requestOf(source),
  doors: [],
  stays: false,
});
const output = { type: "output", output: { kind: "value", text: "42" } };
const done = { type: "done", error: null, events: 9 };

describe("STAY-1 a worker stays for the next run that asks for it", () => {
  test("which comes on its port; another worker waits for a run that does not", async () => {
    const { workers, post, says, heard } = stage();
    await post(rerun("1"));
    await says(0, output, done);
    expect(heard()).toEqual([{ type: "ready" }, output, done]);
    await post(rerun("2"));
    expect(workers[0]!.asked).toEqual([
      { type: "stay", request: requestOf("1") },
      { request: requestOf("2") },
    ]);
    await says(0, output, done);
    expect(heard()).toEqual([output, done]);
    expect(workers.map(({ asked }) => asked.length)).toEqual([2, 0]);
  });

  test("STAY-2 and is gone when one comes that does not, or that needs other doors", async () => {
    for (const next of [run("2"), rerun("2", "function () {}")]) {
      const { workers, post, says } = stage();
      await post(rerun("1"));
      await says(0, done);
      await post(next);
      expect(workers[0]!.isTerminated).toBe(true);
      expect(workers.filter(({ asked }) => asked.length > 0)).toHaveLength(2);
    }
  });

  test("STAY-2 and is gone with a run that is ended, and what it still says is not heard", async () => {
    const { workers, post, says, heard } = stage();
    await post(rerun("1"));
    await post({ type: "end" });
    await says(0, output, done);
    expect(workers[0]!.isTerminated).toBe(true);
    expect(heard()).toEqual([{ type: "ready" }, { type: "ready" }]);
    await post(rerun("2"));
    expect(workers[1]!.asked).toEqual([{ type: "stay", request: requestOf("2") }]);
  });

  test("STAY-2 and is replaced where it broke down, in a run or between two", async () => {
    const { workers, post, says, heard } = stage();
    await post(rerun("1"));
    workers[0]!.onerror!({ message: "out of memory" });
    await delivered();
    expect(heard()).toEqual([{ type: "ready" }, { type: "crashed", reason: "out of memory" }]);
    await post({ type: "end" });
    await post(rerun("2"));
    await says(1, done);
    heard();
    workers[1]!.onerror!({ message: "later" });
    await post(rerun("3"));
    await says(2, done);
    expect(heard()).toEqual([done]);
  });

  test("STAY-3 and hands on what turns out to be long, without telling outputs again", async () => {
    const { workers, post, says, heard } = stage();
    await post(rerun("1"));
    const pending = { work: 0, count: 20, done: 1, text: "0", events: 10 };
    await says(0, output, { type: "pending", pending, events: 10 });
    expect(workers[0]!.isTerminated).toBe(true);
    const [other] = workers.filter(({ asked }) => asked.length > 0 && asked !== workers[0]!.asked);
    expect(other!.asked).toEqual([{ type: "attempt", request: requestOf("1"), answers: [], told: 1 }]);
    other!.say(done);
    await delivered();
    expect(heard()).toEqual([{ type: "ready" }, output, done]);
  });
});

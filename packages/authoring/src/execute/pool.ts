import { MessageChannel } from "node:worker_threads";
import type { Answer, Helper, Part, RunRequest } from "@lightcone/runtime";
import Tinypool from "tinypool";
import type { Help, SweepTask } from "./parts.ts";
import { mostMegabytes } from "./limits.ts";
import type { FromHelper, ToHelper } from "./messages.ts";

/** Threads that compute parts of work. They start when they are first needed, and stay warm until the pool ends. */
export type Pool = {
  /** A helper that comes to the first work of a chain that has no answer. Its parts fail when its thread ends. */
  hire(library: string, request: RunRequest, answers: readonly Answer[], onProgress: () => void): Helper;
  /** The summary of a range of seeds, as JSON, by a function that a module exports. */
  sweep(task: SweepTask): Promise<string>;
  end(): Promise<void>;
};

/** A pool of at most so many threads. */
export function startPool(size: number): Pool {
  const threads = new Tinypool({
    filename: new URL("./parts.mjs", import.meta.url).href,
    minThreads: 0,
    maxThreads: size,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  return {
    hire: (library, request, answers, onProgress) => hire(threads, { library, request, answers }, onProgress),
    sweep: (task) => threads.run(task, { name: "sweep" }),
    end: () => threads.destroy(),
  };
}

function hire(threads: Tinypool, chain: Omit<Help, "port">, onProgress: () => void): Helper {
  const { port1: here, port2: port } = new MessageChannel();
  const leave = new AbortController();
  const ended = threads.run({ ...chain, port }, { name: "help", transferList: [port], signal: leave.signal });
  let answer: ((part: Part) => void) | null = null;
  here.on("message", (message: FromHelper) => {
    onProgress();
    if (message.type !== "part") return;
    answer?.(message.part);
    answer = null;
  });
  const post = (asked: ToHelper) => here.postMessage(asked);
  const gone = ended.then(() => {
    throw new Error("it ended");
  });
  gone.catch(() => {}); // heard where a part is waited for
  return {
    compute(from, count) {
      const part = new Promise<Part>((resolve) => (answer = resolve));
      post({ from, count });
      return Promise.race([part, gone]);
    },
    dismiss() {
      if (answer === null) post(null);
      else leave.abort(); // in the midst of a part it hears nothing
      void gone.catch(() => here.close());
    },
  };
}

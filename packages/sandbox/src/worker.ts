import { executeChain, type Library, type RunRequest } from "@lightcone/runtime";
import { closeDoors } from "./closed-doors.ts";
import type { FromWorker } from "./messages.ts";
import { outputGate } from "./output-gate.ts";

/** Progress is told this often (milliseconds): the page restarts its patience with each. */
const progressMs = 100;

/**
 * The worker's whole program: runs one chain of cells with the given library, then waits for its end.
 *
 * Its only way to the page is the port that comes with the request, and the learner's code cannot reach that: the
 * port stands in a closure alone, with its own `postMessage` bound before any cell runs, and the frame does not
 * listen to the worker's global `postMessage`. The result is posted before a promise of a cell gets its turn.
 */
export function startWorker(library: Library): void {
  if (self.origin !== "null")
    throw new Error("Cells run only in the sandbox document: this origin is a real one.");
  const now = performance.now.bind(performance); // the runtime hides the clock while cells run

  const start = ({ data: request, ports: [port] }: MessageEvent<RunRequest>) => {
    if (port !== undefined) run(request, library, port.postMessage.bind(port), now);
  };
  addEventListener("message", start, { once: true });
  closeDoors(self);
}

function run(
  request: RunRequest,
  library: Library,
  post: (message: FromWorker) => void,
  now: () => number,
): void {
  const pass = outputGate();
  let toldAt = now();
  const { error, events } = executeChain(request, {
    library,
    realm: globalThis,
    emit(output) {
      const passed = pass(output);
      if (passed !== null) post({ type: "output", output: passed });
    },
    onProgress(events) {
      if (now() - toldAt < progressMs) return;
      toldAt = now();
      post({ type: "progress", events });
    },
  });
  post({ type: "done", error, events });
}

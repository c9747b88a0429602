import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { executeChain, type Library, type RunRequest } from "@lightcone/runtime";
import type { FromThread } from "./messages.ts";

/** Progress is told this often (milliseconds): whoever waits counts from the last word. */
const progressMs = 100;
const now = performance.now.bind(performance);
const post = (message: FromThread) => parentPort!.postMessage(message);

/** Runs one chain, as the page's worker does. */
function answer(request: RunRequest, library: Library): void {
  let toldAt = now();
  const onProgress = () => {
    if (now() - toldAt < progressMs) return;
    toldAt = now();
    post({ type: "progress" });
  };
  post({ type: "done", result: executeChain(request, { library, realm: globalThis, onProgress }) });
}

const { library } = (await import(pathToFileURL(workerData as string).href)) as { library?: Library };
if (library === undefined) throw new Error("it does not export `library`");
parentPort!.on("message", (request: RunRequest) => answer(request, library));
post({ type: "ready" });

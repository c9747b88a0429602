import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { executeChain, type Library, type Output, type RunRequest } from "@lightcone/runtime";
import type { FromThread } from "./messages.ts";

const post = (message: FromThread) => parentPort!.postMessage(message);

/** Progress is told this often (milliseconds): whoever waits counts from the last word. */
const progressMs = 100;
const now = performance.now.bind(performance);

/** The thread's whole program: one chain of cells, run as the page's worker runs it. */
async function serve(library: Library): Promise<void> {
  const request = await new Promise<RunRequest>((resolve) => parentPort!.once("message", resolve));
  const outputs: Output[] = [];
  let toldAt = now();
  const { error, events } = await executeChain(request, {
    library,
    realm: globalThis,
    emit: (output) => outputs.push(output),
    onProgress() {
      if (now() - toldAt < progressMs) return;
      toldAt = now();
      post({ type: "progress" });
    },
  });
  post({ type: "done", result: { cell: request.chain.at(-1)!.id, outputs, error, events } });
}

const { library } = (await import(pathToFileURL(workerData as string).href)) as { library?: Library };
if (library === undefined) throw new Error("It does not export `library`.");
post({ type: "ready" });
await serve(library);

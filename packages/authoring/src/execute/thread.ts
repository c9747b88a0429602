import { setImmediate } from "node:timers";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { attemptChain, inspect, type CellResult, type Library } from "@lightcone/runtime";
import type { FromThread, ToThread } from "./messages.ts";
import { loadDoors } from "./load-doors.ts";
import { seldom } from "./progress.ts";

const post = (message: FromThread) => parentPort!.postMessage(message);

/** What a promise of the cell was rejected with while nobody looked. */
let rejections: unknown[] = [];
process.on("unhandledRejection", (reason) => rejections.push(reason));

/** Runs one chain, as the page's worker does. */
async function answer({ request, answers, handOver }: ToThread, library: Library): Promise<void> {
  await loadDoors(library, request);
  const onProgress = seldom(() => post({ type: "progress" }));
  rejections = [];
  const attempt = attemptChain(request, { library, realm: globalThis, onProgress }, answers, handOver);
  // Promises are settled, and rejections told, before the next turn.
  setImmediate(() => post({ type: "done", attempt: { ...attempt, result: withRejection(attempt.result) } }));
}

/** The page cannot show what a promise does after its cell; an author should know that it fails. */
function withRejection(result: CellResult): CellResult {
  if (rejections.length === 0 || result.error !== null) return result;
  const message = `A promise was rejected, and nothing handles that: ${inspect(rejections[0])}`;
  const hint = "Do without promises: a simulation returns its result at once.";
  const error = { kind: "runtime", cell: result.cell, line: null, column: null, message, hint } as const;
  return { ...result, error };
}

const { library } = (await import(pathToFileURL(workerData as string).href)) as { library?: Library };
if (library === undefined) throw new Error("it does not export `library`");
parentPort!.on("message", (asked: ToThread) => {
  answer(asked, library).catch((cause: unknown) =>
    setImmediate(() => {
      throw cause;
    }),
  ); // ends the thread, with the reason
});
post({ type: "ready" });

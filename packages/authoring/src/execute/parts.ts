import { pathToFileURL } from "node:url";
import type { MessagePort } from "node:worker_threads";
import { reachWork, type Answer, type Library, type RunRequest } from "@lightcone/runtime";
import { summaryToJson, type Summary } from "@lightcone/simulation";
import type { FromHelper, ToHelper } from "./messages.ts";
import { loadDoors } from "./load-doors.ts";
import { seldom } from "./progress.ts";

/** A chain, and how far it is to be run: to the first work without an answer. */
export type Help = {
  readonly library: string;
  readonly request: RunRequest;
  readonly answers: readonly Answer[];
  readonly port: MessagePort;
};

/** The attempt reports what promises of the cells are rejected with; here it must not end the thread. */
process.on("unhandledRejection", () => {});

/** Comes to the work of a chain and computes parts of it for whoever asks at the port, until it is told to end. */
export async function help({ library: path, request, answers, port }: Help): Promise<void> {
  const { library } = (await import(pathToFileURL(path).href)) as { library: Library };
  await loadDoors(library, request);
  const post = (message: FromHelper) => port.postMessage(message);
  const onProgress = seldom(() => post({ type: "progress" }));
  const reached = reachWork(request, { library, realm: globalThis, onProgress }, answers);
  await new Promise<void>((resolve) => {
    port.on("message", (asked: ToHelper) => {
      if (asked === null) return resolve();
      const part = reached?.compute(asked.from, asked.count) ?? { kind: "failed" };
      post({ type: "part", part });
    });
  });
  reached?.leave();
  port.close();
}

/** Seeds of a sweep that a module exports: a function from a range of seeds to its summary. */
export type SweepTask = {
  readonly module: string;
  readonly name: string;
  readonly from: number;
  readonly count: number;
};

/** The summary of a range of seeds, as JSON. */
export async function sweep({ module, name, from, count }: SweepTask): Promise<string> {
  const exported = ((await import(module)) as Readonly<Record<string, unknown>>)[name];
  if (typeof exported !== "function")
    throw new TypeError(`${module} exports no function "${name}" from a range of seeds to their summary.`);
  return summaryToJson((exported as (range: { from: number; count: number }) => Summary)({ from, count }));
}

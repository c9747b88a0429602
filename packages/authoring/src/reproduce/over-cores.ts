import { availableParallelism } from "node:os";
import type { Computed, Judgement } from "@lightcone/protocols/claims";
import Tinypool from "tinypool";
import { Mistake } from "@lightcone/simulation";
import type { Answer, FiguresTask, RowTask } from "./compute.ts";

/**
 * Threads that compute claims; what they come to does not depend on how many there are. They throw a `Mistake` where
 * parameters make no sense.
 */
export type Computers = {
  row(task: RowTask): Promise<readonly Judgement[]>;
  figures(task: FiguresTask): Promise<Computed>;
  end(): Promise<void>;
};

export function startComputers(size = availableParallelism()): Computers {
  const threads = new Tinypool({
    filename: new URL("./compute.mjs", import.meta.url).href,
    minThreads: 0,
    maxThreads: size,
    idleTimeout: 60_000,
  });
  return {
    row: async (task) => resultOf(await threads.run(task, { name: "row" })),
    figures: async (task) => resultOf(await threads.run(task, { name: "figures" })),
    end: () => threads.destroy(),
  };
}

function resultOf<Result>(answer: Answer<Result>): Result {
  if ("mistake" in answer) throw new Mistake(answer.mistake);
  return answer.result;
}

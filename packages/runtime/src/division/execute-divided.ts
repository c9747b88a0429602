import type { CellResult } from "../result.ts";
import type { Attempt } from "./attempt-chain.ts";
import type { Answer, Part, Pending } from "./work.ts";

/** The workers of a host, each of which has the chain to run. */
export type Crew = {
  /** How many helpers there may be at a time. */
  readonly size: number;
  /** Runs the chain as far as the answers reach (`attemptChain`). */
  attempt(answers: readonly Answer[]): Promise<Attempt>;
  /** A helper in whose worker the chain has come to the first work without an answer (`reachWork`). */
  hire(answers: readonly Answer[]): Helper;
};

export type Helper = {
  compute(from: number, count: number): Promise<Part>;
  /** Ends it, in the midst of a part too, whose promise then need not settle. */
  dismiss(): void;
};

/** How a work goes on: what came of the newest of its parts. Of one chain, works count from 0. */
export type WorkProgress = {
  readonly work: number;
  readonly count: number;
  readonly done: number;
  /** As the library writes results: what merges with the texts before it into all that is done. */
  readonly text: string;
  /** Events that this work has spent. */
  readonly events: number;
};

export type DividedOptions = {
  /** Of the chain, in simulated events. */
  readonly budget: number;
  readonly onWork?: (progress: WorkProgress) => void;
  /** About how many events a helper spends on what it is given at a time: often enough for progress to be seen. */
  readonly eventsPerPart?: number | undefined;
};

/** A work is divided into no more sets of parts than this, however long it is: their results are kept until the end. */
const mostSets = 256;

/**
 * Runs a chain whose long works are divided among a crew. Everybody runs the same chain: whoever attempts it ends where
 * a work runs long; helpers come to the same place and compute parts of it; then the chain is attempted anew, and the
 * work has an answer. The result is that of `executeChain`, whatever the size of the crew.
 */
export async function executeDivided(crew: Crew, options: DividedOptions): Promise<CellResult> {
  const answers: Answer[] = [];
  for (;;) {
    const { result, pending } = await crew.attempt(answers);
    if (pending === null) return result;
    while (answers.length < pending.work) answers.push("here"); // short ones, which nobody was asked for
    answers.push(await divided(pending, crew, answers.slice(), options));
  }
}

function divided(
  pending: Pending,
  crew: Crew,
  answers: readonly Answer[],
  { budget, onWork, eventsPerPart = 100_000 }: DividedOptions,
): Promise<Answer> {
  const { work, count } = pending;
  const size = sizeOf(pending, eventsPerPart, crew.size);
  const texts = [pending.text];
  let { done, events } = pending;
  let next = done;
  const tell = (text: string) => onWork?.({ work, count, done, text, events });
  tell(pending.text);

  return new Promise((resolve, reject) => {
    const helpers = Array.from({ length: Math.min(crew.size, Math.ceil((count - done) / size)) }, () =>
      crew.hire(answers),
    );
    let isOver = false;
    const dismissAll = () => {
      if (!isOver) for (const helper of helpers) helper.dismiss();
      isOver = true;
    };
    const end = (answer: Answer) => {
      dismissAll();
      resolve(answer);
    };
    const fail = (reason: unknown) => {
      dismissAll();
      reject(reason as Error);
    };
    const goOn = async (helper: Helper): Promise<void> => {
      while (next < count && !isOver) {
        const from = next;
        const parts = Math.min(size, count - from);
        next += parts;
        const part = await helper.compute(from, parts);
        if (isOver) return;
        if (part.kind === "failed") return end("here");
        events += part.events;
        if (part.kind === "exhausted" || events > budget) return end({ texts, events });
        texts.push(part.text);
        done += parts;
        tell(part.text);
        if (done === count) end({ texts, events });
      }
    };
    for (const helper of helpers) goOn(helper).catch(fail);
  });
}

/** How many parts a helper is given at a time: by what the first ones have spent, and so that each helper gets some. */
function sizeOf({ count, done, events }: Pending, eventsPerPart: number, helpers: number): number {
  const left = count - done;
  const wanted = Math.ceil((eventsPerPart * done) / Math.max(1, events));
  return Math.max(1, Math.ceil(left / mostSets), Math.min(wanted, Math.ceil(left / helpers)));
}

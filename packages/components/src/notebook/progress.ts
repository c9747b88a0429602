import type { Output, WorkProgress } from "../result.ts";
import { grown, type LongWork } from "./long-work.ts";

/** What came from a run since the last report. */
export type Progress = {
  readonly events: number;
  /** How far something has come that counts other things, such as an exploration; null where nothing says so. */
  readonly status: string | null;
  readonly outputs: readonly Output[];
  /** The long work that is under way, all of it that is known; null where there was none. */
  readonly work: LongWork | null;
};

/** Calls back once, soon; returns how to cancel that. */
export type Soon = (callback: () => void) => () => void;

/** Twenty times a second is as often as anybody can read. */
const shortly: Soon = (callback) => {
  const timer = setTimeout(callback, 50);
  return () => clearTimeout(timer);
};

/** Gathers the reports of a run, so that a thousand lines of output are a few renderings and not a thousand. */
export function gatherProgress(report: (progress: Progress) => void, soon: Soon = shortly) {
  let events = 0;
  let status: string | null = null;
  let outputs: Output[] = [];
  let work: LongWork | null = null;
  let cancel: (() => void) | null = null;

  function flush() {
    cancel?.();
    cancel = null;
    const gathered = outputs;
    outputs = [];
    report({ events, status, outputs: gathered, work });
  }
  const wake = () => void (cancel ??= soon(flush));
  return {
    onProgress(spent: number, words?: string) {
      events = spent;
      status = words ?? null;
      wake();
    },
    onOutput(output: Output) {
      outputs.push(output);
      wake();
    },
    onWork(news: WorkProgress) {
      work = grown(work, news);
      wake();
    },
    /** Drops what is left: the result that follows says it all. */
    end: () => cancel?.(),
  };
}

import type { WorkProgress } from "../result.ts";

/** A long work of a run, such as a sweep, as far as it has come. */
export type LongWork = {
  /** The how manieth work of the run it is, from 0. */
  readonly work: number;
  /** How many parts it has, and how many are done. */
  readonly count: number;
  readonly done: number;
  /** What came of them, as the library writes it: these merge into all that is done. */
  readonly texts: readonly string[];
};

/** The work with what is new of it; another work begins anew. */
export function grown(before: LongWork | null, { work, count, done, text }: WorkProgress): LongWork {
  const texts = before?.work === work ? before.texts : [];
  return { work, count, done, texts: [...texts, text] };
}

/** What the parts of a work are called: a sweep's are seeds. */
export const partsOf = ({ texts: [first = ""] }: LongWork): string =>
  first.startsWith('{"format":"lightcone-sweep"') ? "seeds" : "parts";

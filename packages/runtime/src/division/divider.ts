import type { Meter } from "../library.ts";
import type { Answer, Divide, Work } from "./work.ts";

/** Begins a work for which there is no answer yet; `place` is its number in the chain, from 0. */
export type Begin = <Result>(work: Work<Result>, place: number) => Result;

/**
 * Answers the works of a chain in the order in which it comes to them, and begins the first without an answer. Work
 * within other work is part of it, and done in its place. An answer spends its events: so a chain comes to the same
 * count, and to the end of its budget at the same line, as one that does all of its work itself.
 */
export function openDivider(meter: Meter, answers: readonly Answer[], begin: Begin): Divide {
  let met = 0;
  let isWithin = false;

  const result = <Result>(work: Work<Result>): Result => {
    const place = met++;
    const answer = answers[place];
    if (answer === undefined) return begin(work, place);
    if (answer === "here") return work.compute(0, work.count);
    meter.spend(answer.events);
    // By index: a cell may have replaced the methods of arrays.
    let whole = work.read(answer.texts[0]!);
    for (let i = 1; i < answer.texts.length; i += 1) whole = work.merge(whole, work.read(answer.texts[i]!));
    return whole;
  };

  return (work) => {
    if (isWithin || !Number.isSafeInteger(work.count) || work.count < 1) return work.compute(0, work.count);
    isWithin = true;
    try {
      return result(work);
    } finally {
      isWithin = false;
    }
  };
}

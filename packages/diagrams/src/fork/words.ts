import type { Execution } from "@lightcone/simulation";
import { grouped } from "../shown/numbers.ts";
import { duration } from "../words/duration.ts";
import { list } from "../words/list.ts";
import { brief } from "../words/visible.ts";
import type { Difference, Fork } from "./fork.ts";

/** How a fork differs from its original, in a few sentences. */
export function forkSentence(original: Execution, fork: Fork): string {
  const { execution, common, inFork, inOriginal, indistinguishableTo } = fork;
  const [gone, changed] = [countOf(inOriginal, "gone"), countOf(inFork, "changed")];
  const added = countOf(inFork, "added");
  if (gone + changed + added === 0 && common === execution.events.length)
    return "Nothing differs: the same happens, event by event.";
  const last = original.events[common - 1];
  const since = last === undefined ? "" : `Up to ${duration(last.at)} both runs are the same. Then `;
  const parts = [
    ...(gone > 0 ? [`${events(gone)} of the original ${gone === 1 ? "is" : "are"} gone`] : []),
    ...(added > 0 ? [`${events(added)} ${added === 1 ? "is" : "are"} new`] : []),
    ...(changed > 0 ? [`${events(changed)} ${changed === 1 ? "differs" : "differ"}`] : []),
  ];
  const difference = `${since}${list(parts)}.`;
  const alike = indistinguishableTo.map((name) => brief(name, 24));
  return alike.length === 0 ? difference : `${difference} To ${list(alike)} the two runs look the same.`;
}

/** What a fork changed about the properties: which no longer hold, or hold again. Empty where it is nothing. */
export function verdictSentences(original: Execution, { execution }: Fork): string[] {
  const [before, after] = [original, execution].map(
    ({ violations }) => new Set(violations.map(({ property }) => property)),
  ) as [Set<string>, Set<string>];
  return [
    ...[...after].filter((name) => !before.has(name)).map((name) => `It now breaks “${brief(name, 120)}”.`),
    ...[...before].filter((name) => !after.has(name)).map((name) => `“${brief(name, 120)}” now holds.`),
  ];
}

/** Said after an event's own sentence. */
export const differenceSentence: Readonly<Record<Difference, string>> = {
  gone: "In the changed run it does not happen.",
  added: "In the original run it does not happen.",
  changed: "In the other run it differs.",
};

const events = (count: number) => `${grouped(count)} ${count === 1 ? "event" : "events"}`;

const countOf = (differences: Fork["inFork"], difference: Difference): number => {
  let count = 0;
  for (const of of differences.values()) if (of === difference) count++;
  return count;
};

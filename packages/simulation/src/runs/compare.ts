import { canonicalText } from "../values/canonical.ts";
import type { Run } from "./run.ts";

/**
 * What tells an event from all others of a run, and finds it again in a fork: the node, and what came (the message by
 * its link and number, the timer by its name and how often it was set, the nth start or crash).
 */
export function identities(run: Run): string[] {
  const { trace, names } = run;
  const { events, envelopes, timers } = trace;
  const counts = new Map<string, number>();
  return Array.from({ length: trace.length }, (_, i) => {
    const node = names[events.node.at(i)]!;
    const record = events.record.at(i);
    const kind = trace.happening(i);
    if (kind === "message") {
      const copy = envelopes.copy.at(record) === 1 ? " again" : "";
      return `${node} receives ${names[envelopes.from.at(record)]} ${envelopes.index.at(record)}${copy}`;
    }
    if (kind === "timer") return `${node} timer ${timers.name[record]} ${timers.index.at(record)}`;
    const name = `${node} ${kind}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${name} ${count}`;
  });
}

/** How two runs relate; events by their numbers in `a` and `b`. */
export type RunComparison = {
  /** How many events, from the first, are the same in every respect. */
  readonly common: number;
  /** Events that the other run does not have. */
  readonly onlyInA: readonly number[];
  readonly onlyInB: readonly number[];
  /** Events that both have, at another time or leading to another state. */
  readonly changed: readonly { readonly a: number; readonly b: number }[];
  /** The names of those whose whole views are equal: they cannot tell the runs apart. */
  readonly indistinguishableTo: readonly string[];
};

/** Compares two runs event by event, by identity; and the views of all that take part in both. */
export function compare(a: Run, b: Run): RunComparison {
  const [ofA, ofB] = [identities(a), identities(b)];
  const inB = new Map(ofB.map((identity, i) => [identity, i]));
  const inA = new Set(ofA);
  const isSame = (i: number, j: number) =>
    a.trace.events.at.at(i) === b.trace.events.at.at(j) &&
    canonicalText(a.trace.events.state[i]) === canonicalText(b.trace.events.state[j]);
  const pairs = ofA.flatMap((identity, i) => {
    const j = inB.get(identity);
    return j === undefined ? [] : [{ a: i, b: j }];
  });
  const differs = ofA.findIndex((identity, i) => identity !== ofB[i] || !isSame(i, i));
  return {
    common: differs < 0 ? Math.min(ofA.length, ofB.length) : differs,
    onlyInA: ofA.flatMap((identity, i) => (inB.has(identity) ? [] : [i])),
    onlyInB: ofB.flatMap((identity, i) => (inA.has(identity) ? [] : [i])),
    changed: pairs.filter(({ a: i, b: j }) => !isSame(i, j)),
    indistinguishableTo: indistinguishable(a, b),
  };
}

/** To whom two runs are indistinguishable; with `before`, up to these events of either run. */
export const indistinguishable = (
  a: Run,
  b: Run,
  before: { readonly a?: number; readonly b?: number } = {},
): string[] =>
  a.names
    .filter((name) => b.names.includes(name))
    .filter((name) => {
      const view = (run: Run, end = Infinity) => canonicalText(run.viewOf(name, { before: end }));
      return view(a, before.a) === view(b, before.b);
    });

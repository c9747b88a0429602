/**
 * An observed-remove set — Shapiro, Preguiça, Baquero & Zawirski, INRIA RR-7506, 2011, §3.3.5 (specification 15), with
 * states that merge. Each add makes a tag of its own; a remove takes away the tags that it has seen, and no others. So an
 * add that a remove has not seen survives it: where they are concurrent, add wins. Tags that were removed are kept, lest
 * a state that still has them bring them back.
 * Left out: doing without those (Bieniusa et al., "An optimized conflict-free replicated set", 2012).
 */
import { isSubset, union } from "./grow-only-set.ts";
import type { Replicated } from "./replicated.ts";

/** An element with the tag of the add that put it there, as one text: "milk@B2". */
export type Tagged = string;

export type ObservedRemove = {
  readonly added: readonly Tagged[]; //         sorted
  readonly removed: readonly Tagged[]; //       sorted
};

export const elementOf = (tagged: Tagged): string => tagged.slice(0, tagged.lastIndexOf("@"));

const live = ({ added, removed }: ObservedRemove): readonly Tagged[] =>
  added.filter((tagged) => !removed.includes(tagged));

export const observedRemoveSet: Replicated<ObservedRemove> = {
  name: "observed-remove set",
  empty: { added: [], removed: [] },
  add: (state, element, tag) => ({ ...state, added: union(state.added, [`${element}@${tag}`]) }),
  remove(state, element) {
    const observed = live(state).filter((tagged) => elementOf(tagged) === element);
    return { ...state, removed: union(state.removed, observed) };
  },
  merge: (a, b) => ({ added: union(a.added, b.added), removed: union(a.removed, b.removed) }),
  isWithin: (a, b) => isSubset(a.added, b.added) && isSubset(a.removed, b.removed),
  elements: (state) => [...new Set(live(state).map(elementOf))].sort(),
};

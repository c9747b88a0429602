/**
 * A grow-only set — Shapiro, Preguiça, Baquero & Zawirski, "A comprehensive study of convergent and commutative
 * replicated data types", INRIA RR-7506, 2011, §3.3.1. Its states are sets, and two of them merge into their union:
 * commutative, associative, idempotent. So it matters neither in which order states come, nor how often, nor by which way.
 */
import type { Replicated } from "./replicated.ts";

export type Element = string;

/** Sorted, each element once. */
export type GrowOnly = readonly Element[];

export const union = <Item extends string>(a: readonly Item[], b: readonly Item[]): readonly Item[] =>
  [...new Set([...a, ...b])].sort();

export const isSubset = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((item) => b.includes(item));

export const growOnlySet: Replicated<GrowOnly> = {
  name: "grow-only set",
  empty: [],
  add: (state, element) => union(state, [element]),
  // Whatever was added stays: that is what "grow-only" says.
  remove: null,
  merge: union,
  isWithin: isSubset,
  elements: (state) => state,
};

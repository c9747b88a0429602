import type { Realm } from "./realm/realm.ts";
import { frameOf, sourceUrl } from "./stack.ts";

/** Runs a cell, given a value for each of its parameters; throws what the cell throws. */
export type Body = (
  ...values: readonly unknown[]
) => readonly [value: unknown, names: Readonly<Record<string, unknown>>];

/** Makes a function in strict mode from statements; stacks tell it by the place of its cell. */
export const functionIn = (realm: Realm, parameters: readonly string[], code: string, place: number): Body =>
  new realm.Function(...parameters, `"use strict";\n${code}\n//# sourceURL=${sourceUrl(place)}`) as Body;

/** How many lines an engine counts before the first one of the code: its own wrapper's, and ours. Measured. */
export function linesBefore(realm: Realm): number {
  try {
    functionIn(realm, ["a"], "throw new Error();", 0)();
  } catch (error) {
    return (frameOf(error, 0)?.line ?? 1) - 1;
  }
  return 0;
}

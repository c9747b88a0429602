/** A global object together with the language's objects that belong to it: `globalThis` of a worker, or of Node. */
export type Realm = typeof globalThis;

/** Evaluates an expression in a realm, by its own `Function`. */
export const evaluateIn = <Value>(realm: Realm, expression: string): Value =>
  new realm.Function(`"use strict"; return ${expression};`)() as Value;

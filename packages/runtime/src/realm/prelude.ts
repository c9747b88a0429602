import * as arithmetic from "../arithmetic/index.ts";
import { apply, defineProperty, plainProperty } from "../pristine.ts";
import { absentGlobals, absentMethods, localeReason } from "./absent.ts";
import { intrinsicsOf } from "./intrinsics.ts";
import { randomFrom } from "./random.ts";
import type { Realm } from "./realm.ts";
import { remember } from "./remember.ts";

/** A realm that is prepared for cells. */
export type Prelude = {
  /** The objects that the language put into the realm, and the realm itself. */
  readonly intrinsics: readonly object[];
  /** Draws `Math.random` from the stream of this name from now on, and of this seed, where it is not the realm's. */
  seed(name: string, seed?: number): void;
  /** Undoes what a cell changed in the realm: globals that it set, methods that it replaced. */
  restore(): void;
  /** Gives the realm back as it was before the prelude. */
  remove(): void;
};

/**
 * Prepares a realm so that a cell's result depends on nothing but its code and the seed: chance is drawn from the
 * seed, functions of `Math` are exact everywhere, and what differs from machine to machine or run to run says why it
 * is not there. This keeps honest code deterministic; it is no barrier against code that looks for a way around it.
 */
export function prelude(realm: Realm, seed: number): Prelude {
  const intrinsics = intrinsicsOf(realm);
  const remove = remember(intrinsics);
  let random = randomFrom(seed, "");
  hide(realm.Math, "random", () => random());
  for (const [name, compute] of Object.entries(arithmetic)) hide(realm.Math, name, onNumbers(name, compute));
  for (const [name, reason] of absentGlobals) hideAbsent(realm, realm, name, reason);
  for (const [owner, names] of absentMethods) {
    const { prototype } = realm[owner as "Object"];
    for (const name of names) hideAbsent(realm, prototype, name, localeReason);
  }
  // V8 keeps ten frames; a cell's own may stand behind more of a library's.
  if ("stackTraceLimit" in realm.Error) defineProperty(realm.Error, "stackTraceLimit", plainProperty(100));
  return {
    intrinsics,
    seed(name, own = seed) {
      random = randomFrom(own, name);
    },
    restore: remember(intrinsics),
    remove,
  };
}

/** Defines a property that does not show up in loops. One that cannot be redefined stays as it is. */
function hide(object: object, name: string, value: unknown): void {
  defineProperty(object, name, { ...plainProperty(value), enumerable: false });
}

/** A function of numbers under its name, which turns its arguments into numbers first, as those of `Math` do. */
function onNumbers(name: string, compute: (...numbers: number[]) => number) {
  const { [name]: named } = {
    [name]: (...values: unknown[]) => {
      for (let at = 0; at < values.length; at += 1) values[at] = +(values[at] as number);
      return apply(compute, undefined, values as number[]);
    },
  };
  return named;
}

function hideAbsent(realm: Realm, object: object, name: string, reason: string): void {
  const { ReferenceError } = realm;
  const get = () => {
    throw new ReferenceError(`There is no ${name} here: ${reason}`);
  };
  defineProperty(object, name, { get, enumerable: false, configurable: true });
}

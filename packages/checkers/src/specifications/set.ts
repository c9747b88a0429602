import type { Value } from "@lightcone/simulation";
import { areEqual, byText } from "../history/equality.ts";
import { argument, byName } from "./by-name.ts";
import type { Call } from "./specification.ts";

/** Sorted by text, so that equal sets look equal. */
type Members = readonly Value[];

/**
 * A set: `add` and `remove` a `value`, ask whether it `contains` one, `read` all in any order. `add` and `remove` may
 * tell whether they changed anything; another result of theirs says nothing.
 */
export const set = byName<Members>("A set", {
  initial: [],
  operations: {
    add(members, call, result) {
      const isNew = !has(members, call);
      const state = isNew ? [...members, argument(call, "value")].sort(byText) : members;
      return { state, ...told(isNew, result) };
    },
    remove(members, call, result) {
      const isThere = has(members, call);
      const state = members.filter((member) => !areEqual(member, argument(call, "value")));
      return { state, ...told(isThere, result) };
    },
    contains: (members, call) => ({ state: members, result: has(members, call) }),
    read: (members, _, result) => ({
      state: members,
      result: isPermutation(members, result) ? result! : members,
    }),
  },
  reads: ["contains", "read"],
});

const has = (members: Members, call: Call): boolean =>
  members.some((member) => areEqual(member, argument(call, "value")));

const told = (hasChanged: boolean, result: Value | undefined) =>
  typeof result === "boolean" ? { result: hasChanged } : {};

const isPermutation = (members: Members, result: Value | undefined): boolean =>
  Array.isArray(result) && areEqual(result.toSorted(byText), members);

/** Replicated sets with one rule broken on purpose, and the property that finds it out. */
import { defineProtocol } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import { union } from "./grow-only-set.ts";
import { elementOf, type ObservedRemove, observedRemoveSet } from "./observed-remove-set.ts";
import {
  convergence,
  kept,
  type Options,
  readsOwnWrites,
  type Replicated,
  replicated,
} from "./replicated.ts";

export function mutants(
  options: Partial<Options> = {},
): Readonly<Record<string, Mutant<ReturnType<typeof replicated<ObservedRemove>>>>> {
  const sound = replicated(observedRemoveSet, options);
  const { onChoice } = sound;
  const mutant = (killedBy: string, broken: Partial<Replicated<ObservedRemove>>) => ({
    protocol: replicated({ ...observedRemoveSet, ...broken }, options),
    killedBy,
  });
  return {
    "the copy that came last is taken as it is": mutant(kept, { merge: (_, received) => received }),
    "a remove forgets the tags instead of keeping them as removed": mutant(kept, {
      remove: (state, element) => ({
        ...state,
        added: state.added.filter((tagged) => elementOf(tagged) !== element),
      }),
    }),
    "a remove takes away the element, not the tags that it saw": mutant(readsOwnWrites, {
      remove: (state, element) => ({ ...state, removed: union(state.removed, [element]) }),
      elements: ({ added, removed }) =>
        [...new Set(added.map(elementOf))].filter((element) => !removed.includes(element)).sort(),
    }),
    "all adds of a node have one tag": mutant(readsOwnWrites, {
      add: (state, element, tag) => observedRemoveSet.add(state, element, tag.replace(/\d+$/, "")),
    }),
    "a copy leaves before its updates are on disk": {
      protocol: defineProtocol({
        ...sound,
        onChoice: {
          ...onChoice,
          partner: (state, partner, context) => {
            const [after, ...effects] = onChoice!["partner"]!(state, partner, context);
            return [after, ...effects.filter(({ type }) => type !== "sync")];
          },
        },
      }),
      killedBy: convergence,
    },
  };
}

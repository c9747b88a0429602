import { Mistake } from "@lightcone/simulation";
import { inWords } from "../search/in-words.ts";
import type { Transition, TransitionSystem } from "./transition-system.ts";

/** Of one state. Whatever gives more is likely to give them for ever. */
const mostTransitions = 2 ** 20;

/** What `next` gives for a state. Throws a `Mistake` where that is no list of transitions, or one that does not end. */
export function transitionsFrom<State>(
  system: TransitionSystem<State>,
  state: State,
): readonly Transition<State>[] {
  const given: unknown = system.next(state);
  const list = (Array.isArray(given) ? given : listOf(given)) as readonly Transition<State>[];
  for (const transition of list)
    if ((transition as Partial<Transition<State>> | null)?.label === undefined)
      refuse("a list with ", transition);
  return list;
}

function listOf(given: unknown): unknown[] {
  if (typeof given !== "object" || given === null || !(Symbol.iterator in given)) refuse("", given);
  const list: unknown[] = [];
  for (const transition of given as Iterable<unknown>)
    if (list.push(transition) > mostTransitions)
      throw new Mistake(
        `next gives more than ${inWords(mostTransitions)} transitions of one state: let it give few, and end.`,
      );
  return list;
}

function refuse(where: string, given: unknown): never {
  const told = typeof given === "object" ? JSON.stringify(given) : String(given);
  throw new Mistake(`next returned ${where}${told}: let it return a list of { label, state }.`);
}

import { Mistake } from "@lightcone/simulation";
import type { Identities } from "./identities.ts";
import type { Predicates, Symmetry, TransitionSystem } from "./transition-system.ts";
import { transitionsFrom } from "./transitions-from.ts";

/**
 * Checks for one state that exchanging individuals commutes with taking a step, and that no property tells them apart:
 * what symmetry reduction rests on. Exchanging two neighbors is enough, for all permutations are made of that.
 * Throws a `Mistake` that says what does not commute.
 */
export function checkSymmetry<State>(
  system: TransitionSystem<State>,
  { individuals, permute }: Symmetry<State>,
  isWithin: ((state: State) => boolean) | null,
  identities: Identities<State>,
  state: State,
): void {
  const { always = {}, sometimes = {} } = system;
  const asked: Predicates<State> = {
    ...always,
    ...sometimes,
    ...(isWithin ? { "bounds.within": isWithin } : {}),
  };
  const identityOf = (one: State): string => {
    identities.take(one);
    return `${identities.low} ${identities.high}`;
  };
  const successorsOf = (one: State): State[] =>
    transitionsFrom(system, one).map((transition) => transition.state);
  for (let i = 0; i + 1 < individuals; i++) {
    const to = Array.from({ length: individuals }, (_, k) => (k === i ? i + 1 : k === i + 1 ? i : k));
    const exchanged = permute(state, to);
    const left = successorsOf(state).map((after) => identityOf(permute(after, to)));
    const right = successorsOf(exchanged).map(identityOf);
    if (left.sort().join() !== right.sort().join())
      throw new Mistake(
        `symmetry.permute does not commute with next: from the state ${JSON.stringify(state)}, exchanging individuals ${i} and ${i + 1} before a step does not lead to the same states as after it.`,
      );
    const unequal = Object.keys(asked).find((name) => asked[name]!(state) !== asked[name]!(exchanged));
    if (unequal !== undefined)
      throw new Mistake(
        `"${unequal}" tells individuals ${i} and ${i + 1} apart: exchanging them in the state ${JSON.stringify(state)} changes its answer, so symmetry cannot be used with it.`,
      );
  }
}

import type { Exploration } from "./exploration.ts";
import { counted, inWords } from "./search/in-words.ts";

/** The parts of which the sentence about an exploration is made. */
export type Account = Pick<
  Exploration<unknown>,
  "distinct" | "generated" | "depth" | "complete" | "unreached" | "falseMatchChance"
> & {
  /** What restricts the space, a phrase each. */
  readonly bounds: readonly string[];
  /** Whether properties were broken, and the limit that ended the search. */
  readonly broken: { readonly property: string; readonly steps: number } | null;
  readonly limit: string | null;
  /** What else is to be known: how time was treated, what was not asked. */
  readonly notes: readonly string[];
};

/** The sentence that says exactly what was checked. */
export function sentenceOf(account: Account): string {
  const { distinct, generated, depth, bounds, broken, limit, complete, unreached, falseMatchChance } =
    account;
  const within = bounds.length > 0 ? ` within bounds (${bounds.join("; ")})` : "";
  const counts = `${counted(distinct, "state")}, ${inWords(generated)} generated, depth ${depth}`;
  const head = broken
    ? `"${broken.property}" is broken after ${counted(broken.steps, "step")}${within}: ${counts}`
    : complete
      ? `exhaustive${within}: ${counts}`
      : `not exhausted${within}: limit ${limit}; ${counts}`;
  const missed = unreached.map((name) => `never reached: "${name}"`);
  const chance = `chance that two states were taken for one: ${inPowers(falseMatchChance)}`;
  return [head, ...account.notes, ...(broken ? [] : missed), chance].join("; ");
}

const inPowers = (chance: number): string => (chance === 0 ? "0" : chance.toExponential(0));

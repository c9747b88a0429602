import { type Meter, Mistake } from "@lightcone/simulation";
import { refuseUnknownKeys, requireNumber, truth } from "@lightcone/simulation/parts";
import { strategies, type Strategy } from "./exploration.ts";
import type { Progress, Watch } from "./search/guard.ts";
import { type Limits, readLimits } from "./search/limits.ts";
import type { Way } from "./search/search.ts";

/** What all explorations can be told. */
export type SearchOptions = {
  /** Default breadth-first: the counterexample is then one of the shortest. */
  readonly strategy?: Strategy;
  /** For random walks: how many (default 1,000), and the chance that they follow (an integer, default 1). */
  readonly walks?: number;
  readonly seed?: number;
  readonly limits?: Limits;
  /** Called now and then; true ends the search, whose verdict is then unknown. */
  readonly onProgress?: (progress: Progress) => boolean | void;
};

const known = ["strategy", "walks", "seed", "limits", "onProgress"];

/** Checks the options of a search and fills in what is left out. `more` are the keys that others read. */
export function readSearchOptions(
  options: SearchOptions,
  more: readonly string[],
  meter: Meter | null,
): { readonly way: Way; readonly watch: Watch } {
  refuseUnknownKeys(options, [...more, ...known], "explore");
  const { strategy = "breadth-first", walks = 1_000, seed = 1, limits = {}, onProgress = null } = options;
  if (!strategies.includes(strategy))
    throw new Mistake(
      `explore({ strategy }) is ${String(strategy)}: choose ${strategies.map((name) => `"${name}"`).join(", ")}.`,
    );
  requireNumber(walks, "explore({ walks })", 1);
  if (!Number.isSafeInteger(seed))
    throw new Mistake(`explore({ seed }) is ${String(seed)}: a seed is an integer.`);
  return { way: { strategy, walks, seed }, watch: { limits: readLimits(limits), onProgress, meter } };
}

/**
 * A condition, or several under names that say what they are: `{ "terms are at most 2": (nodes) => ... }`. The result of
 * an exploration repeats the names.
 */
export type Conditions<Asked extends readonly unknown[]> =
  ((...asked: Asked) => boolean) | Readonly<Record<string, (...asked: Asked) => boolean>>;

/** A condition that all of several make together, and what to say of it; null where there are none. */
export type Bound<Asked extends readonly unknown[]> = {
  readonly holds: (...asked: Asked) => boolean;
  readonly words: readonly string[];
};

export function readConditions<Asked extends readonly unknown[]>(
  conditions: Conditions<Asked> | undefined,
  where: string,
): Bound<Asked> | null {
  if (conditions === undefined) return null;
  const named = typeof conditions === "function" ? { [where]: conditions } : conditions;
  for (const [name, holds] of Object.entries(named))
    if (typeof holds !== "function")
      throw new Mistake(`${where}["${name}"] is no function: give one that returns true or false.`);
  const entries = Object.entries(named);
  return {
    holds: (...asked) => entries.every(([name, holds]) => truth("bound", name, holds(...asked))),
    words: entries.map(([name]) => name),
  };
}

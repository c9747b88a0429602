import type { Search } from "../search.ts";

/** The seeds that a change of the whole run is tried with: its own, then a few small ones, for the draws become others. */
export const seedsToTry = ({ current }: Search): readonly number[] => [
  ...new Set([current.options.seed, 1, 2, 3]),
];

/** Seeds up to this one are tried in place of a larger one. */
const small = 8;

/** A small seed that fails with fewer events, or with as many where no smaller one does. */
export function smallSeed(search: Search): void {
  const { seed } = search.current.options;
  for (let other = 1; other <= small && other < Math.abs(seed); other++)
    search.offer({ ...search.options, seed: other });
}

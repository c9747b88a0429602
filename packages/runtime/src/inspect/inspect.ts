import { describe } from "./describe.ts";
import { layout } from "./layout.ts";
import { limits } from "./limits.ts";
import { cut } from "./text.ts";

/** No text of `inspect` is longer. */
export const longestInspection = limits.characters + 2;

/**
 * A value in the notation of the language, over several lines where it is long. The same value gives the same text in
 * every engine. Depth, entries and length are bounded, and getters are not run. It never throws.
 */
export function inspect(value: unknown): string {
  const room = { characters: limits.characters };
  const { kept, left } = cut(layout(describe(value, { room, depth: 0, inside: null })), limits.characters);
  return left === 0 ? kept : `${kept}\n…`;
}

import type { Deed } from "../learning/deeds.ts";
import type { ProtocolSpace } from "../protocol-space.ts";
import type { Special } from "../time/discipline.ts";
import type { World } from "../worlds/world.ts";

/** One step of a run: what is done, and the world after it. */
export type PathStep = { readonly deed: Deed | Special; readonly world: World };

/** A run of worlds: how the players start, then step after step. */
export type Path = {
  readonly starts: readonly Deed[];
  readonly first: World;
  readonly steps: readonly PathStep[];
};

export const isSpecial = (deed: Deed | Special): deed is Special => "kind" in deed;

/** The run along a trail of numbers: which first world, then which of the steps of each world. */
export function pathAlong({ first, stepper }: ProtocolSpace, [start, ...trail]: readonly number[]): Path {
  const { world, starts } = first[start!]!;
  let at = world;
  const steps = trail.map((number): PathStep => {
    stepper.look(at);
    const code = stepper.possible.codes[number]!;
    const deed =
      code < 0 ? stepper.discipline.special(code, at) : stepper.universe.learning.deeds.list[code]!;
    stepper.take(at, number);
    at = stepper.next.clone();
    return { deed, world: at };
  });
  return { starts, first: world, steps };
}

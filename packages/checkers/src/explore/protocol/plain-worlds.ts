import type { Found } from "../search/found.ts";
import type { Stepper } from "./stepper.ts";
import type { World } from "./worlds/world.ts";

/**
 * The successors of plain worlds, fast: the identity of what a deed leads to is that of the world plus a constant, so it
 * is known before anything is done, and only new worlds are made.
 */
export class PlainWorlds {
  private readonly stepper: Stepper;
  private readonly keep: (found: Found, parent: number, step: number, world: World) => number;

  constructor(stepper: Stepper, keep: (found: Found, parent: number, step: number, world: World) => number) {
    this.stepper = stepper;
    this.keep = keep;
  }

  /** Offers what the steps that the stepper has listed lead to. */
  expand(found: Found, place: number, world: World): void {
    const { universe, next, possible } = this.stepper;
    universe.identify(world);
    const { low, high, playersLow, playersHigh, panoramas } = universe;
    const { deeds } = universe.learning;
    const isBounded = universe.plan.within !== null;
    const { codes, count } = possible;
    for (let step = 0; step < count; step++) {
      const deed = codes[step]!;
      if (isBounded && !this.isWithin(world, deed)) continue;
      if (deeds.breaks[deed] === 1) found.breaksAt(deeds.list[deed]!.broken!, place, step);
      if (!found.meets((low + deeds.low[deed]!) | 0, (high + deeds.high[deed]!) | 0)) continue;
      next.copyFrom(world);
      universe.change(next, deeds.list[deed]!, possible.items[step]!, 0, universe.environments.initial);
      const kept = this.keep(found, place, step, next);
      const nextLow = (playersLow + deeds.playersLow[deed]!) | 0;
      const nextHigh = (playersHigh + deeds.playersHigh[deed]!) | 0;
      const { broken, reached } = panoramas.all[panoramas.number(nextLow, nextHigh, next.slots)]!;
      if (broken !== null) found.breaks(broken, kept);
      if (found.unreached.size > 0) for (const name of reached) found.unreached.delete(name);
    }
  }

  private isWithin(world: World, deed: number): boolean {
    const { universe, next } = this.stepper;
    const { deeds } = universe.learning;
    const { place, after } = deeds.list[deed]!;
    next.copyFrom(world);
    next.slots[place] = after;
    const low = (universe.playersLow + deeds.playersLow[deed]!) | 0;
    const high = (universe.playersHigh + deeds.playersHigh[deed]!) | 0;
    return universe.panoramas.all[universe.panoramas.number(low, high, next.slots)]!.isWithin;
  }
}

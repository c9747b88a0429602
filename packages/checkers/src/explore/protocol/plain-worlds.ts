import type { Found } from "../search/found.ts";
import { grown } from "../table/interner.ts";
import type { Stepper } from "./stepper.ts";
import type { World } from "./world.ts";

/**
 * The successors of plain worlds, fast: the identity of what a deed leads to is that of the world plus a constant, so it
 * is known before anything is done, and only new worlds are made.
 */
export class PlainWorlds {
  private readonly stepper: Stepper;
  private readonly keep: (found: Found, parent: number, step: number, world: World) => number;
  /** The identities that are asked about, which steps lead there, and which of them are new. */
  private lows = new Int32Array(64);
  private highs = new Int32Array(64);
  private steps = new Int32Array(64);
  private fresh = new Int32Array(64);

  constructor(stepper: Stepper, keep: (found: Found, parent: number, step: number, world: World) => number) {
    this.stepper = stepper;
    this.keep = keep;
  }

  /** Offers what the steps that the stepper has listed lead to. */
  expand(found: Found, place: number, world: World): void {
    const { universe, next, possible } = this.stepper;
    universe.identify(world);
    const { playersLow, playersHigh, panoramas } = universe;
    const count = this.listIdentities(found, place, world);
    const news = found.meetsAll(this.lows, this.highs, count, this.fresh);
    const { deeds } = universe.learning;
    for (let i = 0; i < news; i++) {
      const step = this.steps[this.fresh[i]!]!;
      const deed = possible.codes[step]!;
      next.copyFrom(world);
      universe.change(next, deeds.list[deed]!, possible.items[step]!, 0, universe.environments.initial);
      const kept = this.keep(found, place, step, next);
      const low = (playersLow + deeds.playersLow[deed]!) | 0;
      const high = (playersHigh + deeds.playersHigh[deed]!) | 0;
      const { broken, reached } = panoramas.all[panoramas.number(low, high, next.slots)]!;
      if (broken !== null) found.breaks(broken, kept);
      if (found.unreached.size > 0) for (const name of reached) found.unreached.delete(name);
    }
  }

  /** The identities of what is within the bounds; returns how many. */
  private listIdentities(found: Found, place: number, world: World): number {
    const { universe, possible } = this.stepper;
    const { deeds } = universe.learning;
    const { low, high } = universe;
    const isBounded = universe.plan.within !== null;
    while (this.lows.length < possible.count) this.grow();
    const { codes } = possible;
    const { lows, highs, steps } = this;
    let count = 0;
    for (let step = 0; step < possible.count; step++) {
      const deed = codes[step]!;
      if (isBounded && !this.isWithin(world, deed)) continue;
      if (deeds.breaks[deed] === 1) found.breaksAt(deeds.list[deed]!.broken!, place, step);
      lows[count] = low + deeds.low[deed]!;
      highs[count] = high + deeds.high[deed]!;
      steps[count++] = step;
    }
    return count;
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

  private grow(): void {
    this.lows = grown(this.lows);
    this.highs = grown(this.highs);
    this.steps = grown(this.steps);
    this.fresh = grown(this.fresh);
  }
}

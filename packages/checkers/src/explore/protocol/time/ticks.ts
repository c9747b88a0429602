import { absent } from "../../table/pair-table.ts";
import type { Universe } from "../worlds/universe.ts";
import { World } from "../worlds/world.ts";
import { AnyOrder } from "./any-order.ts";
import type { Possible } from "./possible.ts";

const tick = -1;

/** A tag says after how many ticks an envelope must have arrived: one more than that, times two; 0 where it need not. */
const tagFor = (ticksLeft: number): number => 2 * (ticksLeft + 1);
const isDue = (tag: number): boolean => tag >> 1 === 1;
const oneTickLess = (tag: number): number => (tag < 2 ? tag : tag - 2);

/**
 * Time passes in ticks: not while a message or a timer is due, so that bounds on delays hold. What happens between two
 * ticks may happen in any order.
 */
export class Ticks extends AnyOrder {
  private readonly ticked = new Map<number, number>();
  private readonly scratch: World;

  constructor(universe: Universe) {
    super(universe);
    this.scratch = new World(universe.slots);
  }

  override list(world: World, possible: Possible): void {
    super.list(world, possible);
    if (this.mayTick(world)) possible.add(tick, absent);
  }

  override take(world: World, code: number, index: number): void {
    if (code === tick) this.passTick(world);
    else super.take(world, code, index);
  }

  override tag(world: World): number {
    const { environments, plan } = this.universe;
    const { longestDelivery } = plan.rules;
    return longestDelivery === null
      ? 0
      : tagFor(environments.at(this.universe.environmentOf(world)).unstable + longestDelivery);
  }

  private mayTick({ slots, items, count }: World): boolean {
    const { situations, messages } = this.universe.learning;
    for (let place = 0; place < this.universe.players; place++)
      if (situations.all[slots[place]!]!.isDue) return false;
    for (let i = 0; i < count; i++) if (messages.items.values[items[i]!]!.tags.some(isDue)) return false;
    return true;
  }

  private passTick(world: World): void {
    const { universe, scratch } = this;
    const { situations } = universe.learning;
    const { slots } = world;
    for (let place = 0; place < universe.players; place++) slots[place] = situations.afterTick(slots[place]!);
    if (universe.environmentSlot >= 0)
      slots[universe.environmentSlot] = universe.environments.afterTick(slots[universe.environmentSlot]!);
    scratch.copyFrom(world);
    world.count = 0;
    for (let i = 0; i < scratch.count; i++) this.keep(world, this.afterTick(scratch.items[i]!));
  }

  private keep(world: World, item: number): void {
    const isThere = world.items.subarray(0, world.count).includes(item);
    if (!this.universe.plan.network.isSet || !isThere) world.insert(item);
  }

  private afterTick(item: number): number {
    const known = this.ticked.get(item);
    if (known !== undefined) return known;
    const after = this.universe.learning.messages.retagged(item, oneTickLess);
    this.ticked.set(item, after);
    return after;
  }
}

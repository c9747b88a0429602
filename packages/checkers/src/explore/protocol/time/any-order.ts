import { absent } from "../../table/pair-table.ts";
import type { Universe } from "../worlds/universe.ts";
import type { World } from "../worlds/world.ts";
import type { Discipline, Special } from "./discipline.ts";
import type { Possible } from "./possible.ts";

/** Whatever is possible can be next: messages arrive in any order, timers that are set fire at any moment. */
export class AnyOrder implements Discipline {
  protected readonly universe: Universe;
  /** The players that are faulty in the world that is being looked at, once somebody asked. */
  private faulty: Set<number> | null = null;

  constructor(universe: Universe) {
    this.universe = universe;
  }

  open(_world: World): void {}
  begin(_world: World): void {}

  tag(_world: World): number {
    return 0;
  }

  list(world: World, possible: Possible): void {
    const { learning, players } = this.universe;
    const { slots, items, count } = world;
    this.look();
    for (let place = 0; place < players; place++)
      this.addGroup(world, learning.byItself(slots[place]!), absent, possible);
    let previous = absent;
    for (let i = 0; i < count; i++) {
      const item = items[i]!;
      if (item === previous) continue; // equal messages are as good as one another
      previous = item;
      this.addGroup(world, learning.onArrival(slots[learning.messages.to[item]!]!, item), i, possible);
    }
  }

  take(world: World, code: number, index: number): void {
    const { universe } = this;
    const { environments, histories, historySlot, learning } = universe;
    const deed = learning.deeds.list[code]!;
    if (historySlot >= 0)
      world.slots[historySlot] = histories.after(world.slots[historySlot]!, code, deed.branch?.acts ?? []);
    const environment = environments.areNeeded
      ? environments.after(universe.environmentOf(world), code)
      : environments.initial;
    universe.change(world, deed, index, this.tag(world), environment);
  }

  special(_code: number, _world: World): Special {
    return { kind: "tick" };
  }

  /** Adds the deeds of a group that are possible in this world and that somebody wants. */
  protected addGroup(
    world: World,
    group: number,
    index: number,
    possible: Possible,
    isWanted: ((deed: number) => boolean) | null = null,
  ): void {
    const { deeds } = this.universe.learning;
    const start = deeds.starts[group]!;
    const end = start + deeds.sizes[group]!;
    if (this.universe.plan.isPlain) return possible.addRange(start, end, index);
    for (let deed = start; deed < end; deed++)
      if (
        (deeds.guarded[deed] === 0 || this.isPossible(world, deed)) &&
        (isWanted === null || isWanted(deed))
      )
        possible.add(deed, index);
  }

  /** Begins to look at another world. */
  protected look(): void {
    this.faulty = null;
  }

  private isPossible(world: World, deed: number): boolean {
    const { universe } = this;
    const { environments, plan } = universe;
    const environment = universe.environmentOf(world);
    if (!environments.allows(environment, deed)) return false;
    const { cause, isCrash, place } = universe.learning.deeds.list[deed]!;
    const culprit = isCrash ? place : cause.kind === "loss" ? cause.omittedBy : null;
    if (culprit === null) return true;
    this.faulty ??= environments.faulty(world, environment);
    return this.faulty.size < plan.f || this.faulty.has(culprit);
  }
}

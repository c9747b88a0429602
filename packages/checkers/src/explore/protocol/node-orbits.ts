import { Mistake } from "@lightcone/simulation";
import { type NodeSymmetry, renamed, type Renaming, renamingsOf } from "./node-symmetry.ts";
import type { Stepper } from "./stepper.ts";
import type { Universe } from "./universe.ts";
import { World } from "./world.ts";

/**
 * Worlds that a renaming of nodes carries into one another have one identity: the least of those of all renamed worlds
 * (Ip & Dill 1996, §4; Emerson & Sistla 1996). It is a sum of words, so that nothing need be sorted.
 */
export class NodeOrbits {
  low = 0;
  high = 0;
  private readonly universe: Universe;
  private readonly symmetry: NodeSymmetry<never>;
  private readonly renamings: readonly Renaming[];
  /** What situations and items become, by renaming. */
  private readonly situations: Map<number, number>[];
  private readonly items: Map<number, number>[];
  private readonly scratch: World;

  constructor(universe: Universe, symmetry: NodeSymmetry<never>) {
    this.universe = universe;
    this.symmetry = symmetry;
    this.renamings = renamingsOf(symmetry, universe.plan);
    this.situations = this.renamings.map(() => new Map());
    this.items = this.renamings.map(() => new Map());
    this.scratch = new World(universe.slots);
  }

  /** Leaves the identity of a world's orbit in `low` and `high`. */
  identify(world: World): void {
    const { universe } = this;
    this.renamings.forEach((_, number) => {
      this.rename(world, number, this.scratch);
      universe.identify(this.scratch);
      if (
        number > 0 &&
        (universe.low > this.low || (universe.low === this.low && universe.high >= this.high))
      )
        return;
      this.low = universe.low;
      this.high = universe.high;
    });
  }

  /**
   * Checks for one world that renaming commutes with taking a step, and that no property tells the nodes apart. Throws a
   * `Mistake` that says what does not commute.
   */
  check(stepper: Stepper, world: World): void {
    const { universe } = this;
    const other = new World(universe.slots);
    const identityOf = (one: World): string => {
      universe.identify(one);
      return `${universe.low} ${universe.high}`;
    };
    this.renamings.forEach(({ to }, number) => {
      if (to.filter((place, i) => place !== i).length !== 2) return; // all others are made of exchanges of two
      this.rename(world, number, other);
      const renamedAfter = this.successors(stepper, world).map((next) => {
        this.rename(next, number, this.scratch);
        return identityOf(this.scratch);
      });
      const renamedBefore = this.successors(stepper, other).map(identityOf);
      const { players } = universe.plan.cast;
      const exchange = players
        .filter(({ place }) => to[place] !== place)
        .map(({ name }) => name)
        .join(", ");
      if (renamedAfter.sort().join() !== renamedBefore.sort().join())
        throw new Mistake(
          `symmetry does not commute with steps: to exchange ${exchange} and then take a step is not the same as the other way round. Does symmetry.state or symmetry.message forget a name, or leave a list unsorted? The nodes are ${JSON.stringify(universe.panoramas.nodesIn(world.slots))}.`,
        );
      const [one, two] = [world, other].map((each) => {
        universe.identify(each);
        const { isWithin, broken, reached } = universe.panoramas.all[universe.panorama(each)]!;
        return JSON.stringify([isWithin, broken, reached]);
      });
      if (one !== two)
        throw new Mistake(
          `A property or a bound tells ${exchange} apart, so that symmetry cannot be used with it. The nodes are ${JSON.stringify(universe.panoramas.nodesIn(world.slots))}.`,
        );
    });
  }

  private successors(stepper: Stepper, world: World): World[] {
    stepper.look(world);
    return Array.from({ length: stepper.possible.count }, (_, step) => {
      stepper.take(world, step);
      return stepper.next.clone();
    });
  }

  private rename(world: World, number: number, into: World): void {
    const { universe } = this;
    const { to } = this.renamings[number]!;
    into.copyFrom(world);
    for (let place = 0; place < universe.players; place++)
      into.slots[to[place]!] = this.situation(world.slots[place]!, number);
    const { environmentSlot, environments } = universe;
    if (environmentSlot >= 0) {
      const environment = environments.at(world.slots[environmentSlot]!);
      const omitting = environment.omitting.map((place) => to[place]!).sort((a, b) => a - b);
      into.slots[environmentSlot] = environments.interner.number({ ...environment, omitting });
    }
    into.count = 0;
    for (let i = 0; i < world.count; i++) into.insert(this.item(world.items[i]!, number));
  }

  private situation(situation: number, number: number): number {
    const known = this.situations[number]!.get(situation);
    if (known !== undefined) return known;
    const { situations } = this.universe.learning;
    const { to, rename } = this.renamings[number]!;
    const { player, local } = situations.all[situation]!;
    const other = this.universe.plan.cast.players[to[player.place]!]!;
    const after = situations.number(other, renamed(local, this.symmetry, rename));
    this.situations[number]!.set(situation, after);
    return after;
  }

  private item(item: number, number: number): number {
    const known = this.items[number]!.get(item);
    if (known !== undefined) return known;
    const { messages } = this.universe.learning;
    const { to, rename } = this.renamings[number]!;
    const after = messages.changed(item, ({ from, to: receiver, message }) => ({
      from: to[from]!,
      to: to[receiver]!,
      message: this.symmetry.message(message as never, rename) as { type: string },
    }));
    this.items[number]!.set(item, after);
    return after;
  }
}

import { Mistake } from "@lightcone/simulation";
import { type NodeSymmetry, renamed, type Renaming, renamingsOf } from "../plan/node-symmetry.ts";
import type { Stepper } from "../stepper.ts";
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
  /** The renamings that exchange two nodes: all others are made of them. */
  private readonly exchanges: readonly number[];
  /** What situations and items become, by renaming. */
  private readonly situations: Map<number, number>[];
  private readonly items: Map<number, number>[];
  private readonly scratch: World;

  constructor(universe: Universe, symmetry: NodeSymmetry<never>) {
    this.universe = universe;
    this.symmetry = symmetry;
    this.renamings = renamingsOf(symmetry, universe.plan);
    const isExchange = ({ to }: Renaming) => to.filter((place, i) => place !== i).length === 2;
    this.exchanges = [...this.renamings.keys()].filter((number) => isExchange(this.renamings[number]!));
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

  /** Checks for one world that renaming commutes with taking a step. Throws a `Mistake` that says what does not. */
  checkSteps(stepper: Stepper, world: World): void {
    const other = new World(this.universe.slots);
    const identityOf = (one: World): string => {
      this.universe.identify(one);
      return `${this.universe.low} ${this.universe.high}`;
    };
    for (const number of this.exchanges) {
      this.rename(world, number, other);
      const renamedAfter = this.successors(stepper, world).map((next) => {
        this.rename(next, number, this.scratch);
        return identityOf(this.scratch);
      });
      const renamedBefore = this.successors(stepper, other).map(identityOf);
      if (renamedAfter.sort().join() !== renamedBefore.sort().join())
        throw new Mistake(
          `symmetry does not commute with steps: to exchange ${this.namesOf(number)} and then take a step is not the same as the other way round. Does symmetry.state or symmetry.message forget a name, or leave a list unsorted? The nodes are ${this.nodesIn(world)}.`,
        );
    }
  }

  /** Checks for one world that no property or bound tells the nodes apart. Throws a `Mistake` where one does. */
  checkProperties(world: World): void {
    const { universe } = this;
    const answers = (one: World): string => {
      universe.identify(one);
      const { isWithin, broken, reached } = universe.panoramas.all[universe.panorama(one)]!;
      return JSON.stringify([isWithin, broken, reached]);
    };
    for (const number of this.exchanges) {
      this.rename(world, number, this.scratch);
      if (answers(this.scratch) !== answers(world))
        throw new Mistake(
          `A property or a bound tells ${this.namesOf(number)} apart, so that symmetry cannot be used with it. The nodes are ${this.nodesIn(world)}.`,
        );
    }
  }

  private namesOf(number: number): string {
    const { to } = this.renamings[number]!;
    const moved = this.universe.plan.cast.players.filter(({ place }) => to[place] !== place);
    return moved.map(({ name }) => name).join(" and ");
  }

  private nodesIn({ slots }: World): string {
    return JSON.stringify(this.universe.panoramas.nodesIn(slots));
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

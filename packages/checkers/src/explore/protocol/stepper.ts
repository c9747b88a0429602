import type { EventView, NodeView } from "@lightcone/simulation";
import { AnyOrder } from "./time/any-order.ts";
import type { Discipline } from "./time/discipline.ts";
import { Possible } from "./time/possible.ts";
import { Rounds } from "./time/rounds.ts";
import { Ticks } from "./time/ticks.ts";
import { NodeOrbits } from "./worlds/node-orbits.ts";
import type { Panorama } from "./worlds/panoramas.ts";
import type { Universe } from "./worlds/universe.ts";
import { World } from "./worlds/world.ts";

/** Takes one step of a world after the other, each from the same world. */
export class Stepper {
  readonly universe: Universe;
  readonly discipline: Discipline;
  readonly possible = new Possible();
  /** The world after the step that was taken last, its identity, and what properties see of it. */
  readonly next: World;
  low = 0;
  high = 0;
  panorama: Panorama | null = null;
  readonly orbits: NodeOrbits | null;

  /** How many panoramas were compared with what exchanged nodes would show. */
  private comparedPanoramas = 0;

  constructor(universe: Universe) {
    this.universe = universe;
    const { time, symmetry } = universe.plan;
    this.discipline =
      time === "any order"
        ? new AnyOrder(universe)
        : time === "rounds"
          ? new Rounds(universe)
          : new Ticks(universe);
    this.next = new World(universe.slots);
    this.orbits = symmetry ? new NodeOrbits(universe, symmetry) : null;
  }

  /** Lists what is possible in a world. */
  look(world: World): void {
    this.possible.count = 0;
    this.discipline.list(world, this.possible);
  }

  /** Takes a step of the world that was looked at; false where the bounds leave out what it leads to. */
  take(world: World, step: number): boolean {
    const code = this.possible.codes[step]!;
    this.next.copyFrom(world);
    this.discipline.take(this.next, code, this.possible.items[step]!);
    return this.arrive(code);
  }

  /** Looks at the world `next`, to which a code led; below zero: none that monitors could have seen. */
  arrive(code: number): boolean {
    const { universe, next } = this;
    universe.identify(next);
    const number = universe.panorama(next);
    this.panorama = universe.panoramas.all[number]!;
    if (this.orbits && number >= this.comparedPanoramas) {
      this.orbits.checkProperties(next);
      this.comparedPanoramas = universe.panoramas.all.length;
      universe.identify(next);
    }
    if (!this.panorama.isWithin) return false;
    if (universe.memorySlot >= 0 && code >= 0) this.remember(code, number);
    if (this.orbits) this.orbits.identify(next);
    ({ low: this.low, high: this.high } = this.orbits ?? universe);
    return true;
  }

  /** An `onStep` property that a step breaks; null where none is broken. */
  brokenByStep(step: number): string | null {
    const code = this.possible.codes[step]!;
    return code < 0 ? null : this.universe.learning.deeds.list[code]!.broken;
  }

  /** An `always`, a monitor or a property of histories that the world `next` breaks; null where none is broken. */
  brokenInWorld(): string | null {
    const { memorySlot, monitors, historySlot, histories } = this.universe;
    const { slots } = this.next;
    const byMemory = memorySlot < 0 ? null : monitors.broken(slots[memorySlot]!);
    const byHistory = historySlot < 0 ? null : histories.broken(slots[historySlot]!);
    return this.panorama!.broken ?? byMemory ?? byHistory;
  }

  private remember(code: number, panorama: number): void {
    const { universe, next } = this;
    const deed = universe.learning.deeds.list[code]!;
    const events = deed.branch?.events ?? [];
    if (events.length === 0) return;
    const { nodes } = this.panorama!;
    const seen = (): (readonly [EventView, readonly NodeView<never>[]])[] =>
      events.map((event, i) => [event, i === events.length - 1 ? nodes : stillUp(nodes, event.node)]);
    const { slots } = next;
    slots[universe.memorySlot] = universe.monitors.after(slots[universe.memorySlot]!, code, panorama, seen);
    universe.identify(next);
  }
}

/** The nodes between a step and the crash that cut it short. */
const stillUp = (nodes: readonly NodeView<never>[], id: string): readonly NodeView<never>[] =>
  nodes.map((node) => (node.id === id ? { ...node, up: true } : node));

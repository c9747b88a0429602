import type { Fairness } from "../liveness/graph.ts";
import type { Found } from "../search/found.ts";
import type { Space, SpaceStep } from "../search/space.ts";
import { Actions } from "./actions.ts";
import { firstWorlds, type FirstWorld } from "./first-worlds.ts";
import { PlainWorlds } from "./plain-worlds.ts";
import type { Plan } from "./plan/plan.ts";
import { Stepper } from "./stepper.ts";
import { Universe } from "./worlds/universe.ts";
import { World } from "./worlds/world.ts";

/** For so many worlds it is checked that symmetry is one. */
const checkedWorlds = 30;

/** The worlds of a protocol: rows of integers, whose parts were learned once. */
export class ProtocolSpace implements Space<World> {
  readonly universe: Universe;
  readonly stepper: Stepper;
  readonly first: readonly FirstWorld[];
  readonly fairnessOf: (action: number) => Fairness;
  private readonly actions: Actions;
  private readonly world: World;
  private readonly plain: PlainWorlds;
  private row = new Int32Array(64);
  private expanded = 0;

  constructor(plan: Plan) {
    this.universe = new Universe(plan);
    this.stepper = new Stepper(this.universe);
    this.first = firstWorlds(this.universe, this.stepper.discipline);
    this.actions = new Actions(this.universe);
    this.fairnessOf = this.actions.fairnessOf;
    this.world = new World(this.universe.slots);
    this.plain = new PlainWorlds(this.stepper, this.keep);
  }

  get bytes(): number {
    return this.universe.bytes;
  }

  /** How little was computed. */
  get effort() {
    const { behavior, situations, messages } = this.universe.learning;
    return {
      handlerRuns: behavior.runs,
      localStates: situations.all.length,
      envelopes: messages.envelopes.values.length,
    };
  }

  begin(found: Found): void {
    this.first.forEach(({ world }, i) => {
      this.stepper.next.copyFrom(world);
      if (this.stepper.arrive(-1)) this.offer(found, -1, i);
    });
  }

  expand(found: Found, place: number): void {
    const { world, stepper } = this;
    world.readFrom(this.row, found.store.read(place, this.row));
    const { plan } = this.universe;
    if (stepper.orbits && this.expanded++ < checkedWorlds) stepper.orbits.checkSteps(stepper, world);
    stepper.look(world);
    if (plan.isPlain) return this.plain.expand(found, place, world);
    for (let step = 0; step < stepper.possible.count; step++) {
      if (!stepper.take(world, step)) continue;
      const broken = stepper.brokenByStep(step);
      if (broken !== null) found.breaksAt(broken, place, step);
      this.offer(found, place, step);
    }
  }

  skip(): void {}

  initial(): SpaceStep<World>[] {
    return this.first.map(({ world }) => {
      this.stepper.next.copyFrom(world);
      return this.step(this.stepper.arrive(-1), -1, -1);
    });
  }

  steps(world: World): SpaceStep<World>[] {
    const { stepper } = this;
    stepper.look(world);
    const { count, codes } = stepper.possible;
    return Array.from({ length: count }, (_, step) =>
      this.step(stepper.take(world, step), step, codes[step]!),
    );
  }

  reach(world: World, unreached: Set<string>): void {
    if (unreached.size === 0) return;
    this.universe.identify(world);
    const { reached } = this.universe.panoramas.all[this.universe.panorama(world)]!;
    for (const name of reached) unreached.delete(name);
  }

  private step(isWithin: boolean, step: number, code: number): SpaceStep<World> {
    const { low, high, next } = this.stepper;
    return {
      state: next.clone(),
      low,
      high,
      isBeyond: !isWithin,
      broken: isWithin ? this.brokenBy(step) : null,
      action: step < 0 ? -1 : this.actions.of(code),
    };
  }

  private brokenBy(step: number): string | null {
    return (step < 0 ? null : this.stepper.brokenByStep(step)) ?? this.stepper.brokenInWorld();
  }

  /** Counts the stepper's world and, if it is new, keeps it and asks what is to be asked of it. */
  private offer(found: Found, parent: number, step: number): void {
    const { stepper } = this;
    if (!found.meets(stepper.low, stepper.high)) return;
    const place = this.keep(found, parent, step, stepper.next);
    const broken = stepper.brokenInWorld();
    if (broken !== null) found.breaks(broken, place);
    if (found.unreached.size > 0) for (const name of stepper.panorama!.reached) found.unreached.delete(name);
  }

  private readonly keep = (found: Found, parent: number, step: number, world: World): number => {
    const needed = world.slots.length + world.count;
    if (needed > this.row.length) this.row = new Int32Array(2 * needed);
    return found.keep(parent, step, this.row, world.writeTo(this.row));
  };
}

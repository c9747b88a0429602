import type { EventView } from "@lightcone/simulation";
import type { Deed } from "./learning/deeds.ts";
import type { Discipline } from "./time/discipline.ts";
import { extended, type History } from "./worlds/histories.ts";
import type { Universe } from "./worlds/universe.ts";
import { World } from "./worlds/world.ts";

/** A world in which all players have started, and how each of them did. */
export type FirstWorld = { readonly world: World; readonly starts: readonly Deed[] };

/** Every way to begin: players start in their order, at once, and a step can come to several things. */
export function firstWorlds(universe: Universe, discipline: Discipline): FirstWorld[] {
  const { plan, learning } = universe;
  const ways = plan.cast.players.map((player) => learning.starts(player));
  const traitors = plan.cast.players.filter(({ role }) => role === "byzantine" || role === "free").length;
  const mostCrashes = Math.min(plan.f - traitors, plan.budgets.crashes);
  return product(ways)
    .filter((starts) => starts.filter(({ isCrash }) => isCrash).length <= mostCrashes)
    .map((starts) => ({ world: begun(universe, discipline, starts), starts }));
}

function begun(universe: Universe, discipline: Discipline, starts: readonly Deed[]): World {
  const { environments, monitors } = universe;
  const world = new World(universe.slots);
  for (const { place, after } of starts) world.slots[place] = after;
  discipline.open(world);
  let environment = environments.initial;
  if (universe.environmentSlot >= 0) world.slots[universe.environmentSlot] = environment;
  for (const deed of starts) {
    environment = environments.changed(environment, deed);
    universe.change(world, deed, -1, discipline.tag(world), environment);
  }
  if (universe.memorySlot >= 0) {
    // Monitors look at a world once all of its nodes have started: what they see first is the last start.
    const nodes = universe.panoramas.nodesIn(world.slots);
    const last = starts.findLast(({ branch }) => (branch?.events.length ?? 0) > 0);
    const events = last?.branch?.events.map((event): [EventView, typeof nodes] => [event, nodes]) ?? [];
    world.slots[universe.memorySlot] = monitors.told(monitors.initial, events);
  }
  if (universe.historySlot >= 0) world.slots[universe.historySlot] = historyAfter(universe, starts);
  discipline.begin(world);
  return world;
}

/** A clever client may invoke an operation as it starts. */
const historyAfter = ({ histories }: Universe, starts: readonly Deed[]): number =>
  histories.all.number(starts.flatMap(({ branch }) => branch?.acts ?? []).reduce<History>(extended, []));

const product = <Item>(lists: readonly (readonly Item[])[]): Item[][] =>
  lists.reduce<Item[][]>(
    (begun, list) => begun.flatMap((items) => list.map((item) => [...items, item])),
    [[]],
  );

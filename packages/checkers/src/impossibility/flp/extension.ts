/**
 * Where ballots grow without end no run repeats itself, and the proof of FLP (§3, lemma 3) is played move by move: take
 * what has waited longest, and let other things happen before it, until it can happen and leave both decisions open.
 */
import type { Deed } from "../../explore/protocol/learning/deeds.ts";
import type { ProtocolSpace } from "../../explore/protocol/protocol-space.ts";
import type { World } from "../../explore/protocol/worlds/world.ts";
import type { Bit } from "../attempt.ts";
import { firstOf } from "../first-of.ts";
import type { Configurations } from "./configurations.ts";
import { deedsIn, eventOf, favoring, follow, type Schedule, taken, type Taken } from "./schedules.ts";

/** So many steps a schedule has to come to a decision. */
const longestWay = 100;
/** So many worlds are looked at to let one thing happen. */
const worldsPerMove = 150;
/** So many of those that have waited longest are tried. */
const obligations = 6;

/** Ways on from a world, one to each decision: they show that it is bivalent. */
export type Ways = Readonly<Record<Bit, readonly Taken[]>>;

/** Shows, or fails to show, that worlds are bivalent; what it finds it remembers. */
export class Bivalence {
  private readonly configurations: Configurations;
  private readonly schedules: readonly Schedule[];
  /** By the identity of a world, the last schedules that led to 0 and to 1 from there. */
  private readonly known = new Map<string, Ways | null>();
  private favorites: readonly Schedule[] = [];

  constructor(configurations: Configurations, nodes: number, hasCoins: boolean) {
    this.configurations = configurations;
    this.schedules = favoring(nodes, configurations.space, hasCoins);
  }

  /** A way to each decision; null where none was found. */
  waysFrom(world: World): Ways | null {
    const { universe } = this.configurations.space;
    universe.identify(world);
    const identity = `${universe.low} ${universe.high}`;
    const known = this.known.get(identity);
    if (known !== undefined) return known;
    const ways = this.configurations.decisions(world).length > 0 ? null : this.search(world);
    this.known.set(identity, ways);
    return ways;
  }

  private search(world: World): Ways | null {
    const { configurations } = this;
    const ways: { 0?: readonly Taken[]; 1?: readonly Taken[] } = {};
    const isOver = (at: World) => configurations.decisions(at).length > 0;
    for (const schedule of [...this.favorites, ...this.schedules]) {
      const way = follow(configurations.space, world, schedule, isOver, longestWay);
      if (!way) continue;
      const [decision] = configurations.decisions(way.at(-1)?.world ?? world);
      if (ways[decision!]) continue;
      ways[decision!] = way;
      this.favorites = [schedule, ...this.favorites.filter((one) => one !== schedule)].slice(0, 6);
      if (ways[0] && ways[1]) return { 0: ways[0], 1: ways[1] };
    }
    return null;
  }
}

/** A run that stays bivalent for so many steps at least, and how it could still end. Null where the search gave up. */
export function bivalentExtension(
  configurations: Configurations,
  bivalence: Bivalence,
  start: World,
  steps: number,
): { readonly path: readonly Taken[]; readonly ways: Ways } | null {
  const { space } = configurations;
  const path = fairRun(space, start, steps, (world, event) =>
    leavingBothOpen(space, bivalence, world, event),
  );
  return path && { path, ways: bivalence.waysFrom(path.at(-1)?.world ?? start)! };
}

/** A run on which what has waited longest happens next, and nobody decides: for a start in which somebody is dead. */
export function undecidedExtension(
  configurations: Configurations,
  start: World,
  steps: number,
): readonly Taken[] | null {
  const { space } = configurations;
  return fairRun(space, start, steps, (world, event) =>
    firstOf([...deedsIn(space, world).entries()], ([step, deed]) => {
      if (eventOf(deed) !== event || deed.isCrash) return null;
      const next = taken(space, world, step, deed);
      return configurations.decisions(next.world).length === 0 ? [next] : null;
    }),
  );
}

/** Steps that let an event happen at last. */
type Move = (world: World, event: string) => readonly Taken[] | null;

/** Move after move, each for one of those events that have waited longest. */
function fairRun(space: ProtocolSpace, start: World, steps: number, move: Move): readonly Taken[] | null {
  const path: Taken[] = [];
  const waiting = new Set<string>(); // in the order in which they became possible
  let world = start;
  while (path.length < steps) {
    const events = deedsIn(space, world)
      .filter(({ isCrash }) => !isCrash)
      .map(eventOf);
    for (const event of waiting) if (!events.includes(event)) waiting.delete(event);
    for (const event of events) waiting.add(event);
    const made = firstOf([...waiting].slice(0, obligations), (event) => move(world, event));
    if (!made) return null;
    for (const { deed } of made) waiting.delete(eventOf(deed));
    path.push(...made);
    world = path.at(-1)!.world;
  }
  return path;
}

/** Steps that end with an event and leave both decisions open; the event itself comes last. */
function leavingBothOpen(
  space: ProtocolSpace,
  bivalence: Bivalence,
  start: World,
  event: string,
): readonly Taken[] | null {
  const paths: (readonly Taken[])[] = [[]];
  const seen = new Set<string>();
  for (const path of paths) {
    const world = path.at(-1)?.world ?? start;
    const deeds = deedsIn(space, world);
    const go = (deed: Deed, step: number) => [...path, taken(space, world, step, deed)];
    const last = firstOf([...deeds.entries()], ([step, deed]) => {
      if (eventOf(deed) !== event) return null;
      const longer = go(deed, step);
      return bivalence.waysFrom(longer.at(-1)!.world) ? longer : null;
    });
    if (last) return last;
    deeds.forEach((deed, step) => {
      if (paths.length >= worldsPerMove || eventOf(deed) === event) return;
      const longer = go(deed, step);
      space.universe.identify(longer.at(-1)!.world);
      const identity = `${space.universe.low} ${space.universe.high}`;
      if (seen.has(identity)) return;
      seen.add(identity);
      paths.push(longer);
    });
  }
  return null;
}

/** Schedules that lead to a decision as fast as can be: they show which decisions are still possible. */
import { permutationsOf } from "../../explore/permutations.ts";
import type { Deed } from "../../explore/protocol/learning/deeds.ts";
import type { ProtocolSpace } from "../../explore/protocol/protocol-space.ts";
import type { World } from "../../explore/protocol/worlds/world.ts";

/** What is done next is what costs least; null: never. */
export type Schedule = (deed: Deed) => number | null;

/** A step from a world: which of those that are possible, what is done, and where it leads. */
export type Taken = { readonly step: number; readonly deed: Deed; readonly world: World };

/** What each step that is possible would do. */
export function deedsIn({ stepper }: ProtocolSpace, world: World): readonly Deed[] {
  stepper.look(world);
  const { codes, count } = stepper.possible;
  return Array.from({ length: count }, (_, step) => stepper.universe.learning.deeds.list[codes[step]!]!);
}

/** Takes one of the steps that were looked at last, in this world. */
export function taken({ stepper }: ProtocolSpace, world: World, step: number, deed: Deed): Taken {
  stepper.look(world);
  stepper.take(world, step);
  return { step, deed, world: stepper.next.clone() };
}

/** One thing that happens, whatever chance makes of it. */
export const eventOf = ({ cause, place }: Deed): string =>
  cause.kind === "message" ? `message ${cause.envelope}` : `${place} ${JSON.stringify(cause)}`;

/** Goes on by a schedule until `isOver`, or until so many steps are taken; null then, and where nothing is left to do. */
export function follow(
  space: ProtocolSpace,
  from: World,
  schedule: Schedule,
  isOver: (world: World) => boolean,
  longest: number,
): readonly Taken[] | null {
  const path: Taken[] = [];
  for (let world = from; !isOver(world); world = path.at(-1)!.world) {
    if (path.length === longest) return null;
    const next = cheapest(deedsIn(space, world), schedule);
    if (!next) return null;
    path.push(taken(space, world, next.step, next.deed));
  }
  return path;
}

function cheapest(deeds: readonly Deed[], schedule: Schedule): { step: number; deed: Deed } | null {
  let best: { step: number; deed: Deed; cost: number } | null = null;
  deeds.forEach((deed, step) => {
    const cost = schedule(deed);
    if (cost !== null && (best === null || cost < best.cost)) best = { step, deed, cost };
  });
  return best;
}

/**
 * Schedules that favor one node after another: its own traffic first and its timers soon, or late, or whatever reaches
 * it; with all nodes, or with one that does nothing. Chance falls on the first side, or on the last.
 */
export function favoring(nodes: number, space: ProtocolSpace, hasCoins: boolean): readonly Schedule[] {
  const { envelopes } = space.universe.learning.messages;
  const late = 2 * nodes;
  return permutationsOf(nodes).flatMap((ranks) =>
    [null, ...ranks.keys()].flatMap((silent) =>
      [0, 1, 2].flatMap((manner) =>
        (hasCoins ? [1, -1] : [0]).map((side): Schedule => {
          return ({ cause, place, branch }) => {
            if (place === silent) return null;
            const coin = side * (branch?.picks.length ? pickOf(branch.picks) : 0) * 1e-9;
            if (cause.kind === "message") {
              const { from, to } = envelopes.values[cause.envelope]!;
              const late = from === silent ? nodes : 0;
              return late + (manner === 2 ? ranks[to]! : Math.min(ranks[from]!, ranks[to]!)) + coin;
            }
            return ranks[place]! + (manner === 0 ? 0.5 : late) + coin;
          };
        }),
      ),
    ),
  );
}

/** Orders the outcomes of chance, somehow. */
const pickOf = (picks: readonly string[]): number =>
  [...picks.join()].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 65_521, 7);

import type { Meter, NodeView } from "@lightcone/simulation";
import { type AnyProtocol, truth } from "@lightcone/simulation/parts";
import type { Exploration } from "../exploration.ts";
import { exploreSpace } from "../explore-space.ts";
import type { Promise } from "../liveness/liveness.ts";
import { boundsInWords, notesOf } from "./plan/in-words.ts";
import { type ExploreOptions } from "./plan/options.ts";
import { type Plan } from "./plan/plan.ts";
import { readPlan } from "./plan/read-plan.ts";
import { ProtocolSpace } from "./protocol-space.ts";
import { tell } from "./telling/telling.ts";
import type { World } from "./worlds/world.ts";

export function exploreProtocol(
  protocol: AnyProtocol,
  options: ExploreOptions<never>,
  meter: Meter | null,
): Exploration<readonly NodeView<never>[]> {
  const { plan, way, watch } = readPlan(protocol, options, meter);
  const space = new ProtocolSpace(plan);
  return exploreSpace(
    {
      space,
      sometimes: Object.keys(protocol.sometimes ?? {}),
      promises: promisesOf(plan, space),
      fairnessOf: space.fairnessOf,
      bounds: boundsInWords(plan),
      notes: notesOf(plan),
      tell: (property, trail, loopsTo) => tell(space, property, trail, loopsTo),
      effort: () => space.effort,
    },
    way,
    watch,
  );
}

const promisesOf = ({ protocol, liveness }: Plan, { universe }: ProtocolSpace): Promise<World>[] =>
  Object.entries(liveness ? (protocol.eventually ?? {}) : {}).map(([name, { holds }]) => ({
    name,
    after: null,
    comes: ({ slots }) => truth("property", name, holds(universe.panoramas.nodesIn(slots))),
  }));

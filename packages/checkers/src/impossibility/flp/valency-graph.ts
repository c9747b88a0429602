import { Mistake, type Meter, type NodeView } from "@lightcone/simulation";
import type { Tagged } from "@lightcone/simulation/parts";
import { labelOf } from "../../explore/protocol/telling/labels.ts";
import type { World } from "../../explore/protocol/worlds/world.ts";
import { anyAttempt, type Attempt, type Bit } from "../attempt.ts";
import { Configurations, type Valency, valenciesOf } from "./configurations.ts";

/** A configuration: what its nodes are, what it can still lead to, and what can happen next. */
export type Configuration = {
  readonly nodes: readonly NodeView<never>[];
  readonly valency: Valency;
  /** What can be done, in words, and the place of the configuration to which it leads. */
  readonly steps: readonly { readonly label: string; readonly to: number }[];
};

/**
 * All configurations of a protocol for given inputs, the initial one first, under all schedules and without crashes: for
 * those who want to be the adversary themselves. A step that changes nothing is none.
 * Throws a `Mistake` where there are more than `most`.
 */
export function valencyGraph<State, Message extends Tagged, Timer extends string>(
  attempt: Attempt<State, Message, Timer>,
  { inputs, most = 2_000 }: { readonly inputs: readonly Bit[]; readonly most?: number },
  meter?: Meter,
): readonly Configuration[] {
  const adversary = { crashes: "never", timing: "asynchronous" } as const;
  const configurations = new Configurations({ attempt: anyAttempt(attempt), inputs, adversary, meter });
  const graph = configurations.graph(most);
  if (!graph)
    throw new Mistake(
      `valencyGraph: there are more than ${most} configurations. Take fewer nodes, a protocol that says less, or a larger most.`,
    );
  const valencies = valenciesOf(graph);
  const { space } = configurations;
  const { stepper, universe } = space;
  const worlds: World[] = [space.first[0]!.world];
  return valencies.map((valency, place) => {
    const world = worlds[place]!;
    stepper.look(world);
    const codes = stepper.possible.codes.slice(0, stepper.possible.count);
    const steps = graph.edges[place]!.map(({ step, to }) => {
      stepper.look(world);
      stepper.take(world, step);
      worlds[to] ??= stepper.next.clone();
      return { label: labelOf(universe, universe.learning.deeds.list[codes[step]!]!), to };
    });
    return { nodes: universe.panoramas.nodesIn(world.slots), valency, steps };
  });
}

import type { Meter, NodeView, Protocol } from "@lightcone/simulation";
import type { AnyProtocol, Tagged } from "@lightcone/simulation/parts";
import type { Exploration } from "./exploration.ts";
import { exploreProtocol } from "./protocol/explore-protocol.ts";
import type { ExploreOptions } from "./protocol/plan/options.ts";
import { exploreSystem, type ExploreSystemOptions } from "./transition-system/explore-system.ts";
import type { TransitionSystem } from "./transition-system/transition-system.ts";

/**
 * Tries everything that could happen: all that a system model allows to befall a protocol within bounds, or all that a
 * transition system does. The verdict is `ok`, `illegal` with a counterexample (the shortest, if the search goes breadth
 * first), or `unknown` with the limit that was reached; `checked` says in one sentence what was looked at.
 *
 * Explicit-state model checking (Clarke & Emerson 1981; Queille & Sifakis 1982), with handlers as what they are, pure
 * functions: each is called once for each situation and event, and all else is arithmetic on small integers.
 * Throws a `Mistake` for bad options, before anything runs, and for a handler that asks for what the world cannot do.
 */
export function explore<State>(
  system: TransitionSystem<State>,
  options?: ExploreSystemOptions<State>,
  meter?: Meter,
): Exploration<State>;
export function explore<State, Message extends Tagged, Timer extends string>(
  protocol: Protocol<State, Message, Timer>,
  options: ExploreOptions<State>,
  meter?: Meter,
): Exploration<readonly NodeView<State>[]>;
export function explore(subject: object, options: object = {}, meter: Meter | null = null): unknown {
  return "next" in subject || "initial" in subject
    ? exploreSystem(subject as TransitionSystem<unknown>, options, meter)
    : exploreProtocol(subject as AnyProtocol, options as ExploreOptions<never>, meter);
}

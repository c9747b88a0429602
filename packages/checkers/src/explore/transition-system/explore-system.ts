import { type Meter } from "@lightcone/simulation";
import { refuseUnknownKeys } from "@lightcone/simulation/parts";
import type { Counterexample, Exploration } from "../exploration.ts";
import { exploreSpace } from "../explore-space.ts";
import type { Promise } from "../liveness/liveness.ts";
import { type Conditions, readConditions, readSearchOptions, type SearchOptions } from "../options.ts";
import { SystemSpace } from "./system-space.ts";
import { checkSystem, type TransitionSystem } from "./transition-system.ts";
import { transitionsFrom } from "./transitions-from.ts";

/** How a transition system is explored. */
export type ExploreSystemOptions<State> = SearchOptions & {
  /** States that are not within are left out, as if they did not exist. */
  readonly bounds?: { readonly within?: Conditions<[state: State]> };
};

export function exploreSystem<State>(
  system: TransitionSystem<State>,
  options: ExploreSystemOptions<State>,
  meter: Meter | null,
): Exploration<State> {
  checkSystem(system);
  const { way, watch } = readSearchOptions(options, ["bounds"], meter);
  refuseUnknownKeys(options.bounds ?? {}, ["within"], "explore({ bounds })");
  const within = readConditions(options.bounds?.within, "bounds.within");
  const space = new SystemSpace(system, within?.holds ?? null, way.strategy);
  return exploreSpace(
    {
      space,
      sometimes: Object.keys(system.sometimes ?? {}),
      promises: promisesOf(system),
      fairnessOf: space.fairnessOf,
      bounds: within?.words ?? [],
      notes: [],
      tell: (property, trail, loopsTo) => tell(system, property, trail, loopsTo),
      effort: () => null,
    },
    way,
    watch,
  );
}

const promisesOf = <State>({ eventually = {}, leadsTo = {} }: TransitionSystem<State>): Promise<State>[] => [
  ...Object.entries(eventually).map(([name, comes]) => ({ name, after: null, comes })),
  ...Object.entries(leadsTo).map(([name, [after, comes]]) => ({ name, after, comes })),
];

function tell<State>(
  system: TransitionSystem<State>,
  property: string,
  [first, ...rest]: readonly number[],
  loopsTo: number | null,
): Counterexample<State> {
  let state = system.initial[first!] as State;
  const steps = [{ label: "begins", state }];
  for (const number of rest) {
    const transition = transitionsFrom(system, state)[number]!;
    state = transition.state;
    steps.push({ label: transition.label, state });
  }
  const ending =
    loopsTo === null
      ? `VIOLATES ${property}`
      : loopsTo === steps.length - 1
        ? `and nothing more: NEVER ${property}`
        : `and so on from ${loopsTo}: NEVER ${property}`;
  const lines = steps.map(({ label, state: at }, i) => `${i}  ${label}  ${JSON.stringify(at)}`);
  return { property, steps, loopsTo, story: [...lines, ending].join("\n"), execution: null };
}

import type { SimulateOptions } from "../engine/options.ts";
import { type Meter, simulate } from "../engine/simulate.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { storyOf } from "../trace/story.ts";
import type { Run } from "./run.ts";

/** The options that lead to this run again; always with a trace. */
export function optionsOf({ options }: Run): SimulateOptions {
  const { nodes, model, faults, byzantine, workload, seed, untilMs, maxEvents } = options;
  return {
    nodes,
    model,
    faults,
    byzantine,
    ...(workload ? { workload } : {}),
    seed,
    until: { timeMs: untilMs, events: maxEvents },
  };
}

/** Runs once more: the same protocol, options and seed, hence the same run. */
export const replay = <State>(
  run: Run<State>,
  changes: Partial<SimulateOptions> = {},
  meter?: Meter,
): Run<State> =>
  simulate(
    run.protocol as unknown as Protocol<State, { type: string }, string>,
    { ...optionsOf(run), ...changes },
    meter,
  );

/** Where two runs that should be one differ first: the event, what each of them tells of it, and what to do. */
export type Difference = {
  readonly event: number;
  readonly first: string;
  readonly second: string;
  readonly advice: string;
};

const advice =
  "The same run went two ways, so a handler is not pure: it draws chance, reads a clock of the machine, or keeps something outside its state. Ask for chance with `choose` or a delay between two bounds, read `clock` of the context, and keep the rest in the state.";

/**
 * Runs a second time and compares: null where both runs are the same. They differ when a handler is not pure: it draws
 * chance, reads a clock of the machine, or keeps something outside its state.
 */
export function selfCheck(run: Run): Difference | null {
  const again = replay(run);
  if (again.fingerprint === run.fingerprint) return null;
  const [first, second] = [storyOf(run).split("\n"), storyOf(again).split("\n")];
  const event = first.findIndex((line, i) => line !== second[i]);
  if (event >= 0) return { event, first: first[event]!, second: second[event] ?? "(nothing)", advice };
  const state = run.trace.events.state.findIndex(
    (value, i) => JSON.stringify(value) !== JSON.stringify(again.trace.events.state[i]),
  );
  const text = (of: Run) =>
    `${storyOf(of).split("\n")[state] ?? "(nothing)"} → ${JSON.stringify(of.trace.events.state[state])}`;
  return { event: Math.max(0, state), first: text(run), second: text(again), advice };
}

import type { NodeView } from "@lightcone/simulation";
import type { Counterexample } from "../../exploration.ts";
import type { ProtocolSpace } from "../protocol-space.ts";
import { executionAlong } from "./execution-along.ts";
import { labelOf, sendsOf } from "./labels.ts";
import { pathAlong } from "./path.ts";

/** The run along a trail as a counterexample: step by step, in words, and as an execution. */
export function tell(
  space: ProtocolSpace,
  property: string,
  trail: readonly number[],
  loopsTo: number | null,
): Counterexample<readonly NodeView<never>[]> {
  const { universe } = space;
  const path = pathAlong(space, trail);
  const nodesIn = ({ slots }: { slots: Int32Array }) => universe.panoramas.nodesIn(slots);
  const steps = [
    { label: "all start", state: nodesIn(path.first) },
    ...path.steps.map(({ deed, world }) => ({ label: labelOf(universe, deed), state: nodesIn(world) })),
  ];
  const beginning = path.starts.map((deed) => `${labelOf(universe, deed)}${sendsOf(universe, deed)}`);
  const lines = [
    ...beginning.map((line) => `0  ${line}`),
    ...path.steps.map(({ deed }, i) => `${i + 1}  ${labelOf(universe, deed)}${sendsOf(universe, deed)}`),
    ending(property, loopsTo, path.steps.length),
  ];
  return {
    property,
    steps,
    loopsTo,
    story: lines.join("\n"),
    execution: executionAlong(universe, path, property),
  };
}

/** The last line of a story. */
export const ending = (property: string, loopsTo: number | null, last: number): string =>
  loopsTo === null
    ? `VIOLATES ${property}`
    : loopsTo === last
      ? `and nothing more: NEVER ${property}`
      : `and again from ${loopsTo + 1} on, for ever: NEVER ${property}`;

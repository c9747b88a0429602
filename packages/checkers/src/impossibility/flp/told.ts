/** What was found, in plain words and as executions. */
import type { Counterexample } from "../../explore/exploration.ts";
import { tell } from "../../explore/protocol/telling/telling.ts";
import type { ProtocolSpace } from "../../explore/protocol/protocol-space.ts";
import type { Refuted } from "../answer.ts";
import type { AnyAttempt, Bit } from "../attempt.ts";
import { asConsensus, termination } from "../consensus.ts";
import { runAlong } from "../run-along.ts";
import { type Adversary, modelOf } from "./configurations.ts";
import type { FlpEvidence, Start } from "./evidence.ts";

type Found = Pick<FlpEvidence, "loopsTo" | "staysBivalent"> & {
  /** What the story begins and ends with. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly starts: readonly Start[];
};

/** A run that breaks agreement or validity, as exploration found it. */
export const toldExploration = (
  attempt: AnyAttempt,
  inputs: readonly Bit[],
  adversary: Adversary,
  counterexample: Counterexample<unknown>,
): Refuted<FlpEvidence> =>
  told(attempt, inputs, adversary, counterexample, {
    before: [`The nodes begin with ${inputs.join(", ")}.`],
    after: [`That breaks ${counterexample.property}.`],
    starts: [],
    loopsTo: null,
    staysBivalent: false,
  });

/** A run without a decision, along a trail through the worlds of a space. */
export const toldUndecided = (
  attempt: AnyAttempt,
  inputs: readonly Bit[],
  adversary: Adversary,
  space: ProtocolSpace,
  trail: readonly number[],
  found: Found,
): Refuted<FlpEvidence> =>
  told(attempt, inputs, adversary, tell(space, termination, trail, found.loopsTo), found);

function told(
  attempt: AnyAttempt,
  inputs: readonly Bit[],
  adversary: Adversary,
  { property, steps, story, execution }: Counterexample<unknown> | ReturnType<typeof tell>,
  { before, after, starts, loopsTo, staysBivalent }: Found,
): Refuted<FlpEvidence> {
  const drawn = execution!;
  const protocol = asConsensus(attempt, inputs, { withinMs: drawn.endedAt / 1_000 });
  const isReplayable = adversary.timing === "asynchronous" && !hasCoins(protocol);
  return {
    kind: "refuted",
    breaks: property,
    story: [...before, ...story.split("\n").slice(0, -1), ...after].join("\n"),
    execution: drawn,
    run: isReplayable ? runAlong(protocol, drawn, modelOf(adversary)) : null,
    inputs,
    starts,
    steps: steps.length - 1,
    loopsTo,
    staysBivalent,
  };
}

/** Whether a protocol leaves choices to chance. */
export const hasCoins = ({ onChoice = {} }: { readonly onChoice?: object }): boolean =>
  Object.keys(onChoice).length > 0;

/** What can come of each way to give inputs, a line each. */
export const startsInWords = (starts: readonly Start[]): string[] =>
  starts.map(({ inputs, valency }) => `With ${inputs.join(", ")}: ${valency}.`);

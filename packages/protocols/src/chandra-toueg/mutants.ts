/** The rules of the proof, each broken on purpose, and the property that finds it out. */
import { defineProtocol } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import { anyDetector, type Options as AnyOptions } from "./any-detector.ts";
import { chandraToueg, type Options } from "./chandra-toueg.ts";
import { agreement, locking } from "./properties.ts";
import { rules, type Rules } from "./rounds.ts";

/** These break safety, so that any detector shows it. */
export function safetyMutants(
  options: Partial<AnyOptions> = {},
): Readonly<Record<string, Mutant<ReturnType<typeof anyDetector>>>> {
  const mutant = (killedBy: string, broken: Partial<Rules>) => ({
    protocol: anyDetector({ ...options, rules: { ...rules, ...broken } }),
    killedBy,
  });
  return {
    "the coordinator proposes an estimate of its liking": mutant(locking, {
      pick: (estimates) => estimates[0]!.estimate,
    }),
    "what is adopted carries no round": mutant(agreement, { stamp: () => 0 }),
    "one reply that says adopted is enough": mutant(agreement, {
      isLocked: (replies) => replies.some(({ isAdopted }) => isAdopted),
    }),
    "a minority is enough": mutant(agreement, {
      isEnough: (nodes, cluster) => 2 * nodes.length >= cluster.length - 1,
    }),
  };
}

export const termination = "termination: every correct node decides";

/** These keep everything safe, and never end. */
export function livenessMutants(
  options: Partial<Options> = {},
): Readonly<Record<string, Mutant<ReturnType<typeof chandraToueg>>>> {
  const sound = chandraToueg(options);
  return {
    "whoever waits for a coordinator waits for ever": {
      protocol: chandraToueg({ ...options, rules: { ...rules, givesUp: () => false } }),
      killedBy: termination,
    },
    "a decision that was heard is not passed on": {
      protocol: defineProtocol({
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Decide: (state, message, context) => [sound.onMessage.Decide(state, message, context)[0]],
        },
      }),
      killedBy: termination,
    },
  };
}

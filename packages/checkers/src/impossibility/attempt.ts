import { Mistake, type Protocol } from "@lightcone/simulation";
import type { AnyProtocol, Tagged } from "@lightcone/simulation/parts";

/** An input, and a decision. To the generals 1 is to attack and 0 is to stay. */
export type Bit = 0 | 1;

/** A protocol that is meant to solve what cannot be solved, as code. */
export type Attempt<State, Message extends Tagged, Timer extends string> = {
  /** The protocol for given inputs, in the order of the cluster. A node may make use of its own one only. */
  readonly protocol: (inputs: readonly Bit[]) => Protocol<State, Message, Timer>;
  /** What a node in this state has decided, for ever; null while it has not. */
  readonly decision: (state: State) => Bit | null;
};

/** Any attempt, where its own types do not matter. */
export type AnyAttempt = {
  readonly protocol: (inputs: readonly Bit[]) => AnyProtocol;
  readonly decision: (state: never) => Bit | null;
};

export const anyAttempt = <State, Message extends Tagged, Timer extends string>(
  attempt: Attempt<State, Message, Timer>,
): AnyAttempt => {
  for (const part of ["protocol", "decision"] as const)
    if (typeof attempt[part] !== "function")
      throw new Mistake(
        `An attempt needs a function ${part}: { protocol: (inputs) => defineProtocol({ ... }), decision: (state) => state.decided }.`,
      );
  return attempt as unknown as AnyAttempt;
};

/** What a node has decided; null before it has started. */
export function decisionOf({ decision }: AnyAttempt, state: unknown): Bit | null {
  if (state === null) return null;
  const decided = decision(state as never);
  if (decided === 0 || decided === 1 || decided === null) return decided;
  throw new Mistake(
    `decision(state) returned ${JSON.stringify(decided)}: return 0, 1, or null for none yet.`,
  );
}

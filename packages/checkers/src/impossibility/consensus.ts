/** What consensus asks for, as properties of a protocol: for the machines, and for the picture of what they find. */
import type { NodeView } from "@lightcone/simulation";
import type { AnyProtocol } from "@lightcone/simulation/parts";
import { type AnyAttempt, type Bit, decisionOf } from "./attempt.ts";

export const agreement = "agreement: no two nodes decide differently";
export const validity = "validity: if all begin with the same value, no other is decided";
export const termination = "termination: every node that does not fail decides";

type Nodes = readonly NodeView<never>[];

type Asked = {
  /** By when all must have decided, in milliseconds; some time unless given. */
  readonly withinMs?: number;
  /** The inputs that bind: where these are equal nothing else may be decided. All of them unless given. */
  readonly binding?: readonly Bit[];
};

/**
 * The protocol for these inputs with nothing asked of it but consensus. Only nodes that are up are bound by agreement,
 * which makes the task easier.
 */
export function asConsensus(
  attempt: AnyAttempt,
  inputs: readonly Bit[],
  { withinMs = longest, binding = inputs }: Asked = {},
): AnyProtocol {
  const decisions = (nodes: Nodes): Bit[] =>
    nodes
      .filter(({ up }) => up)
      .map(({ state }) => decisionOf(attempt, state))
      .filter((decision) => decision !== null);
  const isDecided = (nodes: Nodes) =>
    nodes.every(({ up, state }) => !up || decisionOf(attempt, state) !== null);
  return {
    ...bare(attempt.protocol(inputs)),
    always: {
      [agreement]: (nodes) => new Set(decisions(nodes)).size <= 1,
      [validity]: (nodes) =>
        new Set(binding).size !== 1 || decisions(nodes).every((decision) => decision === binding[0]),
    },
    eventually: { [termination]: { withinMs, holds: isDecided } },
  };
}

/** Longer than any run. */
const longest = 1e9;

/** The handlers of a protocol, without what its author says of it. */
export function bare(protocol: AnyProtocol): AnyProtocol {
  const { always: _, sometimes: __, eventually: ___, onStep: ____, monitors: _____, ...handlers } = protocol;
  return handlers;
}

/** `0, 1 and 1`: what the nodes begin with. */
export const allBits = (count: number): Bit[][] =>
  count === 0
    ? [[]]
    : allBits(count - 1).flatMap((bits) => [
        [...bits, 0 as Bit],
        [...bits, 1 as Bit],
      ]);

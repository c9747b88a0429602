/**
 * What consensus asks for, in the words of Lynch, "Distributed Algorithms" (1996), §6.1. Agreement is uniform: it also
 * binds those that crash after they have decided.
 */
import { Mistake, type NodeId, type NodeView } from "@lightcone/simulation";

/** The inputs, in the order of the cluster. */
export type Inputs = readonly number[];

type Nodes = readonly NodeView<{ readonly inner: { readonly decision: number | null } }>[];

const decisionsOf = (nodes: Nodes): readonly number[] =>
  nodes.map(({ state }) => state.inner.decision).filter((decision) => decision !== null);

export const agreement = "agreement: no two nodes decide differently";
export const validity = "validity: if all begin with the same value, no other is decided";
export const termination = "termination: every node that stays up decides";

export const alwaysOf = (inputs: Inputs) => ({
  [agreement]: (nodes: Nodes) => new Set(decisionsOf(nodes)).size <= 1,
  [validity]: (nodes: Nodes) =>
    new Set(inputs).size > 1 || decisionsOf(nodes).every((decision) => decision === inputs[0]),
});

export const sometimesOf = (inputs: Inputs) => ({
  "a value is decided though the inputs differ": (nodes: Nodes) =>
    new Set(inputs).size > 1 && decisionsOf(nodes).length > 0,
});

export const eventuallyWithin = (withinMs: number) => ({
  [termination]: {
    withinMs,
    holds: (nodes: Nodes) => nodes.every(({ up, state }) => !up || state.inner.decision !== null),
  },
});

/** Throws a `Mistake` where there is no input for every node. */
export function inputOf(inputs: Inputs, self: NodeId, cluster: readonly NodeId[]): number {
  const input = inputs[cluster.indexOf(self)];
  if (input === undefined)
    throw new Mistake(
      `There are ${inputs.length} inputs for ${cluster.length} nodes: give one to each, inputs: [0, 1, 1].`,
    );
  return input;
}

/** What a node knows, with what it hears: sorted, each value once. */
export const union = (known: readonly number[], heard: readonly number[]): readonly number[] =>
  heard.every((value) => known.includes(value))
    ? known
    : [...new Set([...known, ...heard])].sort((a, b) => a - b);

/** What consensus promises (Chandra & Toueg 1996, §4), in its uniform form: nodes that crash later count too. */
import type { Monitor, NodeId, NodeView } from "@lightcone/simulation";
import type { State, Value } from "./rounds.ts";

type Nodes = readonly NodeView<State>[];

const decisions = (nodes: Nodes): readonly Value[] =>
  nodes.flatMap(({ state }) => (state.decision === null ? [] : [state.decision]));

/** Who adopted what in which round, sorted. */
type Adoptions = readonly { readonly round: number; readonly node: NodeId; readonly value: Value }[];

/** The reason why agreement holds: once a majority has adopted a value in a round, nothing else is ever adopted later. */
const locked: Monitor<State, { readonly nodes: number; readonly adoptions: Adoptions }> = {
  init: { nodes: 0, adoptions: [] },
  step({ adoptions }, _, nodes) {
    const found = nodes
      .filter(
        ({ id, state }) =>
          state.stamp > 0 && !adoptions.some((a) => a.round === state.stamp && a.node === id),
      )
      .map(({ id, state }) => ({ round: state.stamp, node: id, value: state.estimate }));
    const all = [...adoptions, ...found].sort((a, b) => a.round - b.round || (a.node < b.node ? -1 : 1));
    return { nodes: nodes.length, adoptions: found.length > 0 ? all : adoptions };
  },
  holds: ({ nodes, adoptions }) =>
    adoptions.every(
      ({ round, value }) =>
        2 * adoptions.filter((other) => other.round === round && other.value === value).length <= nodes ||
        adoptions.every((other) => other.round < round || other.value === value),
    ),
};

export const agreement = "uniform agreement: no two nodes decide differently";
export const validity = "uniform validity: what is decided was some node's input";
export const integrity = "uniform integrity: a decision is taken once";
export const locking = "a value that a majority adopted in a round is the only one adopted in later rounds";

export const properties = {
  always: {
    [agreement]: (nodes: Nodes) => new Set(decisions(nodes)).size <= 1,
    [validity]: (nodes: Nodes) =>
      decisions(nodes).every((decision) => nodes.some(({ state }) => state.input === decision)),
  },
  onStep: {
    [integrity]: (before: State, _: unknown, after: State) =>
      before.decision === null || after.decision === before.decision,
    "rounds only go forward": (before: State, _: unknown, after: State) => after.round >= before.round,
  },
  monitors: { [locking]: locked as unknown as Monitor<State> },
  sometimes: {
    "a node decides": (nodes: Nodes) => decisions(nodes).length > 0,
    "a node goes on without the coordinator": (nodes: Nodes) =>
      nodes.some(({ state }) => state.round > 1 && state.stamp < state.round - 1),
    "an estimate is adopted from another node": (nodes: Nodes) =>
      nodes.some(({ state }) => state.stamp > 0 && state.estimate !== state.input),
  },
};

/** What must hold of Raft — Ongaro & Ousterhout (2014), Figure 3 — and a few things more, after every event. */
import type { Monitor, NodeId, NodeView, Protocol } from "@lightcone/simulation";
import { contains, entryAt, lastOf, type Log, type Place, termAt } from "./log.ts";
import type { Message, Timer } from "./messages.ts";
import type { State } from "./state.ts";

type Properties = Pick<Protocol<State, Message, Timer>, "always" | "onStep" | "monitors" | "sometimes">;
type Nodes = readonly NodeView<State>[];

export const electionSafety = "Election Safety: at most one leader is elected in a term";
export const leaderAppendOnly = "Leader Append-Only: a leader never overwrites or deletes entries in its log";
export const logMatching = "Log Matching: logs that agree on an entry agree on all before it";
export const leaderCompleteness =
  "Leader Completeness: an entry committed in a term is in the logs of the leaders of all later terms";
export const stateMachineSafety = "State Machine Safety: no two servers apply different entries at one index";
export const oneVote = "a server's vote counts for one candidate in a term";
export const noWayBack =
  "terms and commit indices never go back, and nothing is applied that is not committed";
export const oneChange = "a leader has at most one configuration in its log that is not committed";

const find = (nodes: Nodes, id: NodeId): State => nodes.find((node) => node.id === id)!.state;

/** Who was elected, by term; null once there were two. */
type Elected = Readonly<Record<number, NodeId>> | null;

const elected: Monitor<State, Elected> = {
  init: {},
  step(memory, { node }, nodes) {
    const { leading, term } = find(nodes, node);
    if (!leading || memory === null || memory[term] === node) return memory;
    return memory[term] === undefined ? { ...memory, [term]: node } : null;
  },
  holds: (memory) => memory !== null,
};

/** For whom votes were counted, by term and voter; null once one counted twice. */
type Votes = Readonly<Record<string, NodeId>> | null;

const votes: Monitor<State, Votes> = {
  init: {},
  step(memory, { node }, nodes) {
    const state = find(nodes, node);
    if (memory === null || state.role === "follower" || state.role === "pre-candidate") return memory;
    const keys = state.votes.map((voter) => `${state.term} ${voter}`);
    const fresh = keys.filter((key) => memory[key] !== node);
    if (fresh.some((key) => memory[key] !== undefined)) return null;
    return fresh.length === 0
      ? memory
      : { ...memory, ...Object.fromEntries(fresh.map((key) => [key, node])) };
  },
  holds: (memory) => memory !== null,
};

/** The entries that were applied: the term of each, by index, and the term in which it was first known to be committed. */
type Applied = {
  readonly entries: Readonly<Record<number, { readonly term: number; readonly since: number }>>;
  readonly isBroken: boolean;
};

const appliedOf = ({ log, lastApplied }: State): readonly Place[] =>
  log.entries
    .map(({ term }, i) => ({ index: log.base.index + i + 1, term }))
    .filter(({ index }) => index <= lastApplied);

const remember = (memory: Applied, state: State): Applied => {
  const places = appliedOf(state);
  const fresh = places.filter(({ index }) => memory.entries[index] === undefined);
  const isBroken =
    memory.isBroken || places.some(({ index, term }) => (memory.entries[index]?.term ?? term) !== term);
  if (fresh.length === 0) return isBroken === memory.isBroken ? memory : { ...memory, isBroken };
  const learned = fresh.map(({ index, term }) => [index, { term, since: state.term }]);
  return { entries: { ...memory.entries, ...Object.fromEntries(learned) }, isBroken };
};

const nothingApplied: Applied = { entries: {}, isBroken: false };

const applied: Monitor<State, Applied> = {
  init: nothingApplied,
  step: (memory, { node }, nodes) => remember(memory, find(nodes, node)),
  holds: ({ isBroken }) => !isBroken,
};

const complete: Monitor<State, Applied> = {
  init: nothingApplied,
  step(memory, { node }, nodes) {
    const state = find(nodes, node);
    const { entries } = remember(memory, state);
    const lacks = Object.entries(entries).some(
      ([index, { term, since }]) =>
        since < state.term && !contains(state.log, { index: Number(index), term }),
    );
    return { entries, isBroken: memory.isBroken || (state.leading !== null && lacks) };
  },
  holds: ({ isBroken }) => !isBroken,
};

/** The last entry on which two logs agree, and every one before it. */
function match(a: Log, b: Log): boolean {
  const isSame = (index: number) => termAt(a, index) === termAt(b, index);
  const first = Math.max(a.base.index, b.base.index) + 1;
  let index = Math.min(lastOf(a).index, lastOf(b).index);
  while (index >= first && !isSame(index)) index--;
  for (; index >= first; index--)
    if (!isSame(index) || JSON.stringify(entryAt(a, index)) !== JSON.stringify(entryAt(b, index)))
      return false;
  return true;
}

const uncommittedConfigurations = ({ log, commitIndex }: State): number =>
  log.entries.filter(
    ({ command }, i) => command.type === "Configuration" && log.base.index + i + 1 > commitIndex,
  ).length;

export const properties: Properties = {
  always: {
    [logMatching]: (nodes) =>
      nodes.every((a, i) => nodes.slice(i + 1).every((b) => match(a.state.log, b.state.log))),
    [oneChange]: (nodes) =>
      nodes.every(({ state }) => state.leading === null || uncommittedConfigurations(state) <= 1),
  },

  onStep: {
    [leaderAppendOnly]: (before, { kind }, after) =>
      kind === "restart" ||
      before.leading === null ||
      before.term !== after.term ||
      (lastOf(after.log).index >= lastOf(before.log).index && match(before.log, after.log)),
    [noWayBack]: (before, { kind }, after) =>
      after.lastApplied <= after.commitIndex &&
      (kind === "restart" || (after.term >= before.term && after.commitIndex >= before.commitIndex)),
  },

  monitors: {
    [electionSafety]: elected as unknown as Monitor<State>,
    [oneVote]: votes as unknown as Monitor<State>,
    [stateMachineSafety]: applied as unknown as Monitor<State>,
    [leaderCompleteness]: complete as unknown as Monitor<State>,
  },

  sometimes: {
    "a leader is elected": (nodes) => nodes.some(({ state }) => state.leading !== null),
    "an entry is applied": (nodes) => nodes.some(({ state }) => state.lastApplied > 0),
  },
};

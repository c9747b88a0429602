/**
 * The state machine: committed entries are applied in the log's order, each request of a client once — Ongaro &
 * Ousterhout (2014), §5.3 and §8; Ongaro's thesis (2014), §6.3. What has been applied can become a snapshot, §7.
 */
import type { Context, NodeId } from "@lightcone/simulation";
import { type Configuration } from "./configuration.ts";
import { type Command, compact, entryAt, termAt } from "./log.ts";
import { configurationCommitted } from "./membership.ts";
import { reply } from "./messages.ts";
import { andThen, type Raft, type Sessions, type State, type Step } from "./state.ts";

/** Applies what is committed and was not applied yet; a leader answers the clients. */
export function applyCommitted(raft: Raft, state: State, context: Context): Step {
  const index = state.lastApplied + 1;
  const entry = index <= state.commitIndex ? entryAt(state.log, index) : undefined;
  if (!entry) return [takeSnapshot(raft, state)];
  return andThen(apply(raft, { ...state, lastApplied: index }, entry.command, context), (next) =>
    applyCommitted(raft, next, context),
  );
}

function apply(raft: Raft, state: State, command: Command, context: Context): Step {
  switch (command.type) {
    case "Noop":
      return [state];
    case "Configuration":
      return configurationCommitted(raft, state, command, context);
    case "Operation": {
      const { id, client, operation } = command;
      const next = raft.rules.isDone(state.sessions, client, id)
        ? state
        : perform(raft, state, client, id, operation);
      const session = next.sessions[client];
      return next.leading && session?.id === id ? [next, reply(id, session.result)] : [next];
    }
  }
}

function perform(raft: Raft, state: State, client: NodeId, id: string, operation: unknown): State {
  const [machine, result] = raft.options.machine.apply(state.machine, operation);
  return { ...state, machine, sessions: { ...state.sessions, [client]: { id, result } } };
}

/** A client numbers its requests, and begins none before the last one has ended: what is not newer was applied before. */
export const isDone = (sessions: Sessions, client: NodeId, id: string): boolean => {
  const session = sessions[client];
  return session !== undefined && numberOf(session.id) >= numberOf(id);
};

const numberOf = (id: string): number => Number(id.slice(id.lastIndexOf("-") + 1));

function takeSnapshot({ options, rules }: Raft, state: State): State {
  const { log, lastApplied: index, machine, sessions } = state;
  if (options.compactAfter === null || index - log.base.index < options.compactAfter) return state;
  const last = { index, term: termAt(log, index) ?? 0 };
  const snapshot = rules.snapshot({ last, configuration: configurationAt(state, index), machine, sessions });
  return { ...state, snapshot, log: compact(log, last) };
}

/** The one that held when that entry was applied. */
function configurationAt({ log, snapshot }: State, index: number): Configuration {
  const applied = log.entries.slice(0, index - log.base.index);
  for (const { command } of applied.toReversed())
    if (command.type === "Configuration") return command.configuration;
  return snapshot.configuration;
}

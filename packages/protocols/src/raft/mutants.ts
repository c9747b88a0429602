/** Raft with one rule broken: mistakes that were made in earnest, or that look harmless. */
import { append, lastOf, type Log, truncate } from "./log.ts";
import { raft, raftsRules } from "./raft.ts";
import { currentConfiguration, latestConfigurationEntry, type Options, type Rules } from "./state.ts";

type Entries = Log["entries"];

/** What is new is put after what is there, whatever that is. */
const keepConflicts = (log: Log, after: number, entries: Entries): Log =>
  append(log, ...entries.slice(Math.max(0, lastOf(log).index - after)));

/** What is there goes, even when the message is older than that. */
const alwaysTruncate = (log: Log, after: number, entries: Entries): Log =>
  append(truncate(log, after), ...entries);

const broken: Readonly<Record<string, Partial<Rules>>> = {
  "a vote is not kept on disk": {
    keeps: ({ term, log, snapshot }) => ({ term, votedFor: null, log, snapshot }),
  },
  "answers do not wait for the disk": { waitsForDisk: false },
  "the longer log wins, whatever its terms": { isUpToDate: (candidate, own) => candidate.index >= own.index },
  "an old entry is committed by counting (Figure 8)": { mayCommit: () => true },
  "conflicting entries are kept": { merge: keepConflicts },
  "an old message truncates the log": { merge: alwaysTruncate },
  "a follower commits more than the leader has shown it": { toCommit: (leadersCommit) => leadersCommit },
  "a server votes twice": { mayVote: () => true },
  "a leader does not step down": {
    stepsDown: (heard, { term, leading }) => leading === null && heard > term,
  },
  "a follower applies what is not committed": { toCommit: (_, lastNew) => lastNew },
  "a leader reads without asking whether it still is one": { readsWait: false },
  "a request that is repeated is performed again": { isDone: () => false },
  "a snapshot forgets who was answered": { snapshot: (made) => ({ ...made, sessions: {} }) },
  "membership changes before an entry of the term is committed (2015)": {
    mayReconfigure: (state) =>
      (latestConfigurationEntry(state)?.index ?? 0) <= state.commitIndex &&
      currentConfiguration(state).outgoing === null,
  },
};

export const mutants = (options: Partial<Options> = {}): Readonly<Record<string, ReturnType<typeof raft>>> =>
  Object.fromEntries(
    Object.entries(broken).map(([name, rules]) => [name, raft(options, { ...raftsRules, ...rules })]),
  );

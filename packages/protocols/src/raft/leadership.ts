/** A leader's reign — Ongaro & Ousterhout (2014), §5.2, §8; CheckQuorum, Ongaro's thesis (2014), §6.2. */
import type { Context } from "@lightcone/simulation";
import { isQuorum, membersOf } from "./configuration.ts";
import { electionTimer, stepDown } from "./follower.ts";
import { lastOf } from "./log.ts";
import { cancelTimer, setTimer } from "./messages.ts";
import { advanceCommit } from "./replication.ts";
import { progressOf, propose, sendRound } from "./rounds.ts";
import { andThen, currentConfiguration, type Raft, type State, type Step } from "./state.ts";

const heartbeat = ({ options }: Raft) => setTimer("heartbeat", { afterMs: options.heartbeatMs });

/** Elected: all are told at once, with an empty entry where that is wanted. */
export function lead(raft: Raft, candidate: State, context: Context): Step {
  const first = lastOf(candidate.log).index + 1;
  const leader: State = {
    ...candidate,
    role: "leader",
    leader: context.self,
    leading: {
      first,
      progress: {},
      round: 0,
      probe: { round: 0, sentAt: 0 },
      heldUntil: 0,
      checkedRound: 0,
      reads: [],
      transfersTo: null,
    },
  };
  const begun = raft.options.noop
    ? propose(raft, leader, { type: "Noop" }, context)
    : sendRound(raft, leader, context);
  return andThen(begun, (node) =>
    andThen(advanceCommit(raft, node, context), (after) => [
      after,
      raft.options.checkQuorum ? electionTimer(raft) : cancelTimer("election"),
      heartbeat(raft),
    ]),
  );
}

export const beat = (raft: Raft, state: State, context: Context): Step =>
  andThen(sendRound(raft, state, context), (leader) =>
    andThen(advanceCommit(raft, leader, context), (after) =>
      after.leading ? [after, heartbeat(raft)] : [after],
    ),
  );

/** Who has heard from no quorum for an election timeout leads no longer; nor does it wait longer for a successor. */
export function checkQuorum(raft: Raft, state: State, { self }: Context): Step {
  const { leading } = state;
  if (!leading) return [state];
  const configuration = currentConfiguration(state);
  const answered = membersOf(configuration).filter(
    (node) => node === self || progressOf(state, node).round > leading.checkedRound,
  );
  if (!isQuorum(answered, configuration)) return stepDown(raft, state);
  const checked = { ...leading, checkedRound: leading.round, transfersTo: null };
  return [{ ...state, leading: checked }, electionTimer(raft)];
}

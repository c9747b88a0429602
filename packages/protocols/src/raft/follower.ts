/** Terms, and how a server follows — Ongaro & Ousterhout (2014), §5.1 and Figure 2, "Rules for Servers". */
import type { NodeId } from "@lightcone/simulation";
import { cancelTimer, setTimer } from "./messages.ts";
import { andThen, type Raft, type State, type Step } from "./state.ts";

/** The runtime picks the timeout, anew each time: that is what ends split votes (§5.2). */
export const electionTimer = ({ options }: Raft) => setTimer("election", { betweenMs: options.electionMs });

export const toFollower = (state: State): State => ({ ...state, role: "follower", votes: [], leading: null });

/** A newer term makes any server a follower in that term. */
export function observe(raft: Raft, state: State, term: number): Step {
  if (!raft.rules.stepsDown(term, state)) return [state];
  const follower: State = { ...toFollower(state), term, votedFor: null, leader: null };
  return state.leading ? [follower, cancelTimer("heartbeat"), electionTimer(raft)] : [follower];
}

/** A leader gives up, in its own term. */
export const stepDown = (raft: Raft, state: State): Step => [
  { ...toFollower(state), leader: null },
  cancelTimer("heartbeat"),
  electionTimer(raft),
];

/** There is a leader of that term, and it was heard from: wait anew. */
export const follow = (raft: Raft, state: State, term: number, leader: NodeId): Step =>
  andThen(observe(raft, state, term), (node) => {
    const { preVote, checkQuorum, electionMs } = raft.options;
    const follower: State = { ...toFollower(node), leader, hears: preVote || checkQuorum };
    const quiet = follower.hears ? [setTimer("quiet", { afterMs: electionMs[0] })] : [];
    return [follower, electionTimer(raft), ...quiet];
  });

/** It leads, or hears from who does. */
export const hasLeader = ({ hears, leading }: State): boolean => hears || leading !== null;

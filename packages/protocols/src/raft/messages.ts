/** What servers say to one another: the RPCs of Raft's Figures 2 and 13, each a message and its reply, and the few of the thesis. */
import { effects, type NodeId } from "@lightcone/simulation";
import type { Entry, Place } from "./log.ts";
import type { Snapshot } from "./state.ts";

export type Message =
  /** A candidate asks for a vote; `isTransfer`: its leader told it to (thesis, §3.10). */
  | {
      readonly type: "RequestVote";
      readonly term: number;
      readonly last: Place;
      readonly isTransfer: boolean;
    }
  | { readonly type: "RequestVoteReply"; readonly term: number; readonly granted: boolean }
  /** Would you vote for me in that term? Nobody's term changes for the question (thesis, §9.6). */
  | { readonly type: "PreVote"; readonly term: number; readonly last: Place }
  | { readonly type: "PreVoteReply"; readonly term: number; readonly granted: boolean }
  /** The entries after `previous`; none in a heartbeat. `round` counts the leader's rounds of messages. */
  | {
      readonly type: "AppendEntries";
      readonly term: number;
      readonly previous: Place;
      readonly entries: readonly Entry[];
      readonly commitIndex: number;
      readonly round: number;
    }
  /** How far the logs match; or, without success, where the leader should look for that. */
  | {
      readonly type: "AppendEntriesReply";
      readonly term: number;
      readonly success: boolean;
      readonly index: number;
      readonly round: number;
    }
  | {
      readonly type: "InstallSnapshot";
      readonly term: number;
      readonly snapshot: Snapshot;
      readonly round: number;
    }
  /** To the one that shall lead next: do not wait for your timeout (thesis, §3.10). */
  | { readonly type: "TimeoutNow"; readonly term: number }
  /** A client's request, on its way to the leader. */
  | { readonly type: "Forward"; readonly id: string; readonly client: NodeId; readonly operation: unknown };

export type Timer =
  /** A follower's: no leader was heard of for so long. A leader's: time to see whether a quorum still answers. */
  | "election"
  /** A leader's: time for the next round. */
  | "heartbeat"
  /** A follower's: for the shortest election timeout no leader was heard of, and others may have a vote. */
  | "quiet";

export const { send, broadcast, setTimer, cancelTimer, sync, reply, refuse } = effects<Message, Timer>();

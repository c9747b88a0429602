import { asynchronous, crashRecovery, readExecution, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import type { Exploration } from "../exploration.ts";
import { explore } from "../explore.ts";
import { raftElection, type State, termsUpTo } from "../fixtures/raft-election.ts";

const model = systemModel({ timing: asynchronous() });
const options = { nodes: 3, model, bounds: termsUpTo(2) };

type Raft = typeof raftElection;
const { RequestVote, RequestVoteReply } = raftElection.onMessage;

/** Raft with one rule broken. */
const mutants: Record<string, Raft> = {
  "forgets for whom it voted": {
    ...raftElection,
    onMessage: {
      ...raftElection.onMessage,
      RequestVote: (state, message, context) =>
        RequestVote(
          { ...state, votedFor: state.role === "follower" ? null : state.votedFor },
          message,
          context,
        ),
    },
  },
  "takes refusals for votes": {
    ...raftElection,
    onMessage: {
      ...raftElection.onMessage,
      RequestVoteReply: (state, message, context) => {
        const [after, ...effects] = RequestVoteReply(state, message, context);
        const isElected = after.role === "candidate" && message.term === after.term;
        return [isElected ? { ...after, role: "leader" as const } : after, ...effects];
      },
    },
  },
  "counts votes of earlier terms": {
    ...raftElection,
    onMessage: {
      ...raftElection.onMessage,
      RequestVoteReply: (state, message, context) =>
        message.term > state.term
          ? [state]
          : RequestVoteReply(state, { ...message, term: state.term }, context),
    },
  },
};

const counterexampleOf = (exploration: Exploration<unknown>) => {
  expect(exploration.verdict.kind).toBe("illegal");
  return exploration.verdict.kind === "illegal" ? exploration.verdict.counterexample : (null as never);
};

describe("E5 mutants of Raft are caught, each by a shortest run", () => {
  it("is itself safe within the same bounds", () => {
    expect(explore(raftElection, { ...options, bounds: termsUpTo(1) }).verdict).toEqual({ kind: "ok" });
  });

  it.each(Object.entries(mutants))("%s", (_, mutant) => {
    const shortest = counterexampleOf(explore(mutant, options));
    expect(shortest.story).toMatchSnapshot();
    expect(shortest.property).toBe("no two leaders in one term at once");
    const leaders = shortest.steps.at(-1)!.state as readonly { state: State }[];
    expect(leaders.filter(({ state }) => state.role === "leader")).toHaveLength(2);
    const other = counterexampleOf(explore(mutant, { ...options, strategy: "depth-first" }));
    expect(other.steps.length).toBeGreaterThanOrEqual(shortest.steps.length);
    for (const { execution } of [shortest, other]) expect(readExecution(execution)).not.toBeNull();
  });

  it("a node that forgets everything when it crashes votes twice", () => {
    const crashing = systemModel({ timing: asynchronous(), failures: crashRecovery({ f: 1 }) });
    const { story } = counterexampleOf(
      explore(raftElection, { nodes: 3, model: crashing, bounds: { ...termsUpTo(1), crashes: 1 } }),
    );
    expect(story).toMatchSnapshot();
  });
});

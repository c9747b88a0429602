import { describe, expect, it } from "vitest";
import {
  authenticatedByzantine,
  byzantine,
  defineProtocol,
  effects,
  type Signature,
  simulate,
  synchronous,
  systemModel,
} from "../index.ts";

type Vote = { readonly type: "Vote"; readonly vote: Signature<string> };
type State = { readonly votes: readonly string[] };
const { broadcast, send } = effects<Vote>();

/** Everybody signs a vote for "yes" and collects those of others whose signature is the sender's or is passed on. */
const honest = defineProtocol<State, Vote>({
  name: "signed votes",
  init: ({ peers, sign }) => [{ votes: [] }, ...broadcast(peers, { type: "Vote", vote: sign("yes") })],
  onMessage: { Vote: ({ votes }, { vote }) => [{ votes: [...votes, `${vote.by}: ${vote.value}`].sort() }] },
  onTimer: {},
});

const forger = {
  ...honest,
  name: "forger",
  init: ({ peers }: { peers: readonly string[] }) =>
    [{ votes: [] }, ...broadcast(peers, { type: "Vote", vote: { by: "A", value: "no" } })] as never,
};
const equivocator = {
  ...honest,
  name: "equivocator",
  init: ({ peers, sign }: { peers: readonly string[]; sign: (value: string) => Signature<string> }) =>
    [
      { votes: [] },
      ...peers.map((peer, i) => send(peer, { type: "Vote", vote: sign(i === 0 ? "yes" : "no") })),
    ] as never,
};
/** Passes on what A signed, to somebody else. */
const gossip = {
  ...honest,
  name: "gossip",
  onMessage: { Vote: (state: State, { vote }: Vote) => [state, send("B", { type: "Vote", vote })] as never },
};

const run = (failures: ReturnType<typeof byzantine>, record: unknown) =>
  simulate(honest, {
    nodes: 3,
    model: systemModel({ timing: synchronous({ deltaMs: 5 }), failures }),
    byzantine: { C: record },
  });
const votesOf = (result: ReturnType<typeof run>, node: number) =>
  result.worldAt(result.metrics.events - 1).nodes[node]!.state!.votes;

describe("Byzantine nodes", () => {
  it("B1 say different things to different nodes", () => {
    const result = run(byzantine({ f: 1 }), equivocator);
    expect([votesOf(result, 0), votesOf(result, 1)]).toEqual([
      ["B: yes", "C: yes"],
      ["A: yes", "C: no"],
    ]);
  });

  it("B2 forge signatures where the model has no unforgeable ones", () => {
    const result = run(byzantine({ f: 1 }), forger);
    expect(votesOf(result, 1)).toEqual(["A: no", "A: yes"]);
    expect(result.forgeries).toEqual([]);
  });

  it("B3 cannot forge where it has: the message is refused and reported", () => {
    const result = run(authenticatedByzantine({ f: 1 }), forger);
    expect(votesOf(result, 1)).toEqual(["A: yes"]);
    expect(result.forgeries.map(({ node, signature }) => [node, signature])).toEqual(
      Array(2).fill(["C", { by: "A", value: "no" }]),
    );
  });

  it("B4 may repeat the signatures that reached them", () => {
    const result = run(authenticatedByzantine({ f: 1 }), gossip);
    expect(result.forgeries).toEqual([]);
    expect(votesOf(result, 1).filter((vote) => vote === "A: yes")).toHaveLength(2);
  });

  it("B5 are not looked at by properties", () => {
    const watched = {
      ...honest,
      always: {
        "three see it": (nodes: readonly { id: string }[]) =>
          nodes.length === 2 && nodes.every(({ id }) => id !== "C"),
      },
    };
    expect(
      simulate(watched, {
        nodes: 3,
        model: systemModel({ timing: synchronous({ deltaMs: 5 }), failures: byzantine({ f: 1 }) }),
        byzantine: { C: forger },
      }).violations,
    ).toEqual([]);
  });
});

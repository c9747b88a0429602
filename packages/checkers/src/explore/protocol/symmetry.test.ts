import { asynchronous, byzantine, crashStop, links, synchronous, systemModel } from "@lightcone/simulation";
import { canonicalText } from "@lightcone/simulation/parts";
import { describe, expect, it } from "vitest";
import { explore } from "../explore.ts";
import { type Message, raftElection, type State, termsUpTo } from "../fixtures/raft-election.ts";
import { permutationsOf } from "../permutations.ts";
import type { NodeSymmetry, Rename } from "./plan/node-symmetry.ts";

const model = systemModel({ timing: asynchronous() });
const symmetry: NodeSymmetry<State> = {
  state: (state, rename) => ({
    ...state,
    votedFor: state.votedFor && rename(state.votedFor),
    votes: state.votes.map(rename).sort(),
  }),
  message: (message: Message) => message,
};

/** How many orbits there are, by renaming every world that a full search sees, as text. */
function orbitsOf(
  nodes: readonly string[],
  worlds: Iterable<readonly { id: string; up: boolean; state: State }[]>,
): number {
  const renames = permutationsOf(nodes.length).map(
    (to): Rename =>
      (name) =>
        nodes[to[nodes.indexOf(name)]!]!,
  );
  const least = (world: readonly { id: string; up: boolean; state: State }[]) =>
    renames
      .map((rename) =>
        canonicalText(
          world
            .map(({ id, up, state }) => ({ id: rename(id), up, state: symmetry.state(state, rename) }))
            .sort((a, b) => (a.id < b.id ? -1 : 1)),
        ),
      )
      .sort()[0]!;
  return new Set([...worlds].map(least)).size;
}

describe("E17 symmetry", () => {
  it.each([
    ["nothing fails", model],
    [
      "one node crashes, and links lose",
      systemModel({
        timing: asynchronous(),
        failures: crashStop({ f: 1 }),
        links: links({ loss: 0, duplication: 0 }),
      }),
    ],
  ])("one of each orbit is seen, and no orbit is missed, where %s", (_, those) => {
    const names = ["A", "B", "C"];
    const options = { nodes: names, model: those, bounds: { ...termsUpTo(1), cuts: false } };
    const watched = (seen: Map<string, readonly never[]>) => ({
      ...raftElection,
      always: {
        seen: (nodes: readonly unknown[]) => Boolean(seen.set(canonicalText(nodes), nodes as never)),
      },
    });
    const [all, some] = [new Map<string, readonly never[]>(), new Map<string, readonly never[]>()];
    const full = explore(watched(all), options);
    const reduced = explore(watched(some), { ...options, symmetry });
    expect(full.complete && reduced.complete).toBe(true);
    expect(reduced.distinct).toBeLessThan(full.distinct / 3);
    expect(reduced.distinct).toBeGreaterThanOrEqual(full.distinct / 6);
    expect(reduced.depth).toBe(full.depth);
    expect(orbitsOf(names, some.values())).toBe(orbitsOf(names, all.values()));
  });

  it("nodes that are not alike are left out", () => {
    const options = { nodes: 3, model, bounds: termsUpTo(1) };
    const two = explore(raftElection, { ...options, symmetry: { ...symmetry, nodes: ["B", "C"] } });
    expect(two.distinct).toBeGreaterThan(1_111 / 2);
    expect(two.distinct).toBeLessThan(1_111 * 0.6);
  });

  it("what forgets a name, or leaves a list unsorted, does not commute, and is told", () => {
    const forgetful = { ...symmetry, state: (state: State) => state };
    expect(() =>
      explore(raftElection, { nodes: 3, model, bounds: termsUpTo(1), symmetry: forgetful }),
    ).toThrowError(
      /^symmetry does not commute with steps: to exchange . and . and then take a step is not the same/,
    );
    const partial = {
      ...raftElection,
      always: {
        "A never leads": (nodes: readonly { id: string; state: State }[]) =>
          nodes[0]!.state.role !== "leader",
      },
    };
    expect(() => explore(partial, { nodes: 3, model, bounds: termsUpTo(1), symmetry })).toThrowError(
      /^A property or a bound tells .* apart, so that symmetry cannot be used with it/,
    );
  });

  it.each([
    ["nobody", { symmetry: { ...symmetry, nodes: ["Z"] } }, 'symmetry.nodes names "Z", which is no node'],
    ["too many", { nodes: 7 }, "symmetry is to exchange 7 nodes"],
    [
      "steps that are cut short",
      { model: systemModel({ timing: asynchronous(), failures: crashStop({ f: 1 }) }) },
      "Symmetry does not go with crashes that cut a step short",
    ],
    ["liveness", { liveness: true }, "Symmetry does not go with liveness"],
    [
      "rounds",
      { model: systemModel({ timing: synchronous({ deltaMs: 1 }) }) },
      "Symmetry does not go with lock-step rounds",
    ],
    [
      "Byzantine nodes",
      {
        model: systemModel({ timing: asynchronous(), failures: byzantine({ f: 1 }) }),
        byzantine: { A: { sends: [] } },
      },
      "Symmetry does not go with clients or Byzantine nodes",
    ],
  ])("does not go with %s", (_, more, sentence) => {
    const options = { nodes: 3, model, symmetry, ...more };
    expect(() => explore(raftElection, options)).toThrowError(sentence);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adjacency,
  complete,
  describeTopology,
  diameter,
  eccentricity,
  edgeCount,
  grid,
  line,
  type Neighbors,
  neighborsIn,
  ring,
  type Topology,
  tree,
} from "./topology.ts";

const named = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);
const placed = (topology: Topology, count: number) => neighborsIn(topology, named(count));

/** Every link by name, to be read: "A-B" in both directions, "A>B" in one. */
function linksByName(topology: Topology, nodes: readonly string[]): string[] {
  const neighbors = neighborsIn(topology, nodes);
  return neighbors.flatMap((places, from) =>
    places.flatMap((to) => {
      const isMutual = neighbors[to]!.includes(from);
      return isMutual && to < from ? [] : [`${nodes[from]}${isMutual ? "-" : ">"}${nodes[to]}`];
    }),
  );
}

/** Floods a message from one node: each that hears it for the first time tells its neighbors. Counts what is sent. */
function messagesOfFlood(neighbors: Neighbors, isEchoed: boolean): number {
  const heard = new Set([0]);
  const open: { readonly node: number; readonly from: number | null }[] = [{ node: 0, from: null }];
  let sent = 0;
  for (const { node, from } of open)
    for (const to of neighbors[node]!) {
      if (to === from && !isEchoed) continue;
      sent++;
      if (!heard.has(to)) open.push({ node: to, from: node });
      heard.add(to);
    }
  return sent;
}

describe("shapes", () => {
  const nodes = ["A", "B", "C", "D", "E", "F"];
  it.each<[string, Topology, string]>([
    ["line", line, "A-B B-C C-D D-E E-F"],
    ["ring", ring, "A-B A-F B-C C-D D-E E-F"],
    ["grid", grid(2, 3), "A-B A-D B-C B-E C-F D-E E-F"],
    ["tree", tree({ branching: 2 }), "A-B A-C B-D B-E C-F"],
    ["adjacency, one direction at a time", adjacency({ B: ["A", "C"], C: ["B"], A: [] }), "B>A B-C"],
  ])("%s", (_, topology, links) => {
    expect(linksByName(topology, nodes).join(" ")).toBe(links);
  });

  it("of few nodes have no link twice and none to itself", () => {
    expect([complete, ring, line, tree({ branching: 3 })].map((shape) => placed(shape, 1))).toEqual([
      [[]],
      [[]],
      [[]],
      [[]],
    ]);
    expect([complete, ring, line, grid(1, 2)].map((shape) => placed(shape, 2))).toEqual(
      Array(4).fill([[1], [0]]),
    );
    expect(placed(complete, 0)).toEqual([]);
  });

  it("are described in words", () => {
    expect([complete, grid(2, 3), tree({ branching: 2 }), adjacency({})].map(describeTopology)).toEqual([
      "complete",
      "grid of 2 by 3",
      "tree, branching 2",
      "given links",
    ]);
  });
});

describe("the arithmetic of flooding", () => {
  // A grid of 5 nodes has a corner: A-B-C over D-E, 5 edges, so that 2E = 10 and 2E - (n - 1) = 6.
  const cornered = adjacency({
    n0: ["n1", "n3"],
    n1: ["n0", "n2", "n4"],
    n2: ["n1"],
    n3: ["n0", "n4"],
    n4: ["n1", "n3"],
  });
  it.each<[string, Topology, number, { edges: number; echoed: number; unechoed: number; diameter: number }]>([
    ["5 nodes in a grid", cornered, 5, { edges: 5, echoed: 10, unechoed: 6, diameter: 3 }],
    ["25 nodes in a grid", grid(5, 5), 25, { edges: 40, echoed: 80, unechoed: 56, diameter: 8 }],
    ["25 nodes in a line", line, 25, { edges: 24, echoed: 48, unechoed: 24, diameter: 24 }],
    ["25 nodes, complete", complete, 25, { edges: 300, echoed: 600, unechoed: 576, diameter: 1 }],
  ])("%s", (_, topology, count, expected) => {
    const neighbors = placed(topology, count);
    expect({
      edges: edgeCount(neighbors),
      echoed: messagesOfFlood(neighbors, true),
      unechoed: messagesOfFlood(neighbors, false),
      diameter: diameter(neighbors),
    }).toEqual(expected);
  });

  const shape = fc.oneof(
    fc.constantFrom(complete, ring, line),
    fc.integer({ min: 1, max: 5 }).map((branching) => tree({ branching })),
  );
  it("holds for every shape: 2E messages, or n - 1 fewer without echo", () => {
    fc.assert(
      fc.property(shape, fc.integer({ min: 1, max: 30 }), (topology, count) => {
        const neighbors = placed(topology, count);
        expect(messagesOfFlood(neighbors, true)).toBe(2 * edgeCount(neighbors));
        expect(messagesOfFlood(neighbors, false)).toBe(2 * edgeCount(neighbors) - (count - 1));
      }),
    );
  });
});

describe("distances", () => {
  it("are known for a ring, a grid and a binary tree", () => {
    expect([5, 6, 7].map((count) => diameter(placed(ring, count)))).toEqual([2, 3, 3]);
    expect(diameter(placed(grid(3, 7), 21))).toBe(2 + 6);
    const binary = placed(tree({ branching: 2 }), 15);
    expect([eccentricity(binary, 0), diameter(binary)]).toEqual([3, 6]);
  });

  it("are infinite where a node cannot be reached", () => {
    const oneWay = neighborsIn(adjacency({ A: ["B"] }), ["A", "B", "C"]);
    expect([edgeCount(oneWay), eccentricity(oneWay, 0), diameter(oneWay)]).toEqual([1, Infinity, Infinity]);
    expect(eccentricity(neighborsIn(adjacency({ A: ["B"] }), ["A", "B"]), 0)).toBe(1);
  });

  it("are symmetric, and each edge counts once, in shapes without direction", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (rows, columns) => {
        const neighbors = placed(grid(rows, columns), rows * columns);
        neighbors.forEach((places, from) => {
          for (const to of places) expect(neighbors[to]).toContain(from);
        });
        expect(edgeCount(neighbors)).toBe(rows * (columns - 1) + columns * (rows - 1));
        expect(edgeCount(neighbors) * 2).toBe(neighbors.flat().length);
      }),
    );
  });
});

describe("mistakes", () => {
  it.each<[() => unknown, string]>([
    [() => grid(0, 3), "the number of rows of grid(rows, columns) is 0: give a whole number, at least 1."],
    [
      () => grid(2, 1.5),
      "the number of columns of grid(rows, columns) is 1.5: give a whole number, at least 1.",
    ],
    [() => tree({ branching: NaN }), "tree({ branching }) is NaN: give a whole number, at least 1."],
    [
      () => placed(grid(2, 3), 5),
      "grid(2, 3) has 6 places, but there are 5 nodes: choose rows * columns nodes.",
    ],
    [
      () => neighborsIn(adjacency({ Alice: ["Bob"] }), ["Alice", "Rob"]),
      'adjacency names the node "Bob", which does not exist: did you mean "Rob"?',
    ],
    [
      () => neighborsIn(adjacency({ zoo: [], A: ["B"] }), ["A", "B"]),
      'adjacency names the node "zoo", which does not exist: the nodes are A, B.',
    ],
    [
      () => neighborsIn(adjacency({ A: ["A"] }), ["A", "B"]),
      'adjacency: "A" is a neighbor of itself: leave it out.',
    ],
  ])("%s", (act, sentence) => {
    expect(act).toThrowError(sentence);
  });
});

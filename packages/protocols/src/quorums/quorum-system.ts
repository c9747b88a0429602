/**
 * Quorum systems: sets of nodes, any two of which meet, so that what one has written another will read. Pure functions.
 * Garcia-Molina & Barbara, "How to assign votes in a distributed system", JACM 32(4), 1985; Naor & Wool, "The load,
 * capacity, and availability of quorum systems", SIAM J. Comput. 27(2), 1998.
 * Left out: weights of nodes. A node with two votes is two nodes that fail together, which these functions do not know.
 */
import { Mistake, type NodeId } from "@lightcone/simulation";

/** The nodes, and the sets of them that are quorums; so are all sets that contain one. */
export type QuorumSystem = {
  readonly nodes: readonly NodeId[];
  readonly quorums: readonly (readonly NodeId[])[];
};

/** All sets of so many nodes. Two of them meet where `size` is more than half. */
export function threshold(nodes: readonly NodeId[], size: number): QuorumSystem {
  const choose = (from: number, left: number): NodeId[][] =>
    left === 0
      ? [[]]
      : nodes
          .slice(from, nodes.length - left + 1)
          .flatMap((node, i) => choose(from + i + 1, left - 1).map((rest) => [node, ...rest]));
  if (!Number.isInteger(size) || size < 1 || size > nodes.length)
    throw new Mistake(
      `A quorum of ${size} nodes cannot be had of ${nodes.length}: choose 1 to ${nodes.length}.`,
    );
  return { nodes, quorums: choose(0, size) };
}

export const majorities = (nodes: readonly NodeId[]): QuorumSystem =>
  threshold(nodes, Math.floor(nodes.length / 2) + 1);

/** Only this node decides: the smallest load, and no tolerance. */
export const singleton = (node: NodeId): QuorumSystem => ({ nodes: [node], quorums: [[node]] });

/**
 * Nodes in rows. A quorum is a full row and one node of every other row (Cheung, Ammar & Ahamad, "The grid protocol",
 * IEEE TKDE 4(6), 1992), or a full row and a full column (Maekawa, "A √N algorithm for mutual exclusion in decentralized
 * systems", TOCS 3(2), 1985).
 */
export function grid(
  rows: readonly (readonly NodeId[])[],
  { crossing }: { readonly crossing: "every row" | "column" },
): QuorumSystem {
  const [first = []] = rows;
  if (first.length === 0 || rows.some((row) => row.length !== first.length))
    throw new Mistake("A grid has rows of the same length, at least one node each.");
  const columns = first.map((_, i) => rows.map((row) => row[i]!));
  const covers = crossing === "column" ? columns : oneOfEach(rows);
  const quorums = rows.flatMap((row) => covers.map((cover) => [...row, ...cover]));
  return { nodes: rows.flat(), quorums: distinct(quorums.map((quorum) => [...new Set(quorum)].sort())) };
}

const oneOfEach = (rows: readonly (readonly NodeId[])[]): NodeId[][] =>
  rows.reduce<NodeId[][]>(
    (covers, row) => covers.flatMap((cover) => row.map((node) => [...cover, node])),
    [[]],
  );

const distinct = (sets: readonly NodeId[][]): NodeId[][] => [
  ...new Map(sets.map((set) => [set.join("\n"), set])).values(),
];

/** Whether so many of the nodes contain a quorum. */
export const isQuorum = ({ quorums }: QuorumSystem, nodes: readonly NodeId[]): boolean =>
  quorums.some((quorum) => quorum.every((node) => nodes.includes(node)));

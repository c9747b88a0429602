/**
 * OM(m): a commander and lieutenants agree on an order though m of them are traitors, in a synchronous system of
 * n > 3m generals who sign nothing. Lamport, Shostak & Pease, "The Byzantine generals problem", TOPLAS 4(3), 1982, §3.
 * Each lieutenant passes on what he heard, and what he heard others say, m rounds long; then majorities of majorities
 * are taken, from the innermost to the outermost. With n <= 3m no algorithm can do it (§2).
 * Left out: generals who are not all connected (§5). The recursion of the paper is unrolled: what the round r carries are
 * the values of OM(m - r + 1), told apart by the generals through whom they came.
 */
import { type Inbox, inRounds, type NodeId, type NodeView, type RoundAlgorithm } from "@lightcone/simulation";

export type Order = "attack" | "retreat";

/** "The generals on the path told one another this, and I pass it on." The sender himself is not on the path. */
export type Content = { readonly path: readonly NodeId[]; readonly value: Order };

export type State = {
  /** What came through these generals, the commander first; the keys are their names with spaces between. */
  readonly heard: Readonly<Record<string, Order>>;
  readonly decision: Order | null; //       the commander's is his own order
};

export type Options = {
  /** How many traitors there may be. */
  readonly m: number;
  /** What the commander orders, if he is loyal. */
  readonly order: Order;
  readonly commander?: NodeId;
  readonly roundMs?: number;
};

const keyOf = (path: readonly NodeId[]): string => path.join(" ");

/** Who has sent nothing is taken to have said this (assumption A3 lets him be noticed). */
const silence: Order = "retreat";

/** More than half of the values, or else the order to retreat. */
export const majority = (values: readonly Order[]): Order =>
  2 * values.filter((value) => value === "attack").length > values.length ? "attack" : "retreat";

/** All ways in which the order can have come to `self` through so many others, the commander first. */
function pathsTo(self: NodeId, commander: NodeId, cluster: readonly NodeId[], length: number): NodeId[][] {
  if (length === 0) return [[]];
  const first = self === commander ? [] : [[commander]];
  const longer = (paths: NodeId[][]) =>
    paths.flatMap((path) =>
      cluster.filter((node) => node !== self && !path.includes(node)).map((node) => [...path, node]),
    );
  return Array.from({ length: length - 1 }).reduce<NodeId[][]>(longer, first);
}

/**
 * What a lieutenant makes of a value that came on this path: the majority of what he heard himself and of what he makes
 * of the others' reports of it.
 */
function valueOn(path: readonly NodeId[], { heard }: State, m: number, others: readonly NodeId[]): Order {
  const direct = heard[keyOf(path)] ?? silence;
  if (path.length > m) return direct;
  const reporters = others.filter((node) => !path.includes(node));
  const reports = reporters.map((node) => valueOn([...path, node], { heard, decision: null }, m, others));
  return majority([direct, ...reports]);
}

/** A report counts in the round in which it is due, if it is about others, and the first time that it comes. */
function listen(state: State, inbox: Inbox<Content>, round: number, self: NodeId, commander: NodeId): State {
  const heard = { ...state.heard };
  for (const { from, content } of inbox) {
    const path = [...content.path, from];
    const isDue = path.length === round && path[0] === commander && new Set([...path, self]).size > round;
    if (isDue) heard[keyOf(path)] ??= content.value;
  }
  return { ...state, heard };
}

export const ic1 = "IC1: all loyal lieutenants obey the same order";
export const ic2 = "IC2: if the commander is loyal, every loyal lieutenant obeys the order he sends";

export const oralMessagesRounds = ({
  m,
  order,
  commander = "A",
}: Options): RoundAlgorithm<State, Content> => ({
  name: `OM(${m})`,
  rounds: m + 1,

  init: ({ self }) => ({ heard: {}, decision: self === commander ? order : null }),

  send({ heard }, round, { self, cluster, peers }) {
    if ((self === commander) !== (round === 1)) return [];
    return pathsTo(self, commander, cluster, round - 1).flatMap((path) => {
      const value = round === 1 ? order : (heard[keyOf(path)] ?? silence);
      return peers.filter((to) => !path.includes(to)).map((to) => ({ to, content: { path, value } }));
    });
  },

  receive(state, inbox, round, { self, peers }) {
    if (self === commander) return state;
    const next = listen(state, inbox, round, self, commander);
    return round > m ? { ...next, decision: valueOn([commander], next, m, peers) } : next;
  },

  always: {
    [ic1]: (nodes) => new Set(decisionsOf(nodes, commander)).size <= 1,
    [ic2]: (nodes) =>
      !nodes.some(({ id }) => id === commander) ||
      decisionsOf(nodes, commander).every((decision) => decision === order),
  },

  sometimes: {
    "a loyal lieutenant hears both orders": (nodes) =>
      nodes.some(({ state }) => new Set(Object.values(state.inner.heard)).size > 1),
    "all loyal lieutenants decide": (nodes) => nodes.every(({ state }) => state.inner.decision !== null),
  },
});

const decisionsOf = (
  nodes: readonly NodeView<{ readonly inner: State }>[],
  commander: NodeId,
): readonly Order[] =>
  nodes
    .filter(({ id }) => id !== commander)
    .map(({ state }) => state.inner.decision)
    .filter((decision) => decision !== null);

export const oralMessages = ({ roundMs = 100, ...options }: Options) => {
  const algorithm = oralMessagesRounds(options);
  const eventually = {
    "every loyal general decides": {
      withinMs: (algorithm.rounds + 1) * roundMs,
      holds: (nodes: readonly NodeView<{ readonly inner: State }>[]) =>
        nodes.every(({ state }) => state.inner.decision !== null),
    },
  };
  return inRounds({ ...algorithm, eventually }, { roundMs });
};

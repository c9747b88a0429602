/**
 * Lock-step rounds as a plain function (Lynch, "Distributed Algorithms", 1996, ch. 2): all send, all receive, all
 * compute. It does what `inRounds` does in a synchronous system, some hundred times as fast, and its adversary decides
 * for every faulty node and round what leaves; so all patterns of failures can be tried.
 */
import type { Context, Inbox, NodeId, NodeView, RoundAlgorithm, RoundState } from "@lightcone/simulation";

export type Sends<Content> = readonly { readonly to: NodeId; readonly content: Content }[];

/**
 * What really leaves a node in a round, in place of what it would send. With `halts` the node crashes there: it
 * receives nothing in that round, and is down from then on.
 */
export type Deed<Content> = { readonly sends: Sends<Content>; readonly halts: boolean };
export type Adversary<Content> = (node: NodeId, round: number, sends: Sends<Content>) => Deed<Content>;

export type RoundsPlayed<Inner, Content> = {
  /** All nodes, faulty ones included. */
  readonly nodes: readonly NodeView<RoundState<Inner, Content>>[];
  /** The `always` that did not hold after some round. */
  readonly violated: readonly string[];
  /** The `sometimes` that held after some round. */
  readonly reached: readonly string[];
  readonly sent: number;
};

/** Whoever obeys: what it sends leaves. */
export const nobodyFails = <Content>(
  _node: NodeId,
  _round: number,
  sends: Sends<Content>,
): Deed<Content> => ({
  sends,
  halts: false,
});

/** Plays all rounds. Properties look at the nodes that are not among the `traitors`. */
export function playRounds<Inner, Content>(
  algorithm: RoundAlgorithm<Inner, Content>,
  cluster: readonly NodeId[],
  adversary: Adversary<Content> = nobodyFails,
  traitors: readonly NodeId[] = [],
): RoundsPlayed<Inner, Content> {
  const contexts = new Map(cluster.map((self) => [self, contextOf(self, cluster)]));
  let nodes = cluster.map((id) => ({
    id,
    up: true,
    state: stateOf<Inner, Content>(algorithm.init(contexts.get(id)!), 1),
  }));
  const violated = new Set<string>();
  const reached = new Set<string>();
  let sent = 0;
  for (let round = 1; round <= algorithm.rounds; round++) {
    const inboxes = new Map<NodeId, { from: NodeId; content: Content }[]>(cluster.map((id) => [id, []]));
    const halted = new Set<NodeId>();
    for (const { id, up, state } of nodes) {
      if (!up) continue;
      const { sends, halts } = adversary(id, round, algorithm.send(state.inner, round, contexts.get(id)!));
      for (const { to, content } of sends) inboxes.get(to)!.push({ from: id, content });
      sent += sends.length;
      if (halts) halted.add(id);
    }
    nodes = nodes.map((node) => {
      if (!node.up || halted.has(node.id)) return { ...node, up: false };
      const inbox: Inbox<Content> = inboxes.get(node.id)!; // in the order of the cluster, as the rounds of the kernel
      const inner = algorithm.receive(node.state.inner, inbox, round, contexts.get(node.id)!);
      return { ...node, state: stateOf<Inner, Content>(inner, round + 1) };
    });
    const watched = nodes.filter(({ id }) => !traitors.includes(id));
    for (const [name, holds] of Object.entries(algorithm.always ?? {}))
      if (!holds(watched)) violated.add(name);
    for (const [name, holds] of Object.entries(algorithm.sometimes ?? {}))
      if (holds(watched)) reached.add(name);
  }
  return { nodes, violated: [...violated], reached: [...reached], sent };
}

const stateOf = <Inner, Content>(inner: Inner, round: number): RoundState<Inner, Content> => ({
  inner,
  round,
  inboxes: {},
  slipped: 0,
});

/** A node in lock-step knows no other time than its round. */
function contextOf(self: NodeId, cluster: readonly NodeId[]): Context {
  const peers = cluster.filter((node) => node !== self);
  return {
    self,
    peers,
    cluster,
    neighbors: peers,
    clock: 0,
    interval: { earliestMs: 0, latestMs: 0 },
    sign: (value) => ({ by: self, value }),
  };
}

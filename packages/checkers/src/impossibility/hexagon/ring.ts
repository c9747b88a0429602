/**
 * Two copies of a system of three groups, wired in a ring of six (Fischer, Lynch & Merritt, "Easy impossibility proofs for
 * distributed consensus problems", Distributed Computing 1, 1986). Every node follows the protocol and sees what it would
 * see among three groups: a neighbor group on either side, and its own.
 */
import type { Effect, NodeId } from "@lightcone/simulation";
import type { AnyProtocol } from "@lightcone/simulation/parts";
import { around, otherContext } from "../around.ts";

/** Which of the two copies. */
export type Copy = 0 | 1;

/** The three groups, by the names of their nodes. */
export type Groups = readonly [readonly NodeId[], readonly NodeId[], readonly NodeId[]];

/** A node of a copy. */
export const inRing = (node: NodeId, copy: Copy): NodeId => `${node}${copy + 1}`;

/** Which node of a copy a node of the ring is. */
export const outOfRing = (name: NodeId): { readonly node: NodeId; readonly copy: Copy } => ({
  node: name.slice(0, -1),
  copy: name.endsWith("1") ? 0 : 1,
});

const groupOf = (groups: Groups, node: NodeId): number => groups.findIndex((group) => group.includes(node));

/** In which copy the node is that a node means when it says the name of another: the ring is closed crosswise. */
export function copyMeant(groups: Groups, from: NodeId, to: NodeId, copy: Copy): Copy {
  const step = groupOf(groups, to) - groupOf(groups, from);
  return Math.abs(step) === 2 ? (copy === 0 ? 1 : 0) : copy;
}

/**
 * The ring's nodes, such that of two that a node hears from the one stands first which does so in the cluster: what comes
 * in one instant then comes in one order here and there.
 */
export const ringOf = (groups: Groups): NodeId[] =>
  groups.flat().flatMap((node) => [inRing(node, 0), inRing(node, 1)]);

/** The record of the ring's nodes: `protocols` are those of the two copies. */
export function ringProtocol(
  protocols: readonly [AnyProtocol, AnyProtocol],
  groups: Groups,
  cluster: readonly NodeId[],
): AnyProtocol {
  const copies = protocols.map((protocol, number) =>
    around(protocol, (handle, context) => {
      const copy = number as Copy;
      const { node: self } = outOfRing(context.self);
      const peers = cluster.filter((node) => node !== self);
      const from = "from" in context ? { from: outOfRing(context.from as NodeId).node } : {};
      const known = { self, peers, cluster, neighbors: peers, ...from };
      const [state, ...effects] = handle(otherContext(context, known));
      const wired = effects.map((effect: Effect) =>
        effect.type === "send"
          ? { ...effect, to: inRing(effect.to, copyMeant(groups, self, effect.to, copy)) }
          : effect,
      );
      return [state, ...wired];
    }),
  ) as [AnyProtocol, AnyProtocol];
  return eachItsOwn(copies, ({ self }) => outOfRing(self).copy);
}

/** One record of two: which one a node follows, its name says. */
function eachItsOwn(
  records: readonly [AnyProtocol, AnyProtocol],
  which: (context: { readonly self: NodeId }) => Copy,
): AnyProtocol {
  type Handler = (...given: unknown[]) => ReturnType<AnyProtocol["init"]>;
  const pick = (part: "onMessage" | "onTimer" | "onChoice") => {
    const names = Object.keys(records[0][part] ?? {});
    return Object.fromEntries(
      names.map((name) => [
        name,
        (...given: unknown[]) => (records[which(given.at(-1) as never)][part]![name] as Handler)(...given),
      ]),
    );
  };
  return {
    name: `${records[0].name}, twice in a ring`,
    init: (context) => records[which(context)].init(context),
    onMessage: pick("onMessage"),
    onTimer: pick("onTimer"),
    onChoice: pick("onChoice"),
  };
}

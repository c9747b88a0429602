/** Two neighboring groups of the ring, cut out: what the rest of the ring did to them is done by a Byzantine group. */
import { type Execution, type NodeId } from "@lightcone/simulation";
import type { AnyProtocol } from "@lightcone/simulation/parts";
import { type Copy, type Groups, inRing, outOfRing } from "./ring.ts";

/** Two groups and their copies, next to one another in the ring; the third group is the one that lies. */
export type Section = {
  readonly honest: readonly { readonly group: number; readonly copy: Copy }[];
  readonly liars: number;
};

/** The six sections, as one goes around the ring. */
export const sections: readonly Section[] = [0, 1, 2, 3, 4, 5].map((at) => {
  const place = (i: number) => ({ group: i % 3, copy: (Math.floor(i / 3) % 2) as Copy });
  return { honest: [place(at), place(at + 1)], liars: (at + 2) % 3 };
});

/** What the Byzantine node says, to whom and when (in microseconds). */
type Said = { readonly at: number; readonly to: NodeId; readonly message: unknown };

/** The record of a node that says what its two counterparts in the ring said to the honest nodes, when they did. */
export function liar(
  ring: Execution,
  groups: Groups,
  { honest }: Section,
  self: NodeId,
  types: readonly string[],
): AnyProtocol {
  const said = ring.envelopes.flatMap(({ from, to, message, sentAt }): Said[] => {
    const [speaker, listener] = [outOfRing(ring.nodes[from]!), outOfRing(ring.nodes[to]!)];
    const isHonest = honest.some(
      ({ group, copy }) => copy === listener.copy && groups[group]!.includes(listener.node),
    );
    if (speaker.node !== self || !isHonest) return [];
    return [{ at: sentAt, to: listener.node, message: ring.messages[message]! }];
  });
  const say = ({ to, message }: Said) => ({ type: "send" as const, to, message });
  const moments = [...new Set(said.map(({ at }) => at))].filter((at) => at > 0);
  const setTimer = (at: number) => ({
    type: "setTimer" as const,
    timer: "as in the ring",
    delay: { afterMs: at / 1_000 },
    key: String(at),
  });
  return {
    name: "plays the rest of the ring",
    init: () => [null, ...said.filter(({ at }) => at === 0).map(say), ...moments.map(setTimer)],
    onMessage: Object.fromEntries(types.map((type) => [type, () => [null] as const])),
    onTimer: {
      "as in the ring": (_, { key }) => [null, ...said.filter(({ at }) => at === Number(key)).map(say)],
    },
  };
}

/** The name that an honest node of a section has in the ring. */
export function nameInRing(groups: Groups, { honest }: Section, node: NodeId): NodeId | null {
  const found = honest.find(({ group }) => groups[group]!.includes(node));
  return found ? inRing(node, found.copy) : null;
}

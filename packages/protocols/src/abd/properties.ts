/** What holds of ABD's tags; that what clients see is linearizable follows from it, and is checked on their histories. */
import type { Monitor, NodeId, NodeView, Protocol } from "@lightcone/simulation";
import { isNewer, type Message, type State, type Tag } from "./abd.ts";

type Properties = Pick<Protocol<State, Message, never>, "always" | "onStep" | "monitors" | "sometimes">;

export const atomicity =
  "atomicity: no operation finds less than what had been found or written before it began";
export const monotony = "a node never stores an older tag than before";
export const oneValue = "a tag has one value";

/** What is known of operations: the newest tag of those that have ended, and that of those that had when one began. */
type Memory = {
  readonly newest: Tag;
  readonly begun: Readonly<Record<string, Tag>>;
  readonly ended: Readonly<Record<NodeId, string>>; // the operation that ended last, by node
  readonly isBroken: boolean;
};

const isOlder = (a: Tag, b: Tag): boolean => isNewer(b, a);

/** Remembers what operations have found and written, by their tags: the order in which they can be said to have happened. */
const atomic: Monitor<State, Memory> = {
  init: { newest: { number: 0, writer: "" }, begun: {}, ended: {}, isBroken: false },
  step(memory, { node }, nodes) {
    const { pending, ended } = nodes.find(({ id }) => id === node)!.state;
    const fresh = Object.keys(pending).filter((id) => !(id in memory.begun));
    const begun = { ...memory.begun, ...Object.fromEntries(fresh.map((id) => [id, memory.newest])) };
    if (ended === null || ended.id === memory.ended[node]) return { ...memory, begun };
    const { [ended.id]: least = memory.newest, ...left } = begun;
    const isLate = ended.f === "read" ? isOlder(ended.tag, least) : !isNewer(ended.tag, least);
    return {
      newest: isNewer(ended.tag, memory.newest) ? ended.tag : memory.newest,
      begun: left,
      ended: { ...memory.ended, [node]: ended.id },
      isBroken: memory.isBroken || isLate,
    };
  },
  holds: ({ isBroken }) => !isBroken,
};

const tagText = ({ tag }: State): string => `${tag.number} ${tag.writer}`;

export const propertiesOf = (): Properties => ({
  always: {
    [oneValue]: (nodes: readonly NodeView<State>[]) =>
      nodes.every((a) =>
        nodes.every((b) => tagText(a.state) !== tagText(b.state) || a.state.value === b.state.value),
      ),
  },

  onStep: {
    [monotony]: (before, _event, after) => !isOlder(after.tag, before.tag),
  },

  monitors: { [atomicity]: atomic as unknown as Monitor<State> },

  sometimes: {
    "a minority alone has the newest value": (nodes) => {
      const newest = nodes.map(({ state }) => state.tag).reduce((a, b) => (isNewer(a, b) ? a : b));
      const having = nodes.filter(({ state }) => !isNewer(newest, state.tag)).length;
      return newest.number > 0 && 2 * having < nodes.length;
    },
    "an operation ends": (nodes) => nodes.some(({ state }) => state.ended !== null),
  },
});

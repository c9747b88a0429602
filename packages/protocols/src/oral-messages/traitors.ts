/**
 * Traitors who speak when a loyal general would, and say what they like: who says nothing, or lies to some and not to
 * others, does the worst that can be done here, since anything else is noticed and ignored.
 */
import { draw, inRounds, type NodeId, stream } from "@lightcone/simulation";
import type { Adversary, Sends } from "../lock-step.ts";
import { type Content, type Options, type Order, oralMessagesRounds } from "./oral-messages.ts";

/** What a traitor says in place of what a loyal general would say; null for nothing. */
export type Lie = (to: NodeId, path: readonly NodeId[], value: Order) => Order | null;

export const opposite = (order: Order): Order => (order === "attack" ? "retreat" : "attack");

/** He passes on the contrary of everything. */
export const liar: Lie = (_to, _path, value) => opposite(value);

/** He tells these to attack and all others to retreat. */
export const twoFaced =
  (friends: readonly NodeId[]): Lie =>
  (to) =>
    friends.includes(to) ? "attack" : "retreat";

export const silent: Lie = () => null;

const distorted = (sends: Sends<Content>, lie: Lie): Sends<Content> =>
  sends.flatMap(({ to, content: { path, value } }) => {
    const said = lie(to, path, value);
    return said === null ? [] : [{ to, content: { path, value: said } }];
  });

/** The record that such a traitor follows, for the kernel's `byzantine`. */
export function traitor(options: Options, lie: Lie) {
  const loyal = oralMessagesRounds(options);
  const send: typeof loyal.send = (...asked) => distorted(loyal.send(...asked), lie);
  return inRounds({ ...loyal, name: "traitor", send }, { roundMs: options.roundMs ?? 100 });
}

/** The same in lock-step. */
export const lying =
  (lies: Readonly<Record<NodeId, Lie>>): Adversary<Content> =>
  (node, _round, sends) => {
    const lie = lies[node];
    return { sends: lie ? distorted(sends, lie) : sends, halts: false };
  };

/** To everyone something else, drawn once for each thing that can be said. */
export const fickle =
  (seed: number): Lie =>
  (to, path) =>
    words[Math.floor(words.length * draw(stream(seed, "lie", to, ...path), 0))]!;

const words = ["attack", "retreat", null] as const;

/**
 * Everything that one traitor can say in OM(1): to each whom he must tell something, either order or nothing. What he
 * says to whom is all that matters, as there is one value that he passes on.
 */
export const allLies = (audience: readonly NodeId[]): readonly Lie[] =>
  Array.from({ length: words.length ** audience.length }, (_, strategy) => (to: NodeId) => {
    const digit = Math.floor(strategy / words.length ** audience.indexOf(to)) % words.length;
    return words[digit]!;
  });

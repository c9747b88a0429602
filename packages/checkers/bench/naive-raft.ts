/** The Raft election sketch as one first writes a search for it: worlds are objects, handlers are called for each. */
import type { Effect } from "@lightcone/simulation";
import { type Message, raftElection, type State } from "../src/explore/fixtures/raft-election.ts";
import type { TransitionSystem } from "../src/index.ts";

type Letter = { readonly from: string; readonly to: string; readonly message: Message };
type World = { readonly nodes: readonly State[]; readonly letters: readonly Letter[] };
type Step = readonly [State, ...Effect<Message>[]];

const cluster = ["A", "B", "C"];
const contexts = cluster.map((self) => ({ self, cluster, peers: cluster.filter((node) => node !== self) }));

/** A timer fires whenever its node is no leader and its term is below the bound. */
export const naiveRaft = (bound: number): TransitionSystem<World> => ({
  initial: [{ nodes: cluster.map(() => raftElection.init({} as never)[0]), letters: [] }],
  next(world) {
    const timeouts = world.nodes.flatMap((state, i) =>
      state.role !== "leader" && state.term < bound
        ? [after(world, i, raftElection.onTimer.election(state, contexts[i] as never))]
        : [],
    );
    const deliveries = world.letters.map((letter, k) => {
      const i = cluster.indexOf(letter.to);
      const handler = raftElection.onMessage[letter.message.type] as (...args: unknown[]) => Step;
      const rest = { ...world, letters: world.letters.toSpliced(k, 1) };
      return after(rest, i, handler(world.nodes[i]!, letter.message, { ...contexts[i], from: letter.from }));
    });
    return [...timeouts, ...deliveries].map((state) => ({ label: "", state }));
  },
});

/** Letters are kept in the order of their texts, so that equal worlds look equal. */
function after(world: World, i: number, [state, ...effects]: Step): World {
  const sent = effects.flatMap((effect) =>
    effect.type === "send" ? [{ from: cluster[i]!, to: effect.to, message: effect.message }] : [],
  );
  const letters = [...world.letters, ...sent]
    .map((letter) => [JSON.stringify(letter), letter] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, letter]) => letter);
  return { nodes: world.nodes.with(i, state), letters };
}

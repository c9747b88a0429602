import { type Effect, Mistake, type NodeId } from "@lightcone/simulation";
import { permutationsOf } from "../../permutations.ts";
import type { Local } from "../players/local.ts";
import type { Plan } from "./plan.ts";

/** Gives every node the name of the one whose place it takes. */
export type Rename = (node: NodeId) => NodeId;

/** Nodes that can be exchanged for one another: worlds that differ by no more are one. */
export type NodeSymmetry<State> = {
  /** Which ones; all, unless told otherwise. At most six. */
  readonly nodes?: readonly NodeId[];
  /** A state, and a message, in which every node is called by its new name; lists of nodes sorted as handlers would. */
  state(state: State, rename: Rename): State;
  message(message: never, rename: Rename): unknown;
  /** The same for what is on disk, where nodes come back to read it. */
  durable?(durable: never, rename: Rename): unknown;
};

const most = 6;

/** Refuses what symmetry does not go with, in a sentence. */
export function checkSymmetryOptions({ nodes, durable }: NodeSymmetry<never>, plan: Plan): void {
  const { cast, protocol, time, model, mayCut, mayReturn, liveness } = plan;
  const names = nodes ?? cast.nodes;
  const stranger = names.find((name) => !cast.nodes.includes(name));
  if (stranger !== undefined)
    throw new Mistake(
      `symmetry.nodes names "${stranger}", which is no node: the nodes are ${cast.nodes.join(", ")}.`,
    );
  if (names.length > most)
    throw new Mistake(
      `symmetry is to exchange ${names.length} nodes, and there are too many orders of more than ${most}: name fewer, symmetry: { nodes: [...] }.`,
    );
  const obstacles: [boolean, string][] = [
    [protocol.monitors !== undefined, "monitors, which may remember names"],
    [cast.players.some(({ role }) => role !== "node"), "clients or Byzantine nodes, which know names"],
    [time === "rounds", "lock-step rounds, in which nodes have their turns"],
    [model.topology !== null, "a topology, in which nodes have their places"],
    [
      mayCut,
      "crashes that cut a step short, for its messages leave in the order of names: say bounds: { cuts: false }, or none",
    ],
    [liveness, "liveness: a run that comes back may have exchanged nodes"],
    [
      mayReturn && protocol.durable !== undefined && !durable,
      "a disk, unless symmetry.durable says how to rename what is on it",
    ],
  ];
  const obstacle = obstacles.find(([isThere]) => isThere)?.[1];
  if (obstacle !== undefined)
    throw new Mistake(`Symmetry does not go with ${obstacle}. Leave one of the two out.`);
}

/** A permutation of players by place, and how it renames. */
export type Renaming = { readonly to: readonly number[]; readonly rename: Rename };

/** All ways to exchange the nodes of a symmetry, the one that changes nothing first. */
export function renamingsOf({ nodes }: NodeSymmetry<never>, { cast }: Plan): Renaming[] {
  const places = (nodes ?? cast.nodes).map((name) => cast.places.get(name)!);
  return permutationsOf(places.length).map((permutation) => {
    const to = cast.players.map(({ place }) => {
      const index = places.indexOf(place);
      return index < 0 ? place : places[permutation[index]!]!;
    });
    const names = new Map(cast.players.map(({ name, place }) => [name, cast.players[to[place]!]!.name]));
    return { to, rename: (node) => names.get(node) ?? node };
  });
}

/** A node's situation as that of another node would be. */
export function renamed(local: Local, symmetry: NodeSymmetry<never>, rename: Rename): Local {
  const effect = (one: Effect): Effect =>
    one.type === "send"
      ? { ...one, to: rename(one.to), message: symmetry.message(one.message as never, rename) }
      : one.type === "setTimer" || one.type === "cancelTimer"
        ? { ...one, key: rename(one.key) }
        : one;
  return {
    ...local,
    state: symmetry.state(local.state as never, rename),
    timers: local.timers
      .map((timer) => ({ ...timer, key: rename(timer.key) }))
      .sort((a, b) => (a.name === b.name ? (a.key < b.key ? -1 : 1) : a.name < b.name ? -1 : 1)),
    disk:
      local.disk && local.disk.map((snapshot) => symmetry.durable?.(snapshot as never, rename) ?? snapshot),
    writes: local.writes.map((write) => ({ ...write, effects: write.effects.map(effect) })),
  };
}

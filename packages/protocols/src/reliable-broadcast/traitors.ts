/**
 * Traitors against Bracha's broadcast. What a traitor hears changes nothing that it could not have said anyway, so one is
 * a list of what to tell whom; when it arrives is the network's choice.
 */
import { defineProtocol, draw, effects, type NodeId, stream } from "@lightcone/simulation";
import type { Message, State } from "./bracha.ts";

export type Script = readonly { readonly to: NodeId; readonly message: Message }[];

const { send } = effects<Message>();
const silent: State = { echoed: null, ready: null, delivered: null, echoes: {}, readies: {} };

/** The record of a node that says all of its script at the start, and then no more. */
export const speaker = (script: Script) =>
  defineProtocol<State, Message>({
    name: "traitor",
    init: () => [silent, ...script.map(({ to, message }) => send(to, message))],
    onMessage: {
      Initial: (state) => [state],
      Echo: (state) => [state],
      Ready: (state) => [state],
    },
    onTimer: {},
  });

export const kinds = ["Initial", "Echo", "Ready"] as const;

/** To these one value in every message, to those another. */
export const twoFaced = (
  tell: Readonly<Record<number, readonly NodeId[]>>,
  what: readonly Message["type"][] = kinds,
): Script =>
  Object.entries(tell).flatMap(([value, nodes]) =>
    nodes.flatMap((to) => what.map((type) => ({ to, message: { type, value: Number(value) } }))),
  );

/** A script drawn by chance: each victim gets each kind of message with one value, with another, with both, or not. */
export const anyScript = (seed: number, victims: readonly NodeId[], values: readonly number[]): Script =>
  victims.flatMap((to) =>
    kinds.flatMap((type) =>
      values.flatMap((value) =>
        draw(stream(seed, "script", to, type, `${value}`), 0) < 0.5 ? [{ to, message: { type, value } }] : [],
      ),
    ),
  );

/** Mutual exclusion with one rule broken on purpose, and the property that finds it out. */
import type { Mutant } from "../mutant.ts";
import { lamportExclusion, mayEnter } from "./lamport.ts";
import { exclusion, isEarlier, type Options, progress } from "./properties.ts";
import { defers, ricartAgrawala } from "./ricart-agrawala.ts";

type Mutants<Protocol> = Readonly<Record<string, Mutant<Protocol>>>;

export const lamportMutants = (
  options: Partial<Options> = {},
): Mutants<ReturnType<typeof lamportExclusion>> => ({
  "a node enters when its request is the earliest that it knows of": {
    protocol: lamportExclusion(
      options,
      ({ phase, requests }, { self }) => phase === "waits" && requests[0]?.node === self,
    ),
    killedBy: exclusion,
  },
  "a node enters when it has heard from all the others": {
    protocol: lamportExclusion(
      options,
      ({ phase, asked, heard }, { peers }) =>
        phase === "waits" && peers.every((peer) => isEarlier(asked!, { time: heard[peer] ?? 0, node: peer })),
    ),
    killedBy: exclusion,
  },
  "equal times are nobody's turn": {
    protocol: lamportExclusion(
      options,
      (state, context) =>
        mayEnter(state, context) &&
        state.requests.every(({ time, node }) => node === context.self || time > state.asked!.time),
    ),
    killedBy: progress,
  },
});

export const ricartAgrawalaMutants = (
  options: Partial<Options> = {},
): Mutants<ReturnType<typeof ricartAgrawala>> => ({
  "who waits lets everybody pass": {
    protocol: ricartAgrawala(options, ({ phase }) => phase === "inside"),
    killedBy: exclusion,
  },
  "who waits lets nobody pass": {
    protocol: ricartAgrawala(options, ({ phase }) => phase !== "idle"),
    killedBy: progress,
  },
  "of equal times each is the earlier": {
    protocol: ricartAgrawala(
      options,
      (state, other) => defers(state, other) || (state.phase === "waits" && state.asked!.time === other.time),
    ),
    killedBy: progress,
  },
  "of equal times neither is the earlier": {
    protocol: ricartAgrawala(
      options,
      (state, other) =>
        state.phase === "inside" || (state.phase === "waits" && state.asked!.time < other.time),
    ),
    killedBy: exclusion,
  },
});

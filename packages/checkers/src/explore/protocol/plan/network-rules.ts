import { Mistake, type SystemModel } from "@lightcone/simulation";
import type { Time } from "./time-rules.ts";

/** What may happen to messages under way, apart from the time that they take. */
export type NetworkRules = {
  /** Whether equal messages under way are one. */
  readonly isSet: boolean;
  /** Whether the messages of a link arrive in the order in which they were sent. */
  readonly isFifo: boolean;
  /** When a message may be lost: always, never, or before the network is stable. */
  readonly loses: "always" | "never" | "early";
  readonly duplicates: boolean;
};

export function networkRules(
  { links, timing }: SystemModel,
  network: "set" | "multiset" | undefined,
  time: Time,
): NetworkRules {
  const { loss, duplication, corruption, checksum, fifo } = links;
  if (network !== undefined && network !== "set" && network !== "multiset")
    throw new Mistake(`explore({ network }) is ${String(network)}: choose "set" or "multiset".`);
  if (network === "set" && fifo)
    throw new Mistake(
      'explore({ network: "set" }) has no order, and the model\'s links are FIFO: choose "multiset".',
    );
  if (corruption !== null && !checksum)
    throw new Mistake(
      "Exploration cannot try everything that a corrupted message may become. Choose links({ checksum: true }), or a Byzantine node with the messages that it may send.",
    );
  const isLostEarly = timing.kind === "partiallySynchronous" && timing.beforeGst === "lost";
  const isCounted = typeof time === "object"; // without ticks, nobody knows when the network becomes stable
  return {
    isSet: network === "set" || (network === undefined && duplication !== null && !fifo),
    isFifo: fifo,
    loses:
      loss !== null || corruption !== null || (isLostEarly && !isCounted)
        ? "always"
        : isLostEarly
          ? "early"
          : "never",
    duplicates: duplication !== null,
  };
}

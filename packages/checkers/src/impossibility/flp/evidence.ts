import type { Meter } from "@lightcone/simulation";
import type { Bit } from "../attempt.ts";
import type { Adversary, Valency } from "./configurations.ts";
import type { AnyAttempt } from "../attempt.ts";

/** A way to give inputs, and what can come of it. */
export type Start = { readonly inputs: readonly Bit[]; readonly valency: Valency };

/** What is looked at, and how far. */
export type Game = {
  readonly attempt: AnyAttempt;
  readonly nodes: number;
  readonly adversary: Adversary;
  readonly limit: number;
  readonly steps: number;
  readonly meter: Meter | undefined;
};

export type FlpEvidence = {
  readonly inputs: readonly Bit[];
  /** What each way to give inputs can lead to, as far as it was asked. */
  readonly starts: readonly Start[];
  /**
   * For a run without a decision: how many steps it was followed for, and after which of them all that follows is repeated
   * for ever; with the last one nothing happens any more, and null is a run that can be made as long as one likes. For
   * others: how many steps there are, and null.
   */
  readonly steps: number;
  readonly loopsTo: number | null;
  /** Whether both decisions were possible all the time. */
  readonly staysBivalent: boolean;
};

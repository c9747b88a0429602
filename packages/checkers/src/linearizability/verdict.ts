import type { Operation } from "../history/operation.ts";
import type { LimitHit } from "./allowance.ts";
import type { Placement } from "./search.ts";

/** Whether a history is as its specification allows. */
export type Verdict =
  | {
      readonly kind: "ok";
      /** Every operation that returned, and those of the others that must have taken effect, in an order that explains all. */
      readonly linearization: readonly Placement[];
    }
  | { readonly kind: "illegal"; readonly evidence: Evidence }
  | {
      readonly kind: "unknown";
      readonly limit: LimitHit;
      /** The limit in a sentence. */
      readonly why: string;
    };

/** Why a history cannot be explained. */
export type Evidence = {
  /** The part of the object that shows it, such as a key; null where the object has no parts. */
  readonly part: string | null;
  /** The longest beginning of the history that can be explained, on this part. */
  readonly prefix: {
    /** How many of the history's events it has. The event that follows them is the response of `blocking`. */
    readonly events: number;
    readonly linearization: readonly Placement[];
  };
  /** The operation that cannot be placed: with its response, nothing explains the history any more. */
  readonly blocking: Operation;
  /** What the object could have been just before that response, in one order or another; empty where `why` says it otherwise. */
  readonly states: readonly unknown[];
  /** One sentence that names the operations. */
  readonly why: string;
};

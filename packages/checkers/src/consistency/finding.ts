import type { Operation } from "../history/operation.ts";

/** Whether a history is as a consistency model allows. */
export type Finding =
  | { readonly kind: "holds"; /** What there was to check, where that is little. */ readonly note?: string }
  | {
      readonly kind: "fails";
      /** One sentence that names the operations. */
      readonly why: string;
      readonly operations: readonly Operation[];
    }
  | { readonly kind: "unknown"; readonly why: string };

export const holds: Finding = { kind: "holds" };
export const fails = (why: string, operations: readonly Operation[]): Finding => ({
  kind: "fails",
  why,
  operations,
});
export const unknown = (why: string): Finding => ({ kind: "unknown", why });

import { Mistake, requireNumber } from "../values/mistake.ts";

/**
 * What may happen to nodes. `f` bounds how many nodes are faulty in one run; where nodes come back, it bounds how many
 * are down at once.
 */
export type Failures =
  | { readonly kind: "none" }
  | { readonly kind: "crashStop"; readonly f: number }
  | { readonly kind: "crashRecovery"; readonly f: number }
  | { readonly kind: "omission"; readonly f: number; readonly of: "sends" | "receives" | "both" }
  | { readonly kind: "authenticatedByzantine"; readonly f: number }
  | { readonly kind: "byzantine"; readonly f: number };

export const noFailures: Failures = { kind: "none" };

/** At most `f` nodes halt, at any moment, and never come back. */
export const crashStop = ({ f }: { f: number }): Failures => ({
  kind: "crashStop",
  f: bound("crashStop", f),
});

/** At most `f` nodes are down at a time; they come back with what their disk kept. */
export const crashRecovery = ({ f }: { f: number }): Failures => ({
  kind: "crashRecovery",
  f: bound("crashRecovery", f),
});

/** At most `f` nodes crash, or omit to send, to receive, or both (general omission). */
export function omission({ f, of = "both" }: { f: number; of?: "sends" | "receives" | "both" }): Failures {
  if (!["sends", "receives", "both"].includes(of))
    throw new Mistake(`omission({ of }) is ${String(of)}: choose "sends", "receives" or "both".`);
  return { kind: "omission", f: bound("omission", f), of };
}

/** At most `f` nodes do as they please, but cannot make another node's signature. */
export const authenticatedByzantine = ({ f }: { f: number }): Failures => ({
  kind: "authenticatedByzantine",
  f: bound("authenticatedByzantine", f),
});

/** At most `f` nodes do as they please. */
export const byzantine = ({ f }: { f: number }): Failures => ({
  kind: "byzantine",
  f: bound("byzantine", f),
});

function bound(verb: string, f: number): number {
  requireNumber(f, `${verb}({ f })`, 0);
  if (!Number.isInteger(f)) throw new Mistake(`${verb}({ f }) is ${f}: f counts nodes.`);
  return f;
}

/** The failures in words, such as "at most 1 crash-stop"; empty where nothing fails. */
export function describeFailures(failures: Failures): string {
  if (failures.kind === "none") return "";
  const names = {
    crashStop: "crash-stop",
    crashRecovery: "down at a time",
    omission: "omission-faulty",
    authenticatedByzantine: "Byzantine, with signatures",
    byzantine: "Byzantine",
  };
  return `at most ${failures.f} ${names[failures.kind]}`;
}

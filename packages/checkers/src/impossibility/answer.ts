import type { Execution, Run } from "@lightcone/simulation";

/** A run that belongs to the argument, and what it shows. */
export type Shown = { readonly title: string; readonly run: Run };

/** The protocol is broken: here is how. */
export type Refuted<Evidence = object> = {
  readonly kind: "refuted";
  /** What it breaks, as a sentence. */
  readonly breaks: string;
  /** How the machine came to it, in plain words, a line each. */
  readonly story: string;
  /** What happens when it breaks, to be drawn. */
  readonly execution: Execution;
  /** The same as a run, to be replayed and forked; null where only exploration knows such executions. */
  readonly run: Run | null;
} & Evidence;

/** What a machine says of a protocol. */
export type Answer<Evidence = object> =
  | Refuted<Evidence>
  /** The theorem does not speak of this protocol: it drops one of its hypotheses. */
  | { readonly kind: "drops"; readonly hypothesis: string; readonly why: string }
  /** The machine found nothing; in one sentence, what it has searched. */
  | { readonly kind: "not refuted"; readonly searched: string }
  /** The machine gave up before it had seen all. */
  | { readonly kind: "unknown"; readonly limit: string };

/** What a mesh consists of, and which remedies it uses. */
import type { Delay, NodeId } from "@lightcone/simulation";
import type { Backoff } from "./backoff.ts";
import type { BreakerOptions } from "./circuit-breaker.ts";
import type { RetryBudget } from "./retry-budget.ts";

export type Service = {
  readonly name: string;
  readonly replicas: readonly NodeId[];
  /** Without it there is no page; the others have a fallback. */
  readonly isRequired: boolean;
  /** Whether a call has an effect. One that has goes to the first replica only, and is never hedged. */
  readonly writes: boolean;
};

/** What serving a call may come to, and how likely it is compared with the others. */
export type Work = { readonly weight: number; readonly takes: Delay; readonly isOk: boolean };

export type Options = {
  readonly services: readonly Service[];
  readonly order: "sequential" | "parallel";
  /** For the page; it travels with the calls. */
  readonly deadlineMs: number | null;
  /** For each try. */
  readonly timeoutMs: number;
  readonly tries: number;
  readonly backoff: Backoff;
  readonly budget: RetryBudget | null;
  /** Asks another replica of what has not come after so long. */
  readonly hedgeMs: number | null;
  /** Whether copies know of one another, so that the first one begun cancels the other. */
  readonly isTied: boolean;
  /** K of adaptive throttling. */
  readonly throttle: number | null;
  readonly breaker: BreakerOptions | null;
  /** How many calls may wait at a server. */
  readonly capacity: number;
  readonly work: readonly Work[];
};

/** The three services of the seed of this course: who it is, what they like, what they saw (which the call adds to). */
export const shop: Options = {
  services: [
    { name: "user", replicas: ["user 1", "user 2"], isRequired: true, writes: false },
    { name: "preferences", replicas: ["preferences"], isRequired: false, writes: false },
    { name: "history", replicas: ["history"], isRequired: false, writes: true },
  ],
  order: "parallel",
  deadlineMs: 200,
  timeoutMs: 80,
  tries: 3,
  backoff: { policy: "full jitter", baseMs: 5, capMs: 100 },
  budget: { earned: 0.5, saved: 10 },
  hedgeMs: null,
  isTied: false,
  throttle: null,
  breaker: null,
  capacity: 10,
  work: [{ weight: 1, takes: { exponentialMs: 10 }, isOk: true }],
};

/** All nodes: the front, then the servers. */
export const nodesOf = ({ services }: Options): readonly NodeId[] => [
  "front",
  ...services.flatMap(({ replicas }) => replicas),
];

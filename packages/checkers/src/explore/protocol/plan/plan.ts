import type { NodeView, SystemModel } from "@lightcone/simulation";
import type { AnyProtocol } from "@lightcone/simulation/parts";
import type { Bound } from "../../options.ts";
import type { HistoryProperties } from "../worlds/histories.ts";
import type { Cast } from "./cast.ts";
import type { NetworkRules } from "./network-rules.ts";
import type { NodeSymmetry } from "./node-symmetry.ts";
import type { TimerView } from "./options.ts";
import type { Time, TimeRules } from "./time-rules.ts";

/** Options with everything filled in and checked. */
export type Plan = {
  readonly protocol: AnyProtocol;
  readonly cast: Cast;
  readonly model: SystemModel;
  readonly time: Time;
  readonly rules: TimeRules;
  readonly network: NetworkRules;
  /** How many nodes may be faulty, Byzantine ones included; where nodes come back, how many may be down at once. */
  readonly f: number;
  readonly mayCrash: boolean;
  /** Whether a crash may cut a step short. */
  readonly mayCut: boolean;
  /** Whether any part of a step's messages may leave then, and not only the first of them. */
  readonly cutsAnyPart: boolean;
  readonly mayReturn: boolean;
  readonly mayTear: boolean;
  /** What an omission-faulty node may fail to do. */
  readonly omits: "sends" | "receives" | "both" | null;
  readonly isAuthenticated: boolean;
  readonly within: Bound<[readonly NodeView<never>[]]> | null;
  readonly timers: Bound<[NodeView<never>, TimerView]> | null;
  /** How often something may happen in a run. */
  readonly budgets: Readonly<Record<Budget, number>>;
  readonly readingsMs: readonly number[] | null;
  readonly symmetry: NodeSymmetry<never> | null;
  readonly history: HistoryProperties | null;
  readonly liveness: boolean;
  /** Whether a world is its players and a multiset of messages, and nothing else: then a deed changes it always alike. */
  readonly isPlain: boolean;
};

export const budgetNames = ["timeouts", "crashes", "losses", "duplicates"] as const;
export type Budget = (typeof budgetNames)[number];

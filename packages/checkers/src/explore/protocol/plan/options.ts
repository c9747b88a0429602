import type { NodeId, NodeView, SystemModel, Workload } from "@lightcone/simulation";
import type { Conditions, SearchOptions } from "../../options.ts";
import type { HistoryProperties } from "../worlds/histories.ts";
import type { NodeSymmetry } from "./node-symmetry.ts";
import type { Time } from "./time-rules.ts";

/** A timer that is set. */
export type TimerView = { readonly name: string; readonly key: string };

/** How far an exploration goes. What is left out is not bounded. */
export type Bounds<State> = {
  /** Worlds that are not within are left out, as if they did not exist. */
  readonly within?: Conditions<[nodes: readonly NodeView<State>[]]>;
  /** A timer of a node or client fires only where this holds. */
  readonly timers?: Conditions<[node: NodeView<State>, timer: TimerView]>;
  /** How often, in one run, a timer may fire, a node crash, a message be lost, a message be duplicated. */
  readonly timeouts?: number;
  readonly crashes?: number;
  readonly losses?: number;
  readonly duplicates?: number;
  /**
   * Whether a crash may cut a step short, so that only the first of its messages leave, or any part of them: in lock-step
   * rounds the messages of a step have no order. Default true: only the first of them.
   */
  readonly cuts?: boolean | "any part";
  /** What clocks may read, in milliseconds; any of it at any time. Needed where a handler reads a clock. */
  readonly clockReadingsMs?: readonly number[];
};

/** How a protocol is explored. */
export type ExploreOptions<State> = SearchOptions & {
  /** How many nodes ("A", "B", "C", ...), or their names. */
  readonly nodes: number | readonly NodeId[];
  /** The assumptions: what they allow is tried, all of it. */
  readonly model: SystemModel;
  /** The records that Byzantine nodes follow, or `{ sends: [...] }`: any of these messages to anybody at any time. */
  readonly byzantine?: Readonly<Record<NodeId, unknown>>;
  readonly workload?: Workload;
  /** Default: in rounds where the model is synchronous, else timers fire in any order. */
  readonly time?: Time;
  /**
   * Whether a message that is under way twice is one ("set") or two ("multiset"). Default: a set where the links
   * duplicate, which may then deliver each message any number of times; in a multiset they deliver it twice at most.
   */
  readonly network?: "set" | "multiset";
  readonly bounds?: Bounds<State>;
  readonly symmetry?: NodeSymmetry<State>;
  /** What must hold of what clients saw: `{ "is linearizable": (history) => ... }`. The history becomes a part of a world. */
  readonly history?: HistoryProperties;
  /** Whether to check the `eventually` properties, on all fair runs and without regard to their time. Default false. */
  readonly liveness?: boolean;
};

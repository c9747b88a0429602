import type { CutShort } from "../faults/fault.ts";
import type { Stream } from "../chance/random.ts";
import type {
  AnyProtocol,
  Context,
  MessageContext,
  RequestContext,
  TimerContext,
} from "../protocol/protocol.ts";
import type { NodeClock, Surroundings } from "./contexts.ts";
import type { Disk } from "./disk.ts";
import type { Kind } from "./event-queue.ts";

/** A timer of an entity: how often it was set, which setting is in force (none: -1), and its place among event sources. */
export type TimerSlot = {
  readonly name: string;
  readonly key: string;
  readonly source: number;
  set: number;
  inForce: number;
  readonly delays: Stream;
  readonly context: TimerContext;
};

/** What came to a node while it was busy or paused. */
export type Waiting = {
  readonly kind: Kind;
  readonly source: number;
  readonly index: number;
  readonly record: number;
  readonly payload: unknown;
};

/** One node or client in the middle of a run. */
export type Entity = {
  readonly place: number;
  readonly name: string;
  readonly record: AnyProtocol;
  readonly isClient: boolean;
  readonly isByzantine: boolean;
  readonly surroundings: Surroundings;
  readonly context: Context;
  /** By sender; made when the first message comes. */
  readonly from: (MessageContext | undefined)[];
  readonly asking: (RequestContext | undefined)[];
  readonly clock: NodeClock;
  /** Null where nothing is durable. */
  readonly disk: Disk | null;
  readonly timers: Map<string, TimerSlot>;
  state: unknown;
  isUp: boolean;
  /** How often it came back: what was set in motion by an earlier life is void. */
  life: number;
  steps: number;
  /** The draws of how long its steps take; made when the first one takes time. */
  speed: Stream | null;
  choices: number;
  /** It takes no step before this time. */
  busyUntil: number;
  waiting: Waiting[];
  /** What it omits to send or to receive, and until when. */
  omissions: readonly {
    readonly of: "sends" | "receives" | "both";
    readonly probability: number;
    readonly until: number;
  }[];
  /** In which of its steps it is to halt; null where in none. */
  readonly cutShort: readonly CutShort[] | null;
};

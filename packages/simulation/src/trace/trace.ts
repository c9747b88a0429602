import type { CutRecord } from "../engine/cuts.ts";
import type { CutShort, WorldFault } from "../faults/fault.ts";
import { EnvelopeRows, EventRows, type Happening, happenings, none, TimerRows } from "./rows.ts";

export { type FateName, fates, type Happening, happenings, none } from "./rows.ts";

/** How many events lie between two checkpoints of `latestAt`: four bytes a node for each. */
const stride = 256;

/** A fault at the moment at which it struck, when so many events had happened. `node` is `none` where it befell no node. */
export type Strike = {
  readonly fault: WorldFault | CutShort;
  readonly node: number;
  readonly at: number;
  readonly events: number;
};

/**
 * What happened, in columns: one row an event, an envelope and a timer. A row costs tens of bytes; objects are made
 * when somebody looks (`executionOf`). States and messages are kept as the handlers made them.
 */
export class Trace {
  readonly events = new EventRows();
  readonly envelopes = new EnvelopeRows();
  readonly timers = new TimerRows();
  /** The partitions that were in force. */
  cuts: readonly CutRecord[] = [];
  /** The faults that befell nodes and the network, in the order in which they did. */
  readonly strikes: Strike[] = [];
  private readonly nodes: number;
  /** Each node's latest event before every `stride`th event; made when somebody travels. */
  private checkpoints: Int32Array[] | null = null;

  constructor(nodes: number) {
    this.nodes = nodes;
  }

  get length(): number {
    return this.events.length;
  }

  happening(event: number): Happening {
    return happenings[this.events.kind.at(event)]!;
  }

  /** Each node's latest event up to and including `event`; `none` where it had none. At most `stride` events are read. */
  latestAt(event: number): Int32Array {
    this.checkpoints ??= this.makeCheckpoints();
    const checkpoint = Math.floor(event / stride);
    const latest = this.checkpoints[checkpoint]!.slice();
    for (let i = checkpoint * stride; i <= event; i++) latest[this.events.node.at(i)] = i;
    return latest;
  }

  private makeCheckpoints(): Int32Array[] {
    const latest = new Int32Array(this.nodes).fill(none);
    const checkpoints: Int32Array[] = [];
    for (let i = 0; i < this.length; i++) {
      if (i % stride === 0) checkpoints.push(latest.slice());
      latest[this.events.node.at(i)] = i;
    }
    return checkpoints;
  }
}

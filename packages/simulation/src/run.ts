import { Mistake } from "./mistake.ts";
import type { ReadOptions } from "./options.ts";
import type { Violation } from "./properties.ts";
import type { NodeId, NodeView } from "./protocol.ts";
import { fingerprint } from "./fingerprint.ts";
import { kinds } from "./event-queue.ts";
import { none, type Trace } from "./trace.ts";
import { type Sight, viewOf } from "./view.ts";

/** What a run amounted to. Times in integer microseconds of virtual time. */
export type Metrics = {
  readonly events: number;
  readonly sent: number;
  readonly delivered: number;
  readonly lost: number;
  readonly endedAt: number;
};

/** A world at one moment: every node's state, just after an event. */
export type World<State> = { readonly timeMs: number; readonly nodes: readonly NodeView<State | null>[] };

/** A finished run: what happened, and what came of it. */
export class Run<State = unknown> {
  readonly protocol: string;
  readonly options: ReadOptions;
  readonly violations: readonly Violation[];
  readonly metrics: Metrics;
  readonly #trace: Trace | null;
  #fingerprint: string | null = null;

  constructor(
    protocol: string,
    options: ReadOptions,
    trace: Trace | null,
    violations: readonly Violation[],
    metrics: Metrics,
  ) {
    this.protocol = protocol;
    this.options = options;
    this.violations = violations;
    this.metrics = metrics;
    this.#trace = trace;
  }

  get nodes(): readonly NodeId[] {
    return this.options.nodes;
  }

  /** The columns of what happened. Throws where the run kept no trace. */
  get trace(): Trace {
    if (!this.#trace) throw new Mistake("This run kept no trace: it was simulated with trace: false.");
    return this.#trace;
  }

  /** 16 hexadecimal digits that stand for everything that happened, states and messages included. */
  get fingerprint(): string {
    return (this.#fingerprint ??= fingerprint(this.trace));
  }

  /**
   * What one node saw, step after step, without the times: two runs with equal views are one and the same to it. Throws
   * for a node that the run does not have.
   */
  viewOf(node: NodeId): readonly Sight<State>[] {
    const place = this.nodes.indexOf(node);
    if (place === none) throw new Mistake(`viewOf("${node}"): the nodes are ${this.nodes.join(", ")}.`);
    return viewOf(this.trace, this.nodes, place) as Sight<State>[];
  }

  /** The world just after the event number `event`, counted from 0. A node that has not started has the state null. */
  worldAt(event: number): World<State> {
    const { events } = this.trace;
    if (!Number.isInteger(event) || event < 0 || event >= this.trace.length) {
      throw new Mistake(`worldAt(${event}): the run has the events 0 to ${this.trace.length - 1}.`);
    }
    const latest: number[] = this.nodes.map(() => none);
    let missing = latest.length;
    for (let i = event; i >= 0 && missing > 0; i--) {
      const node = events.node.at(i);
      if (latest[node] !== none) continue;
      latest[node] = i;
      missing--;
    }
    const nodes = this.nodes.map((id, node) => {
      const i = latest[node]!;
      return i === none
        ? { id, up: true, state: null }
        : { id, up: events.kind.at(i) !== kinds.crash, state: events.state[i] as State };
    });
    return { timeMs: events.at.at(event) / 1000, nodes };
  }
}

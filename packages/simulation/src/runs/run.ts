import type { Forgery } from "../engine/world.ts";
import type { ReadOptions } from "../engine/options.ts";
import type { Verdicts, Violation } from "../engine/properties.ts";
import type { NodeView } from "../protocol/property-types.ts";
import type { AnyProtocol, NodeId } from "../protocol/protocol.ts";
import { fingerprint } from "../trace/fingerprint.ts";
import type { HistoryEvent } from "../trace/history.ts";
import { none, type Trace } from "../trace/trace.ts";
import { type Sight, viewOf } from "../trace/view.ts";
import { Mistake } from "../values/mistake.ts";

/** What a run amounted to. Times in integer microseconds of virtual time. */
export type Metrics = {
  readonly events: number;
  readonly sent: number;
  readonly delivered: number;
  readonly lost: number;
  readonly endedAt: number;
};

/** What the engine hands over when a run is over. */
export type Outcome = Verdicts & {
  readonly options: ReadOptions;
  readonly trace: Trace | null;
  readonly history: readonly HistoryEvent[];
  readonly forgeries: readonly Forgery[];
  readonly metrics: Metrics;
};

/** A world at one moment: every node's state, just after an event. */
export type WorldView<State> = { readonly timeMs: number; readonly nodes: readonly NodeView<State | null>[] };

/** A finished run: what happened, and what came of it. */
export class Run<State = unknown> {
  readonly protocol: AnyProtocol;
  readonly options: ReadOptions;
  readonly violations: readonly Violation[];
  /** The `sometimes` properties that never held: what they were to show was not tested. */
  readonly unreached: readonly string[];
  /** What clients saw. */
  readonly history: readonly HistoryEvent[];
  /** Messages of Byzantine nodes that were refused for a forged signature. */
  readonly forgeries: readonly Forgery[];
  readonly metrics: Metrics;
  readonly #trace: Trace | null;
  #fingerprint: string | null = null;

  constructor(
    protocol: AnyProtocol,
    { options, violations, unreached, history, forgeries, metrics, trace }: Outcome,
  ) {
    this.protocol = protocol;
    this.options = options;
    this.violations = violations;
    this.unreached = unreached;
    this.history = history;
    this.forgeries = forgeries;
    this.metrics = metrics;
    this.#trace = trace;
  }

  /** All that take part, clients included. */
  get names(): readonly NodeId[] {
    return [...this.options.nodes, ...this.options.clients];
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
   * What one node saw, step after step, without the times: two runs with equal views are one and the same to it. With
   * `before`, only up to that event. Throws for a node that the run does not have.
   */
  viewOf(node: NodeId, { before = Infinity }: { before?: number } = {}): readonly Sight<State>[] {
    const place = this.names.indexOf(node);
    if (place === none) throw new Mistake(`viewOf("${node}"): the nodes are ${this.names.join(", ")}.`);
    return viewOf(this.trace, this.names, place, before) as Sight<State>[];
  }

  /** The world just after the event number `event`, counted from 0. A node that has not started has the state null. */
  worldAt(event: number): WorldView<State> {
    const { trace } = this;
    if (!Number.isInteger(event) || event < 0 || event >= trace.length) {
      throw new Mistake(`worldAt(${event}): the run has the events 0 to ${trace.length - 1}.`);
    }
    const latest = trace.latestAt(event);
    const nodes = this.nodes.map((id, place) => {
      const last = latest[place]!;
      if (last === none) return { id, up: true, state: null };
      return { id, up: trace.happening(last) !== "crash", state: trace.events.state[last] as State };
    });
    return { timeMs: trace.events.at.at(event) / 1000, nodes };
  }
}

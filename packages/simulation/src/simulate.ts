import { microseconds, sampleDelay } from "./delay.ts";
import type { Effect } from "./effects.ts";
import { EventQueue, kinds } from "./event-queue.ts";
import { checkedStep, handlerMissing, unknownNode } from "./handler-mistakes.ts";
import { lost, type Network, network } from "./network.ts";
import { type ReadOptions, readOptions, type SimulateOptions } from "./options.ts";
import { Properties } from "./properties.ts";
import {
  type AnyProtocol,
  checkProtocol,
  type Context,
  type MessageContext,
  type Protocol,
} from "./protocol.ts";
import { draw, type Stream, stream } from "./random.ts";
import { type Metrics, Run } from "./run.ts";
import { none, Trace } from "./trace.ts";

/** Counts the events of a run on behalf of its host, which may throw to end it. */
export type Meter = { spend(events: number): void };

/** How many events pass between two calls of the meter. */
const stride = 64;

/**
 * Runs a protocol under a system model, one event at a time, until nothing is left to happen or `until` is reached.
 * Deterministic: the same protocol, options and seed give the same run in every engine. Virtual time counts integer
 * microseconds; a step takes no time; ties break by (target, source, index).
 * Throws a `Mistake` for bad options before the run, and for a handler that asks for what the world cannot do.
 */
export function simulate<State, Message extends { readonly type: string }, Timer extends string>(
  protocol: Protocol<State, Message, Timer>,
  options: SimulateOptions,
  meter?: Meter,
): Run<State> {
  const anyProtocol = protocol as unknown as AnyProtocol;
  checkProtocol(anyProtocol);
  return new Simulation(anyProtocol, readOptions(options)).run(meter) as Run<State>;
}

/** A timer of a node: how often it was set, which setting is in force, and its place among sources (after the nodes). */
type TimerSlot = { readonly source: number; set: number; inForce: number; readonly delays: Stream };

class Simulation {
  private readonly queue = new EventQueue();
  private readonly network: Network;
  private readonly properties: Properties;
  private readonly trace: Trace | null;
  private readonly contexts: readonly Context[];
  /** By link, `from * n + to`. */
  private readonly messageContexts: readonly MessageContext[];
  private readonly sent: Int32Array;
  private readonly states: unknown[];
  private readonly up: boolean[];
  private readonly timers: Map<string, TimerSlot>[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly metrics = { events: 0, sent: 0, delivered: 0, lost: 0 };
  private now = 0;
  private readonly protocol: AnyProtocol;
  private readonly options: ReadOptions;

  constructor(protocol: AnyProtocol, options: ReadOptions) {
    this.protocol = withOwnHandlersOnly(protocol);
    this.options = options;
    const { nodes, model, seed, faults } = options;
    this.network = network(model, nodes, seed, faults);
    this.trace = options.trace ? new Trace(nodes.length) : null;
    this.contexts = nodes.map((self) =>
      Object.freeze({ self, peers: Object.freeze(nodes.filter((node) => node !== self)), cluster: nodes }),
    );
    this.messageContexts = nodes.flatMap((from) =>
      this.contexts.map((context) => Object.freeze({ ...context, from })),
    );
    this.sent = new Int32Array(nodes.length * nodes.length);
    this.states = nodes.map(() => null);
    this.up = nodes.map(() => true);
    this.timers = nodes.map(() => new Map());
    this.places = new Map(nodes.map((node, place) => [node, place]));
    this.properties = new Properties(protocol.always ?? {}, nodes);
    nodes.forEach((_, node) => this.queue.push(0, node, none, 0, kinds.start, none, null));
    for (const fault of faults) {
      if (fault.kind === "crash")
        this.queue.push(
          microseconds(fault.atMs),
          this.places.get(fault.node)!,
          none,
          1,
          kinds.crash,
          none,
          null,
        );
    }
  }

  run(meter?: Meter): Run<unknown> {
    const { queue, metrics } = this;
    const end = microseconds(this.options.untilMs);
    let due = stride;
    while (queue.nextTime() <= end && metrics.events < this.options.maxEvents) {
      this.step(queue.pop());
      if (meter && metrics.events >= due) {
        meter.spend(stride);
        due += stride;
      }
    }
    meter?.spend(metrics.events - (due - stride));
    return new Run(this.protocol.name, this.options, this.trace, this.properties.violations, {
      ...metrics,
      endedAt: this.endedAt(end),
    } satisfies Metrics);
  }

  /** The run's last moment: the end of time where something was still to come, else the last event. */
  private endedAt(end: number): number {
    return this.queue.size > 0 && this.metrics.events < this.options.maxEvents ? end : this.now;
  }

  /** One event: what is no longer possible passes without a trace; else the handler runs and its effects are carried out. */
  private step(slot: number): void {
    const { queue } = this;
    const node = queue.target[slot]!;
    const kind = queue.kind[slot]!;
    if (!this.up[node]) return;
    switch (kind) {
      case kinds.message:
        return this.deliver(node, slot);
      case kinds.timer:
        return this.fire(node, slot);
      case kinds.start:
        this.now = queue.time[slot]!;
        return this.commit(kinds.start, node, none, "init", this.protocol.init(this.contexts[node]!));
      default:
        this.now = queue.time[slot]!;
        return this.halt(node);
    }
  }

  private deliver(node: number, slot: number): void {
    const { queue } = this;
    this.now = queue.time[slot]!;
    const message = queue.payload[slot] as { readonly type: string };
    const record = queue.record[slot]!;
    const link = queue.source[slot]! * this.states.length + node;
    const handler =
      this.protocol.onMessage[message.type] ?? handlerMissing(this.protocol, "onMessage", message.type);
    const result = handler(this.states[node] as never, message as never, this.messageContexts[link]!);
    if (this.trace) this.trace.envelopes.deliveredBy.values[record] = this.trace.length;
    this.metrics.delivered++;
    this.commit(kinds.message, node, record, message.type, result);
  }

  private fire(node: number, slot: number): void {
    const { queue } = this;
    const name = queue.payload[slot] as string;
    const timer = this.timers[node]!.get(name)!;
    if (timer.inForce !== queue.index[slot]) return; // replaced or canceled since
    this.now = queue.time[slot]!;
    timer.inForce = none;
    const record = queue.record[slot]!;
    const handler = this.protocol.onTimer[name] ?? handlerMissing(this.protocol, "onTimer", name);
    const result = handler(this.states[node] as never, this.contexts[node]!);
    if (this.trace) this.trace.timers.firedBy.values[record] = this.trace.length;
    this.commit(kinds.timer, node, record, name, result);
  }

  private halt(node: number): void {
    this.up[node] = false;
    this.timers[node]!.clear();
    this.record(kinds.crash, node, none);
  }

  /** Takes over a handler's result: the state, then the effects in their order. */
  private commit(
    kind: 1 | 2 | 3,
    node: number,
    record: number,
    handler: string,
    result: readonly unknown[],
  ): void {
    checkedStep(result, this.protocol, handler, this.options.nodes[node]!);
    this.states[node] = result[0];
    const event = this.record(kind, node, record);
    for (let i = 1; i < result.length; i++) this.carryOut(result[i] as Effect, node, event, handler);
  }

  /** Writes the event down and looks at the properties; returns the event's number. */
  private record(kind: 0 | 1 | 2 | 3, node: number, record: number): number {
    const event = this.metrics.events++;
    this.trace?.event(kind, node, this.now, record, this.states[node]);
    this.properties.observe(event, node, this.up[node]!, this.states[node]);
    return event;
  }

  private carryOut(effect: Effect, node: number, event: number, handler: string): void {
    switch (effect.type) {
      case "send": {
        const to = this.places.get(effect.to) ?? unknownNode(effect.to, handler, this.options.nodes);
        return this.send(node, to, event, effect.message);
      }
      case "setTimer":
        return this.setTimer(node, event, effect);
      case "cancelTimer": {
        const timer = this.timers[node]!.get(effect.timer);
        if (timer) timer.inForce = none;
      }
    }
  }

  private send(from: number, to: number, event: number, message: unknown): void {
    const link = from * this.states.length + to;
    const index = this.sent[link]!++;
    const arrivesAt = this.network.arrival(link, index, this.now);
    this.metrics.sent++;
    const record = this.trace ? this.trace.envelope(from, to, event, arrivesAt, message) : none;
    if (arrivesAt === lost) this.metrics.lost++;
    else this.queue.push(arrivesAt, to, from, index, kinds.message, record, message);
  }

  private setTimer(
    node: number,
    event: number,
    { timer: name, delay }: Extract<Effect, { type: "setTimer" }>,
  ): void {
    const timers = this.timers[node]!;
    let timer = timers.get(name);
    if (!timer) {
      const delays = stream(this.options.seed, "timer", this.options.nodes[node]!, name);
      timer = { source: this.states.length + timers.size, set: 0, inForce: none, delays };
      timers.set(name, timer);
    }
    timer.inForce = timer.set++;
    const dueAt = this.now + sampleDelay(delay, draw(timer.delays, timer.inForce));
    const record = this.trace ? this.trace.timer(node, event, dueAt, name) : none;
    this.queue.push(dueAt, node, timer.source, timer.inForce, kinds.timer, record, name);
  }
}

/** A message type such as "constructor" must not find what every object inherits. */
const withOwnHandlersOnly = (protocol: AnyProtocol): AnyProtocol => ({
  ...protocol,
  onMessage: Object.assign(Object.create(null), protocol.onMessage),
  onTimer: Object.assign(Object.create(null), protocol.onTimer),
});

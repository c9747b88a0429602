import { draw, stream } from "../chance/random.ts";
import type { CutShort, WorldFault } from "../faults/fault.ts";
import { builtInClient } from "../clients/client.ts";
import { between, microseconds } from "../protocol/delay.ts";
import type { EventView, NodeView } from "../protocol/property-types.ts";
import type { AnyProtocol, NodeId, Tagged } from "../protocol/protocol.ts";
import { Coalition, type Signature } from "../protocol/signature.ts";
import type { HistoryEvent } from "../trace/history.ts";
import { type Happening, none, Trace } from "../trace/trace.ts";
import { Adversary } from "./adversary.ts";
import { NodeContext, nodeClock, surroundingsOf } from "./contexts.ts";
import { Disk } from "./disk.ts";
import type { Entity } from "./entity.ts";
import { EventQueue, kinds } from "./event-queue.ts";
import { Network } from "./network.ts";
import type { ReadOptions } from "./options.ts";
import { Properties } from "./properties.ts";

/** A signature that a Byzantine node could not have; the message that carried it was refused. */
export type Forgery = { readonly event: number; readonly node: NodeId; readonly signature: Signature };

/** Everything there is in the middle of a run. */
export class World {
  readonly options: ReadOptions;
  readonly entities: readonly Entity[];
  readonly places: ReadonlyMap<NodeId, number>;
  readonly queue = new EventQueue();
  readonly network: Network;
  readonly properties: Properties;
  readonly adversary: Adversary;
  /** Who may not forge signatures; null where anybody may, or nobody would. */
  readonly coalition: Coalition | null;
  readonly trace: Trace | null;
  readonly metrics = { events: 0, sent: 0, delivered: 0, lost: 0 };
  readonly forgeries: Forgery[] = [];
  /** What clients saw. */
  readonly history: HistoryEvent[] = [];
  /** Which client invoked an operation, and what it was. */
  readonly operations = new Map<string, { readonly client: number; readonly operation: unknown }>();
  /** How long a step may take, in integer microseconds; 0 where steps take no time. */
  readonly phi: number;
  /** Whether some messages may not be sent at all: along no link, or under a forged signature. */
  readonly isGuarded: boolean;
  /** Whether what a node receives may not be what was sent. */
  readonly mayGarble: boolean;
  /** Integer microseconds. */
  now = 0;

  constructor(protocol: AnyProtocol, options: ReadOptions) {
    this.options = options;
    const { nodes, clients, model, seed, faults, byzantine } = options;
    const names = [...nodes, ...clients];
    const traitors = Object.keys(byzantine);
    const client = options.workload
      ? (options.workload.client ?? builtInClient(options.workload, clients))
      : protocol;
    this.entities = names.map((name, place) =>
      this.entity(
        name,
        place,
        names,
        place < nodes.length ? (Object.hasOwn(byzantine, name) ? byzantine[name]! : protocol) : client,
      ),
    );
    this.places = new Map(names.map((name, place) => [name, place]));
    this.network = new Network(model, names, seed, faults);
    const watched = names.map((name, place) => place < nodes.length && !traitors.includes(name));
    this.properties = new Properties(protocol as never, names, watched);
    this.adversary = new Adversary(faults, model, traitors);
    this.coalition = model.failures.kind === "authenticatedByzantine" ? new Coalition(traitors) : null;
    this.phi = model.timing.kind === "asynchronous" ? 0 : microseconds(model.timing.phiMs);
    this.isGuarded = model.topology !== null || this.coalition !== null;
    const isCorrupting = model.links.corruption !== null || faults.some(({ kind }) => kind === "corrupt");
    this.mayGarble = isCorrupting && !model.links.checksum;
    this.trace = options.trace ? new Trace(names.length) : null;
    for (const { place } of this.entities) this.queue.push(0, place, none, 0, kinds.start, none, null);
    this.adversary.timed.forEach(({ at, fault }, i) => {
      const first = "node" in fault ? Math.max(1, at) : at; // a node has started before anything befalls it
      this.queue.push(first, none, none, i, kinds.fault, none, fault);
    });
  }

  private entity(name: NodeId, place: number, names: readonly NodeId[], record: AnyProtocol): Entity {
    const { options } = this;
    const clock = nodeClock(options, name);
    const surroundings = surroundingsOf(options, name, clock, () => this.now);
    const cutShort = options.faults
      .filter((fault) => fault.kind === "cutShort")
      .filter(({ node }) => node === name);
    return {
      place,
      name,
      record: withOwnHandlersOnly(record),
      isClient: place >= options.nodes.length,
      isByzantine: Object.hasOwn(options.byzantine, name),
      surroundings,
      context: new NodeContext(surroundings),
      from: names.map(() => undefined),
      asking: names.map(() => undefined),
      clock,
      disk: record.durable ? new Disk(options.model.storage, options.seed, name) : null,
      timers: new Map(),
      state: null,
      isUp: true,
      life: 0,
      steps: 0,
      speed: null,
      choices: 0,
      busyUntil: 0,
      waiting: [],
      omissions: [],
      cutShort: cutShort.length > 0 ? cutShort : null,
    };
  }

  /** Writes an event down and looks at the properties; returns the event's number. `cause` is what properties see of it. */
  record(entity: Entity, happening: Happening, record: number, cause: unknown): number {
    const event = this.metrics.events++;
    if (this.trace) this.trace.events.add(happening, entity.place, this.now, record, entity.state);
    if (!this.properties.isIdle) this.observe(entity, happening, event, cause);
    return event;
  }

  /** Writes down that a fault strikes now, for whoever looks at the run; `node` is `none` where it befalls no node. */
  struck(fault: WorldFault | CutShort, node: number): void {
    this.trace?.strikes.push({ fault, node, at: this.now, events: this.metrics.events });
  }

  private observe(entity: Entity, happening: Happening, event: number, cause: unknown): void {
    const isRequest = happening === "message" && asksByRequest(entity.record, cause as Tagged);
    const view = (): EventView => ({ kind: isRequest ? "request" : happening, node: entity.name, cause });
    this.properties.observe(event, this.now, entity.place, entity.isUp, entity.state, view);
  }

  /** The nodes as conditions of faults see them, once all have started. */
  views(): readonly NodeView<never>[] {
    return this.entities
      .filter(({ isClient }) => !isClient)
      .map(({ name, isUp, state }) => ({ id: name, up: isUp, state: state as never }));
  }

  /** For how long a step occupies its node: up to phi. */
  stepDuration(entity: Entity): number {
    entity.speed ??= stream(this.options.seed, "step", entity.name);
    return between(1, this.phi, draw(entity.speed, entity.steps));
  }
}

/** Whether a message of this type goes to `onRequest`: where no handler of messages has its name. */
const asksByRequest = (record: AnyProtocol, { type }: Tagged): boolean =>
  type === "Request" && !record.onMessage[type];

/** A message type such as "constructor" must not find what every object inherits. */
const withOwnHandlersOnly = (protocol: AnyProtocol): AnyProtocol => ({
  ...protocol,
  onMessage: Object.assign(Object.create(null), protocol.onMessage),
  onTimer: Object.assign(Object.create(null), protocol.onTimer),
  ...(protocol.onChoice && { onChoice: Object.assign(Object.create(null), protocol.onChoice) }),
});

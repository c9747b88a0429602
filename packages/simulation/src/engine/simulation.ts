import { draw, stream } from "../chance/random.ts";
import type { Effect } from "../protocol/effects.ts";
import type { AnyProtocol } from "../protocol/protocol.ts";
import type { WorldFault } from "../faults/fault.ts";
import type { Request } from "../clients/client.ts";
import { AskingContext, DeliveryContext } from "./contexts.ts";
import type { Outcome } from "../runs/run.ts";
import { type Happening, none } from "../trace/trace.ts";
import { type AfterSync, carryOut, omits, refusedByChecksum } from "./carry-out.ts";
import type { Entity, TimerSlot } from "./entity.ts";
import { type Kind, kinds } from "./event-queue.ts";
import {
  changesItsInput,
  checkStep,
  handlerMissing,
  impure,
  noStep,
  placeOf,
  requireChoice,
} from "./handler-mistakes.ts";
import { microseconds } from "../protocol/delay.ts";
import type { ReadOptions } from "./options.ts";
import { halt, strike } from "./strike.ts";
import { World } from "./world.ts";

/** How many steps of a run are checked and frozen one by one, with a trace and without; of those after them, one in 256. */
const checkedSteps = { traced: 2_000, untraced: 100 };

/** One run, event by event. */
export class Simulation {
  private readonly world: World;
  private readonly end: number;
  private readonly checked: number;
  /** Where in the queue the event stands, or stood, that happens now. */
  private slot = 0;

  constructor(protocol: AnyProtocol, options: ReadOptions) {
    this.world = new World(protocol, options);
    this.end = microseconds(options.untilMs);
    this.checked = options.trace ? checkedSteps.traced : checkedSteps.untraced;
  }

  get events(): number {
    return this.world.metrics.events;
  }

  /** Lets things happen until the run has so many events; false where nothing is left, or the run's limits are reached. */
  run(events: number): boolean {
    const { metrics } = this.world;
    try {
      while (metrics.events < events) if (!this.step()) return false;
      return true;
    } catch (error) {
      throw changesItsInput(error) ? impure(error, this.handlerOf(this.slot)) : error;
    }
  }

  /** Where the handler stands that was called for the event in this slot of the queue. */
  private handlerOf(slot: number): string {
    const { queue, entities } = this.world;
    const { record, name } = entities[queue.target[slot]!] ?? entities[0]!;
    const payload = queue.payload[slot];
    const kind = queue.kind[slot];
    if (kind === kinds.message)
      return placeOf(record, `onMessage.${(payload as { type: string }).type}`, name);
    if (kind === kinds.timer) return placeOf(record, `onTimer.${(payload as TimerSlot).name}`, name);
    return `A handler of "${record.name}"`;
  }

  /** Lets the next thing happen; false where there is none. */
  private step(): boolean {
    const { world } = this;
    const { queue, adversary } = world;
    if (queue.nextTime() > this.end || world.metrics.events >= world.options.maxEvents) return false;
    const slot = (this.slot = queue.pop());
    const kind = queue.kind[slot] as Kind;
    const payload = queue.payload[slot];
    world.now = queue.now;
    if (kind === kinds.fault) strike(world, payload as WorldFault, this.restart);
    else {
      const entity = world.entities[queue.target[slot]!]!;
      this.happen(entity, kind, queue.source[slot]!, queue.index[slot]!, queue.record[slot]!, payload);
    }
    if (adversary.isWatching)
      for (const fault of adversary.due(world.metrics.events, world.views()))
        strike(world, fault, this.restart);
    return true;
  }

  /** What is left when the run is over. */
  finish(): Outcome {
    const { world } = this;
    const isQuiescent = world.queue.size === 0;
    const isCut = world.metrics.events >= world.options.maxEvents;
    const endedAt = isQuiescent || isCut ? world.now : this.end;
    const verdicts = world.properties.end(Math.max(0, world.metrics.events - 1), endedAt, isQuiescent);
    if (world.trace) world.trace.cuts = world.network.cuts.records;
    return {
      options: world.options,
      trace: world.trace,
      history: world.history,
      forgeries: world.forgeries,
      ...verdicts,
      metrics: { ...world.metrics, endedAt },
    };
  }

  private happen(
    entity: Entity,
    kind: Kind,
    source: number,
    index: number,
    record: number,
    payload: unknown,
  ): void {
    if (kind === kinds.wake) return this.wake(entity, index);
    if (!entity.isUp || entity.busyUntil > this.world.now) {
      if (this.waits(entity, kind, source, index, record, payload)) return;
    }
    if (kind === kinds.message) this.deliver(entity, source, index, record, payload);
    else if (kind === kinds.timer) this.fire(entity, payload as TimerSlot, index, record);
    else if (kind === kinds.synced) this.synced(entity, payload as AfterSync);
    else this.commit(entity, "start", none, null, "init", entity.record.init(entity.context));
  }

  /** True where an event cannot happen to an entity now: to one that is down, never; to one that is busy, later. */
  private waits(
    entity: Entity,
    kind: Kind,
    source: number,
    index: number,
    record: number,
    payload: unknown,
  ): boolean {
    if (!entity.isUp) {
      if (kind === kinds.message) this.world.trace?.envelopes.settle(record, "to-crashed");
      return true;
    }
    if (kind === kinds.synced) return false;
    if (entity.waiting.length === 0) this.scheduleWake(entity);
    entity.waiting.push({ kind, source, index, record, payload });
    return true;
  }

  private scheduleWake(entity: Entity): void {
    this.world.queue.push(entity.busyUntil, entity.place, none, entity.life, kinds.wake, none, null);
  }

  /** The node is free again: what waited comes in its order, until a step occupies the node anew. */
  private wake(entity: Entity, life: number): void {
    if (life !== entity.life) return;
    while (entity.busyUntil <= this.world.now && entity.waiting.length > 0) {
      const { kind, source, index, record, payload } = entity.waiting.shift()!;
      this.happen(entity, kind, source, index, record, payload);
    }
    if (entity.waiting.length > 0) this.scheduleWake(entity);
  }

  private deliver(entity: Entity, from: number, index: number, record: number, payload: unknown): void {
    const { world } = this;
    if (payload === refusedByChecksum) return world.trace?.envelopes.settle(record, "corrupted");
    if (entity.omissions.length > 0 && omits(world, entity, "receives", from, index >> 1))
      return world.trace?.envelopes.settle(record, "omitted");
    const message = payload as { readonly type: string };
    world.metrics.delivered++;
    if (world.coalition && entity.isByzantine) world.coalition.learn(message);
    const result = this.answer(entity, from, message);
    if (world.trace) world.trace.envelopes.settle(record, "delivered", world.metrics.events);
    this.commit(entity, "message", record, message, message.type, result);
  }

  private answer(entity: Entity, from: number, message: { readonly type: string }): readonly unknown[] {
    const { record, state } = entity;
    const sender = this.world.entities[from]!;
    const handler = record.onMessage[message.type];
    if (handler) {
      const known = (entity.from[from] ??= new DeliveryContext(entity.surroundings, sender.name));
      return handler(state as never, message as never, known);
    }
    if (message.type === "Request" && record.onRequest && sender.isClient) {
      const known = (entity.asking[from] ??= new AskingContext(entity.surroundings, sender.name));
      return record.onRequest(state as never, message as Request, known);
    }
    return handlerMissing(record, "onMessage", message.type);
  }

  private fire(entity: Entity, timer: TimerSlot, index: number, record: number): void {
    if (timer.inForce !== index) return; // replaced, canceled or cleared since
    timer.inForce = none;
    const handler = entity.record.onTimer[timer.name] ?? handlerMissing(entity.record, "onTimer", timer.name);
    const result = handler(entity.state as never, timer.context);
    if (this.world.trace) this.world.trace.timers.firedBy.values[record] = this.world.metrics.events;
    this.commit(entity, "timer", record, timer.name, timer.name, result);
  }

  private synced(entity: Entity, { effects, next, snapshot, life, handler, event }: AfterSync): void {
    if (life !== entity.life) return;
    entity.disk!.markSynced(snapshot);
    const syncEvent = this.world.record(entity, "sync", event, null);
    carryOut(this.world, entity, effects, next, effects.length, syncEvent, this.world.now, handler);
  }

  /** A node that was down begins again. */
  private readonly restart = (entity: Entity): void => {
    const { record, disk, context } = entity;
    entity.isUp = true;
    const isForgetful = !disk || !record.onRestart || this.world.options.model.storage.kind === "amnesic";
    this.commit(
      entity,
      "restart",
      none,
      null,
      "onRestart",
      isForgetful ? record.init(context) : record.onRestart!(disk.latest as never, context),
    );
  };

  /** Takes over a handler's result: choices are resolved, the state is written down, the effects are carried out. */
  private commit(
    entity: Entity,
    happening: Happening,
    record: number,
    cause: unknown,
    handler: string,
    result: readonly unknown[],
  ): void {
    const { world } = this;
    const number = world.metrics.events;
    if (number < this.checked || number % 256 === 0) checkStep(result, entity.record, handler, entity.name);
    else if (!Array.isArray(result)) noStep(result, entity.record, handler, entity.name);
    entity.steps++;
    entity.state = result[0];
    const effects =
      entity.record.onChoice && hasChoice(result) ? this.choose(entity, result, handler) : result;
    const event = world.record(entity, happening, record, cause);
    if (entity.disk) entity.disk.write(entity.record.durable!(entity.state as never));
    if (happening === "start") entity.disk?.markSynced(0);
    const at = world.phi === 0 ? world.now : world.now + world.stepDuration(entity);
    entity.busyUntil = at;
    const short = entity.cutShort?.find(({ inStep }) => inStep === entity.steps);
    if (!short) return carryOut(world, entity, effects, 1, effects.length, event, at, handler);
    carryOut(world, entity, effects, 1, Math.min(effects.length, 1 + short.keeping), event, at, handler);
    world.adversary.admit(short, entity.name, []);
    world.struck(short, entity.place);
    halt(world, entity, "any");
  }

  /** Resolves the choices of a step, one after the other; what they lead to takes their place among the effects. */
  private choose(entity: Entity, result: readonly unknown[], handler: string): readonly unknown[] {
    const { seed } = this.world.options;
    return result.flatMap((effect, i): unknown[] => {
      if (i === 0 || !isChoice(effect)) return [effect];
      requireChoice(effect, entity.record, placeOf(entity.record, handler, entity.name));
      const { choice, values, weights } = effect;
      const u = draw(stream(seed, "choice", entity.name, choice), entity.choices++);
      const answer = entity.record.onChoice?.[choice] ?? handlerMissing(entity.record, "onChoice", choice);
      const next = answer(
        entity.state as never,
        values[picked(u, values.length, weights)] as never,
        entity.context,
      ) as readonly unknown[];
      checkStep(next, entity.record, `onChoice.${choice}`, entity.name);
      entity.state = next[0];
      return (hasChoice(next) ? this.choose(entity, next, handler) : next).slice(1);
    });
  }
}

const isChoice = (effect: unknown): effect is Extract<Effect, { type: "choose" }> =>
  (effect as Effect).type === "choose";

function hasChoice(result: readonly unknown[]): boolean {
  for (let i = 1; i < result.length; i++) if (isChoice(result[i])) return true;
  return false;
}

/** The place that a uniform draw picks, by weights where there are any. */
function picked(u: number, count: number, weights: readonly number[] | null): number {
  if (!weights) return Math.floor(u * count);
  let left = u * weights.reduce((sum, weight) => sum + weight, 0);
  const place = weights.findIndex((weight) => (left -= weight) < 0);
  return place < 0 ? count - 1 : place;
}

import { draw, stream } from "../chance/random.ts";
import type { Effect } from "../protocol/effects.ts";
import type { AnyProtocol } from "../protocol/protocol.ts";
import type { Request } from "../clients/client.ts";
import { withField } from "./contexts.ts";
import type { Outcome } from "../runs/run.ts";
import { type Happening, none } from "../trace/trace.ts";
import { type AfterSync, carryOut, omits, refusedByChecksum } from "./carry-out.ts";
import type { Entity, TimerSlot, Waiting } from "./entity.ts";
import { kinds } from "./event-queue.ts";
import { checkStep, handlerMissing } from "./handler-mistakes.ts";
import { microseconds } from "../protocol/delay.ts";
import type { ReadOptions } from "./options.ts";
import { halt, strike } from "./strike.ts";
import { World } from "./world.ts";

/** How many steps of a run are checked and frozen one by one, with a trace and without; of those after them, one in 64. */
const checkedSteps = { traced: 2_000, untraced: 100 };

/** One run, event by event. */
export class Simulation {
  private readonly world: World;
  private readonly end: number;
  private readonly checked: number;

  constructor(protocol: AnyProtocol, options: ReadOptions) {
    this.world = new World(protocol, options);
    this.end = microseconds(options.untilMs);
    this.checked = options.trace ? checkedSteps.traced : checkedSteps.untraced;
  }

  get events(): number {
    return this.world.metrics.events;
  }

  /** Lets the next thing happen; false where nothing is left, or the run's limits are reached. */
  step(): boolean {
    const { world } = this;
    const { queue, adversary } = world;
    if (queue.nextTime() > this.end || world.metrics.events >= world.options.maxEvents) return false;
    const slot = queue.pop();
    world.now = queue.time[slot]!;
    const kind = queue.kind[slot]!;
    if (kind === kinds.fault) strike(world, queue.payload[slot] as never, this.restart);
    else
      this.happen(
        world.entities[queue.target[slot]!]!,
        kind,
        queue.source[slot]!,
        queue.index[slot]!,
        queue.record[slot]!,
        queue.payload[slot],
      );
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
    kind: number,
    source: number,
    index: number,
    record: number,
    payload: unknown,
  ): void {
    const { world } = this;
    if (kind === kinds.wake) return this.wake(entity, index);
    if (!entity.isUp) return kind === kinds.message ? world.trace?.settle(record, "to-crashed") : undefined;
    if (entity.busyUntil > world.now && kind !== kinds.synced) {
      if (entity.waiting.length === 0) this.scheduleWake(entity);
      return void entity.waiting.push({ kind: kind as Waiting["kind"], source, index, record, payload });
    }
    switch (kind) {
      case kinds.message:
        return this.deliver(entity, source, index, record, payload);
      case kinds.timer:
        return this.fire(entity, payload as TimerSlot, index, record);
      case kinds.synced:
        return this.synced(entity, payload as AfterSync);
      default:
        return this.commit(entity, "start", none, null, "init", entity.record.init(entity.context));
    }
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
    if (payload === refusedByChecksum) return world.trace?.settle(record, "corrupted");
    if (entity.omissions.length > 0 && omits(world, entity, "receives", from, index >> 1))
      return world.trace?.settle(record, "omitted");
    const message = payload as { readonly type: string };
    world.metrics.delivered++;
    if (world.coalition && entity.isByzantine) world.coalition.learn(message);
    const result = this.answer(entity, from, message);
    world.trace?.settle(record, "delivered", world.metrics.events);
    this.commit(entity, "message", record, message, message.type, result);
  }

  private answer(entity: Entity, from: number, message: { readonly type: string }): readonly unknown[] {
    const { record, state, context } = entity;
    const sender = this.world.entities[from]!;
    const handler = record.onMessage[message.type];
    if (handler) {
      const known = (entity.from[from] ??= withField(context, { from: sender.name }));
      return handler(state as never, message as never, known);
    }
    if (message.type === "Request" && record.onRequest && sender.isClient) {
      const known = (entity.asking[from] ??= withField(context, { client: sender.name }));
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
    checkStep(result, entity.record, handler, entity.name, number < this.checked || number % 64 === 0);
    entity.steps++;
    entity.state = result[0];
    const effects = hasChoice(result) ? this.choose(entity, result, handler) : result;
    const event = world.record(entity, happening, record, cause);
    if (entity.disk) entity.disk.write(entity.record.durable!(entity.state as never));
    if (happening === "start") entity.disk?.markSynced(0);
    const at = world.now + world.stepDuration(entity);
    entity.busyUntil = at;
    const short = entity.cutShort.find(({ inStep }) => inStep === entity.steps);
    carryOut(
      world,
      entity,
      effects,
      1,
      short ? Math.min(effects.length, 1 + short.keeping) : effects.length,
      event,
      at,
      handler,
    );
    if (short) {
      world.adversary.admit(short, entity.name, []);
      halt(world, entity, "any");
    }
  }

  /** Resolves the choices of a step, one after the other; what they lead to takes their place among the effects. */
  private choose(entity: Entity, result: readonly unknown[], handler: string): readonly unknown[] {
    const { seed } = this.world.options;
    return result.flatMap((effect, i): unknown[] => {
      if (i === 0 || !isChoice(effect)) return [effect];
      const { choice, values, weights } = effect;
      const u = draw(stream(seed, "choice", entity.name, choice), entity.choices++);
      const answer = entity.record.onChoice?.[choice] ?? handlerMissing(entity.record, "onChoice", choice);
      const next = answer(
        entity.state as never,
        values[picked(u, values.length, weights)] as never,
        entity.context,
      ) as readonly unknown[];
      checkStep(next, entity.record, `onChoice.${choice}`, entity.name, true);
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

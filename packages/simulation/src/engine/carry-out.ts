import { draw, stream } from "../chance/random.ts";
import { sampleDelay } from "../protocol/delay.ts";
import type { Effect, Outcome } from "../protocol/effects.ts";
import type { HistoryEvent } from "../trace/history.ts";
import { none } from "../trace/trace.ts";
import { Mistake } from "../values/mistake.ts";
import { withField } from "./contexts.ts";
import type { Entity, TimerSlot } from "./entity.ts";
import { kinds } from "./event-queue.ts";
import { unknownNode } from "./handler-mistakes.ts";
import { lost } from "./network.ts";
import type { World } from "./world.ts";

/** The effects of a step that wait for the disk. */
export type AfterSync = {
  readonly effects: readonly unknown[];
  readonly next: number;
  readonly snapshot: number;
  readonly life: number;
  readonly handler: string;
  /** The event whose step they belong to. */
  readonly event: number;
};

/** A message that a checksum will refuse. */
export const refusedByChecksum = Symbol("refused by checksum");

/**
 * Carries out the effects of a step from number `next` up to but not including `end`, at the time `at`, on behalf of
 * the event number `event`. Those after a `sync` wait for the disk.
 */
export function carryOut(
  world: World,
  entity: Entity,
  effects: readonly unknown[],
  next: number,
  end: number,
  event: number,
  at: number,
  handler: string,
): void {
  for (let i = next; i < end; i++) {
    const effect = effects[i] as Effect;
    switch (effect.type) {
      case "send":
        send(
          world,
          entity,
          world.places.get(effect.to) ?? unknownNode(effect.to, handler, world.options.nodes),
          effect.message,
          event,
          at,
        );
        break;
      case "setTimer":
        setTimer(world, entity, effect, event, at);
        break;
      case "cancelTimer": {
        const timer = entity.timers.get(timerKey(effect.timer, effect.key));
        if (timer) timer.inForce = none;
        break;
      }
      case "sync":
        return sync(
          world,
          entity,
          {
            effects: effects.slice(0, end),
            next: i + 1,
            snapshot: snapshotOf(entity),
            life: entity.life,
            handler,
            event,
          },
          at,
        );
      case "reply":
        reply(world, entity, effect.id, "ok", effect.result, event, at, handler);
        break;
      case "refuse":
        reply(world, entity, effect.id, "fail", effect.error, event, at, handler);
        break;
      case "invoke":
        world.operations.set(effect.id, { client: entity.place, operation: effect.operation });
        remember(world, entity, "invoke", effect.id, null);
        break;
      case "complete":
        remember(world, entity, effect.outcome, effect.id, effect.result);
    }
  }
}

function send(world: World, entity: Entity, to: number, message: unknown, event: number, at: number): void {
  const { network, trace, metrics, queue, coalition } = world;
  const { place } = entity;
  if (world.options.model.topology) requireLink(world, entity, to);
  if (coalition && entity.isByzantine) {
    const signature = coalition.forgeryIn(message);
    if (signature) return void world.forgeries.push({ event, node: entity.name, signature });
  }
  metrics.sent++;
  const index = network.nextIndex(place, to);
  const route = network.send(place, to, at, message);
  if (entity.omissions.length > 0 && omits(world, entity, "sends", to, index))
    route.arrivesAt = route.again = lost;
  const { arrivesAt, again } = route;
  const isRefused = route.isCorrupted && world.options.model.links.checksum;
  const arriving = isRefused ? refusedByChecksum : route.message;
  const record = trace ? trace.envelope(place, to, index, 0, event, at, arrivesAt, route.message) : none;
  if (arrivesAt === lost) metrics.lost++;
  else queue.push(arrivesAt, to, place, 2 * index, kinds.message, record, arriving);
  if (again === lost) return;
  const copy = trace ? trace.envelope(place, to, index, 1, event, at, again, message) : none;
  queue.push(again, to, place, 2 * index + 1, kinds.message, copy, message);
}

/** Whether an omission-faulty entity drops this message. */
export function omits(
  world: World,
  entity: Entity,
  of: "sends" | "receives",
  other: number,
  index: number,
): boolean {
  const inForce = entity.omissions.filter(
    (omission) => omission.until > world.now && (omission.of === of || omission.of === "both"),
  );
  if (inForce.length === 0) return false;
  const chance = stream(world.options.seed, "omission", of, entity.name, world.entities[other]!.name);
  return inForce.some(({ probability }) => draw(chance, index) < probability);
}

function requireLink(world: World, entity: Entity, to: number): void {
  const target = world.entities[to]!;
  const isLinked =
    to === entity.place ||
    entity.isClient ||
    target.isClient ||
    entity.context.neighbors.includes(target.name);
  if (!isLinked)
    throw new Mistake(
      `${entity.name} sent a message to ${target.name}, but the topology has no such link: its neighbors are ${entity.context.neighbors.join(", ") || "none"}.`,
    );
}

const timerKey = (name: string, key: string): string => (key === "" ? name : JSON.stringify([name, key]));

function setTimer(
  world: World,
  entity: Entity,
  { timer: name, delay, key }: Extract<Effect, { type: "setTimer" }>,
  event: number,
  at: number,
): void {
  const mapKey = timerKey(name, key);
  let timer = entity.timers.get(mapKey);
  if (!timer) entity.timers.set(mapKey, (timer = newTimer(world, entity, name, key)));
  timer.inForce = timer.set++;
  const onItsClock = sampleDelay(delay, draw(timer.delays, timer.inForce));
  const dueAt = at + entity.clock.trueDuration(onItsClock);
  const record = world.trace
    ? world.trace.timer(entity.place, key === "" ? name : `${name} ${key}`, timer.inForce, event, at, dueAt)
    : none;
  world.queue.push(dueAt, entity.place, timer.source, timer.inForce, kinds.timer, record, timer);
}

const newTimer = (world: World, entity: Entity, name: string, key: string): TimerSlot => ({
  name,
  key,
  source: world.entities.length + entity.timers.size,
  set: 0,
  inForce: none,
  delays: stream(world.options.seed, "timer", entity.name, name, key),
  context: withField(entity.context, { key }),
});

function snapshotOf(entity: Entity): number {
  if (!entity.disk)
    throw new Mistake(
      `${entity.name} asked for a sync, but the protocol "${entity.record.name}" has nothing durable: say what the disk keeps, durable: (state) => ...`,
    );
  return entity.disk.write(entity.record.durable!(entity.state as never));
}

function sync(world: World, entity: Entity, after: AfterSync, at: number): void {
  const source = world.entities.length + 1_000_000; // after all timers of the same instant
  world.queue.push(entity.disk!.syncedAt(at), entity.place, source, after.event, kinds.synced, none, after);
}

function reply(
  world: World,
  entity: Entity,
  id: string,
  outcome: Outcome,
  result: unknown,
  event: number,
  at: number,
  handler: string,
): void {
  const asked = world.operations.get(id);
  if (!asked)
    throw new Mistake(
      `${handler} replied to the request "${id}", which no client made: reply to the id of a request.`,
    );
  send(world, entity, asked.client, { type: "Reply", id, outcome, result }, event, at);
}

function remember(
  world: World,
  entity: Entity,
  kind: HistoryEvent["kind"],
  id: string,
  result: unknown,
): void {
  const asked = world.operations.get(id);
  if (!asked) throw new Mistake(`${entity.name} completed the operation "${id}", which it never invoked.`);
  world.history.push({
    kind,
    client: entity.name,
    id,
    operation: asked.operation,
    result,
    at: world.now,
  } as HistoryEvent);
}

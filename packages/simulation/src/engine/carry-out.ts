import { draw, stream } from "../chance/random.ts";
import { sampleDelay } from "../protocol/delay.ts";
import type { Effect, Outcome } from "../protocol/effects.ts";
import type { HistoryEvent } from "../trace/history.ts";
import { none } from "../trace/trace.ts";
import { Mistake } from "../values/mistake.ts";
import { FiringContext } from "./contexts.ts";
import type { Entity, TimerSlot } from "./entity.ts";
import { kinds } from "./event-queue.ts";
import { noEffect, placeOf, requireChoice, requireTimer, unknownNode } from "./handler-mistakes.ts";
import { lost, type Route } from "./network.ts";
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
    if (effect?.type === "send") {
      const to = world.places.get(effect.to) ?? unknownNode(effect.to, handler, world.options.nodes);
      send(world, entity, to, effect.message, event, at);
    } else if (effect?.type === "sync") {
      const snapshot = snapshotOf(entity);
      const after = {
        effects: effects.slice(0, end),
        next: i + 1,
        snapshot,
        life: entity.life,
        handler,
        event,
      };
      return sync(world, entity, after, at);
    } else perform(world, entity, effect, event, at, handler);
  }
}

/** Any effect but the most frequent one, `send`, and the one that others wait for, `sync`. */
function perform(
  world: World,
  entity: Entity,
  effect: Exclude<Effect, { type: "send" | "sync" }>,
  event: number,
  at: number,
  handler: string,
): void {
  switch (effect?.type) {
    case "setTimer":
      return setTimer(world, entity, effect, event, at, handler);
    case "cancelTimer": {
      const timer = entity.timers.get(timerKey(effect.timer, effect.key));
      if (timer) timer.inForce = none;
      return;
    }
    case "reply":
      return reply(world, entity, effect.id, "ok", effect.result, event, at, handler);
    case "refuse":
      return reply(world, entity, effect.id, "fail", effect.error, event, at, handler);
    case "invoke":
      world.operations.set(effect.id, { client: entity.place, operation: effect.operation });
      return remember(world, entity, "invoke", effect.id, null);
    case "complete":
      return remember(world, entity, effect.outcome, effect.id, effect.result);
    case "choose": // resolved before, where the protocol answers choices at all
      return requireChoice(effect, entity.record, placeOf(entity.record, handler, entity.name));
    default:
      noEffect(effect, placeOf(entity.record, handler, entity.name));
  }
}

function send(world: World, entity: Entity, to: number, message: unknown, event: number, at: number): void {
  if (world.isGuarded && !mayLeave(world, entity, to, message, event)) return;
  const { trace, metrics } = world;
  const { place } = entity;
  metrics.sent++;
  const route = world.network.send(place, to, at, message);
  if (entity.omissions.length > 0 && omits(world, entity, "sends", to, route.index))
    route.arrivesAt = route.again = lost;
  const { index, arrivesAt } = route;
  const record = trace ? trace.envelopes.add(place, to, index, 0, event, at, arrivesAt, route.message) : none;
  if (arrivesAt === lost) metrics.lost++;
  else world.queue.push(arrivesAt, to, place, 2 * index, kinds.message, record, arriving(world, route));
  if (route.again !== lost) sendCopy(world, place, to, route, message, event, at);
}

const arriving = (world: World, { isCorrupted, message }: Route): unknown =>
  isCorrupted && world.options.model.links.checksum ? refusedByChecksum : message;

function sendCopy(
  { trace, queue }: World,
  from: number,
  to: number,
  { index, again }: Route,
  message: unknown,
  event: number,
  at: number,
): void {
  const record = trace ? trace.envelopes.add(from, to, index, 1, event, at, again, message) : none;
  queue.push(again, to, from, 2 * index + 1, kinds.message, record, message);
}

/** Throws where there is no link; false where a signature is forged, which is reported. */
function mayLeave(world: World, entity: Entity, to: number, message: unknown, event: number): boolean {
  if (world.options.model.topology) requireLink(world, entity, to);
  const signature = entity.isByzantine ? world.coalition?.forgeryIn(message) : null;
  if (signature) world.forgeries.push({ event, node: entity.name, signature });
  return !signature;
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
  handler: string,
): void {
  const mapKey = timerKey(name, key);
  let timer = entity.timers.get(mapKey);
  if (!timer) {
    requireTimer(name, entity.record, placeOf(entity.record, handler, entity.name));
    entity.timers.set(mapKey, (timer = newTimer(world, entity, name, key)));
  }
  timer.inForce = timer.set++;
  const onItsClock = sampleDelay(delay, draw(timer.delays, timer.inForce));
  const dueAt = at + entity.clock.trueDuration(onItsClock);
  const record = world.trace
    ? world.trace.timers.add(
        entity.place,
        key === "" ? name : `${name} ${key}`,
        timer.inForce,
        event,
        at,
        dueAt,
      )
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
  context: new FiringContext(entity.surroundings, key),
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
  if (!asked && world.mayGarble) return; // the id was damaged on the way: nobody has asked
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

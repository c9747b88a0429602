import type { WorldFault } from "../faults/fault.ts";
import { microseconds } from "../protocol/delay.ts";
import { none } from "../trace/trace.ts";
import type { Entity } from "./entity.ts";
import { kinds } from "./event-queue.ts";
import type { World } from "./world.ts";

/** Lets a fault befall the world. What is void passes without a trace: the crash of a node that is down, the return of one that is up. */
export function strike(world: World, fault: WorldFault, begin: (entity: Entity) => void): void {
  const { adversary, network, now } = world;
  switch (fault.kind) {
    case "partition": {
      const cut = adversary.resolve(fault.cut, world.views(), (node) => network.cuts.allBut(node));
      if (!cut) return;
      world.struck({ ...fault, cut }, none);
      return network.cuts.add(cut, now, fault.forMs === null ? Infinity : now + microseconds(fault.forMs));
    }
    case "heal":
      if (network.cuts.areOpen) world.struck(fault, none);
      return network.cuts.heal(now);
  }
  const name = adversary.pick(fault.node, world.views());
  const entity = name === null ? undefined : world.entities[world.places.get(name) ?? none];
  if (!entity) return;
  const down = world.entities.filter(({ isUp }) => !isUp).map((other) => other.name);
  switch (fault.kind) {
    case "crash":
      if (!entity.isUp) return;
      adversary.admit(fault, entity.name, down);
      world.struck(fault, entity.place);
      return halt(world, entity, fault.disk);
    case "restart":
      if (entity.isUp) return;
      world.struck(fault, entity.place);
      return begin(entity);
    case "pause":
      if (!entity.isUp) return;
      world.struck(fault, entity.place);
      entity.busyUntil = Math.max(entity.busyUntil, now + microseconds(fault.forMs));
      return void world.record(entity, "pause", none, null);
    case "omit":
      adversary.admit(fault, entity.name, down);
      world.struck(fault, entity.place);
      entity.omissions = [
        ...entity.omissions,
        {
          of: fault.of,
          probability: fault.probability,
          until: fault.forMs === null ? Infinity : now + microseconds(fault.forMs),
        },
      ];
      return;
    case "skew":
      world.struck(fault, entity.place);
      return entity.clock.skew(fault.byMs, now);
    case "corruptDisk":
      if (entity.disk) world.struck(fault, entity.place);
      return entity.disk?.corrupt(fault.field);
  }
}

/** The node is down: its timers are cleared, what waited for it is lost, its disk keeps what a crash leaves. */
export function halt(world: World, entity: Entity, disk: "any" | "synced" | "latest"): void {
  entity.isUp = false;
  entity.life++;
  for (const timer of entity.timers.values()) timer.inForce = none;
  for (const { kind, record } of entity.waiting)
    if (kind === kinds.message) world.trace?.envelopes.settle(record, "to-crashed");
  entity.waiting = [];
  entity.busyUntil = 0;
  entity.disk?.crash(disk);
  world.record(entity, "crash", none, null);
}

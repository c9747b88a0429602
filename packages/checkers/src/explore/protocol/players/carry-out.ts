import { type Effect, Mistake, type Outcome, type NodeId } from "@lightcone/simulation";
import { neighborsUnder, unknownNode } from "@lightcone/simulation/parts";
import type { Player } from "../plan/cast.ts";
import type { Plan } from "../plan/plan.ts";
import { written } from "./disk.ts";
import { type Local, withoutTimer, withTimer } from "./local.ts";

/** What a client did with an operation: it invoked it, or it took it as ended. `value`: the operation, or its result. */
export type Act = {
  readonly kind: "invoke" | Outcome;
  readonly client: NodeId;
  readonly id: string;
  readonly value: unknown;
};

/** What became of the effects of a step. */
export type CarriedOut = {
  readonly local: Local;
  /** By place. */
  readonly sends: readonly { readonly to: number; readonly message: unknown }[];
  readonly acts: readonly Act[];
  /** The timers that it sets, by name and key. */
  readonly sets: readonly { readonly name: string; readonly key: string }[];
};

/** Carries out effects on one node: timers are set, messages leave, and what stands behind a `sync` waits for the disk. */
export class Carrier {
  private readonly plan: Plan;
  /** Which client invoked an operation. */
  private readonly askedBy = new Map<string, Player>();

  constructor(plan: Plan) {
    this.plan = plan;
  }

  /** Stops before the message that would be one more than `most`. */
  carryOut(
    player: Player,
    before: Local,
    effects: readonly Effect[],
    handler: string,
    most: number,
  ): CarriedOut {
    const { plan } = this;
    const sends: { to: number; message: unknown }[] = [];
    const acts: Act[] = [];
    const sets: { name: string; key: string }[] = [];
    let local = before;
    for (const [i, effect] of effects.entries()) {
      if (
        sends.length === most &&
        (effect.type === "send" || effect.type === "reply" || effect.type === "refuse")
      )
        break;
      switch (effect.type) {
        case "send":
          sends.push({ to: this.placeOf(player, effect.to, handler), message: effect.message });
          break;
        case "reply":
          sends.push(this.answer(handler, effect.id, "ok", effect.result));
          break;
        case "refuse":
          sends.push(this.answer(handler, effect.id, "fail", effect.error));
          break;
        case "setTimer": {
          const remaining = plan.rules.remaining(effect.delay);
          local = withTimer(local, { name: effect.timer, key: effect.key, remaining });
          sets.push({ name: effect.timer, key: effect.key });
          break;
        }
        case "cancelTimer":
          local = withoutTimer(local, effect.timer, effect.key);
          break;
        case "sync":
          local = this.pending(player, local, effects.slice(i + 1), handler);
          return { local, sends, acts, sets };
        case "invoke":
          acts.push(this.invoke(player, effect.id, effect.operation));
          break;
        case "complete":
          acts.push({ kind: effect.outcome, client: player.name, id: effect.id, value: effect.result });
      }
    }
    return { local, sends, acts, sets };
  }

  private placeOf(player: Player, to: NodeId, handler: string): number {
    const { cast, model } = this.plan;
    const place = cast.places.get(to) ?? unknownNode(to, handler, cast.nodes);
    const isOfClient = player.role === "client" || cast.players[place]!.role === "client";
    if (model.topology === null || to === player.name || isOfClient) return place;
    const neighbors = neighborsUnder(model.topology, cast.nodes, player.name);
    if (neighbors.includes(to)) return place;
    throw new Mistake(
      `${player.name} sent a message to ${to}, but the topology has no such link: its neighbors are ${neighbors.join(", ") || "none"}.`,
    );
  }

  private pending(player: Player, local: Local, effects: readonly Effect[], handler: string): Local {
    const { record, name } = player;
    if (!record.durable)
      throw new Mistake(
        `${name} asked for a sync, but the protocol "${record.name}" has nothing durable: say what the disk keeps, durable: (state) => ...`,
      );
    const disk = local.disk && written(local.disk, record.durable(local.state as never));
    const covers = disk ? disk.length - 1 : 0;
    const writes = [...local.writes, { effects, covers, handler, remaining: null }];
    return this.plan.rules.startWrite({ ...local, disk, writes });
  }

  private answer(handler: string, id: string, outcome: Outcome, result: unknown) {
    const client = this.askedBy.get(id);
    if (!client)
      throw new Mistake(
        `${handler} replied to the request "${id}", which no client made: reply to the id of a request.`,
      );
    return { to: client.place, message: { type: "Reply", id, outcome, result } };
  }

  private invoke(client: Player, id: string, operation: unknown): Act {
    const known = this.askedBy.get(id);
    if (known && known !== client)
      throw new Mistake(
        `${client.name} invoked the operation "${id}", as ${known.name} does: every operation has an id of its own.`,
      );
    this.askedBy.set(id, client);
    return { kind: "invoke", client: client.name, id, value: operation };
  }
}

import { Mistake } from "@lightcone/simulation";
import { absent } from "../../table/pair-table.ts";
import type { Player } from "../plan/cast.ts";
import { elsewhere } from "../plan/time-rules.ts";
import type { Universe } from "../worlds/universe.ts";
import { put, type World } from "../worlds/world.ts";
import { AnyOrder } from "./any-order.ts";
import type { Special } from "./discipline.ts";
import type { Possible } from "./possible.ts";

/** A turn: a node ends its round or, with `to`, a Byzantine node without a record says something, or nothing, to another. */
type Turn = { readonly player: Player; readonly to: Player | null };

const silence = -1;

/**
 * Lock-step rounds (Lynch, "Distributed Algorithms", 1996, ch. 2), one turn after the other: first what Byzantine nodes
 * send in this round, then each node receives all that was sent to it, in any order, and its timer ends its round. What
 * it sends then is for the next round. What nodes do within a round does not depend on one another, so one order of
 * their turns stands for all. Twice through all turns is two rounds, an even and an odd one; tags say for which a
 * message is.
 */
export class Rounds extends AnyOrder {
  private readonly turns: readonly Turn[];

  constructor(universe: Universe) {
    super(universe);
    const { players } = universe.plan.cast;
    const free = players.filter(({ role }) => role === "free");
    const others = players.filter(({ role }) => role !== "free");
    this.turns = [
      ...free.flatMap((player) => others.map((to) => ({ player, to }))),
      ...others.map((player) => ({ player, to: null })),
    ];
    for (let turn = 0; turn <= this.over; turn++) universe.turns.number(turn);
  }

  override open(world: World): void {
    world.slots[this.universe.turnSlot] = this.over - 1; // what is sent now is for the first round
  }

  override begin(world: World): void {
    this.pass(world, 0);
  }

  override tag(world: World): number {
    return 2 * (1 - this.round(this.turn(world)));
  }

  override list(world: World, possible: Possible): void {
    const turn = this.turn(world);
    if (turn === this.over) return;
    const { player, to } = this.at(turn);
    if (to) return this.listWords(world, player, to, possible);
    const { learning } = this.universe;
    const { deeds, situations, messages } = learning;
    const situation = world.slots[player.place]!;
    const { timers } = situations.all[situation]!.local;
    if (timers.length > 1)
      throw new Mistake(
        `${player.name} has set the timers ${timers.map(({ name }) => `"${name}"`).join(", ")}, and in lock-step rounds a node has one, which ends its round. ${elsewhere}`,
      );
    this.look();
    const isReceiving = this.hasMail(world, player, turn);
    const isWanted = (deed: number) => !isReceiving || deeds.list[deed]!.cause.kind !== "timer";
    this.addGroup(world, learning.byItself(situation), absent, possible, isWanted);
    let previous = absent;
    for (let i = 0; i < world.count; i++) {
      const item = world.items[i]!;
      if (item === previous || messages.to[item] !== player.place || !this.isMail(item, turn)) continue;
      previous = item;
      this.addGroup(world, learning.onArrival(situation, item), i, possible);
    }
  }

  override take(world: World, code: number, index: number): void {
    const { learning, plan } = this.universe;
    const turn = this.turn(world);
    if (code <= silence) {
      const { envelope } = this.special(code, world) as Extract<Special, { kind: "says" }>;
      if (envelope !== null) put(world, learning.messages, plan.network, envelope, 2 * this.round(turn));
      return this.pass(world, turn + 1);
    }
    super.take(world, code, index);
    const { cause } = learning.deeds.list[code]!;
    this.pass(world, cause.kind === "timer" || !this.isBusy(world, turn) ? turn + 1 : turn);
  }

  override special(code: number, world: World): Special {
    const { player, to } = this.at(this.turn(world));
    const said = player.alphabet[silence - 1 - code];
    const envelope =
      said === undefined
        ? null
        : this.universe.learning.messages.envelopes.number({
            from: player.place,
            to: to!.place,
            message: said,
          });
    return { kind: "says", place: player.place, to: to!.place, envelope };
  }

  /** What a Byzantine node can say to another: nothing, or one message for which it has the signatures. */
  private listWords(world: World, player: Player, to: Player, possible: Possible): void {
    const { environments, learning, plan } = this.universe;
    const environment = this.universe.environmentOf(world);
    possible.add(silence, absent);
    player.alphabet.forEach((message, n) => {
      const envelope = learning.messages.envelopes.number({ from: player.place, to: to.place, message });
      if (!plan.isAuthenticated || environments.canSign(environment, envelope))
        possible.add(silence - 1 - n, absent);
    });
  }

  /** The turn goes to the first one from `turn` on that has anything to do; if nobody has, all is over. */
  private pass(world: World, turn: number): void {
    let next = turn % this.over;
    let asked = 0;
    while (asked <= this.over && !this.isBusy(world, next)) {
      next = (next + 1) % this.over;
      asked++;
    }
    world.slots[this.universe.turnSlot] = asked > this.over ? this.over : next;
  }

  private isBusy(world: World, turn: number): boolean {
    const { situations } = this.universe.learning;
    const localOf = ({ place }: Player) => situations.all[world.slots[place]!]!.local;
    const { player, to } = this.at(turn);
    if (!to) return localOf(player).timers.length > 0 || this.hasMail(world, player, turn);
    const isRunning = this.turns.some((other) => !other.to && localOf(other.player).timers.length > 0);
    return isRunning && localOf(to).up;
  }

  private hasMail(world: World, { place }: Player, turn: number): boolean {
    const { to } = this.universe.learning.messages;
    for (let i = 0; i < world.count; i++)
      if (to[world.items[i]!] === place && this.isMail(world.items[i]!, turn)) return true;
    return false;
  }

  /** Whether an item is for the round to which a turn belongs. */
  private isMail(item: number, turn: number): boolean {
    return this.universe.learning.messages.tag[item]! >> 1 === this.round(turn);
  }

  private turn({ slots }: World): number {
    return slots[this.universe.turnSlot]!;
  }

  private at(turn: number): Turn {
    return this.turns[turn % this.turns.length]!;
  }

  /** Whether a turn belongs to an even round (0) or to an odd one (1). */
  private round(turn: number): number {
    return turn < this.turns.length ? 0 : 1;
  }

  private get over(): number {
    return 2 * this.turns.length;
  }
}

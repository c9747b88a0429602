import { Interner } from "../../table/interner.ts";
import { type Deed, fate } from "../learning/deeds.ts";
import { Learning } from "../learning/learning.ts";
import type { Plan } from "../plan/plan.ts";
import { Environments } from "./environments.ts";
import { Histories } from "./histories.ts";
import { Monitors } from "./monitors.ts";
import { Panoramas } from "./panoramas.ts";
import { put, take, type World } from "./world.ts";

const nowhere = -1;

/** What the worlds of one plan are made of: all parts that were met, each with its number and its random words. */
export class Universe {
  readonly plan: Plan;
  readonly learning: Learning;
  readonly environments: Environments;
  readonly monitors: Monitors;
  readonly histories: Histories;
  readonly panoramas: Panoramas;
  /** Whose turn it is, in lock-step rounds. */
  readonly turns: Interner<number>;
  readonly players: number;
  /** The slots behind those of the players; `nowhere` where this plan has nothing to remember. */
  readonly environmentSlot: number;
  readonly turnSlot: number;
  readonly memorySlot: number;
  readonly historySlot: number;
  readonly slots: number;
  low = 0;
  high = 0;
  playersLow = 0;
  playersHigh = 0;

  constructor(plan: Plan) {
    this.plan = plan;
    this.learning = new Learning(plan);
    this.environments = new Environments(plan, this.learning);
    this.monitors = new Monitors(plan, this.learning.words);
    this.histories = new Histories(plan.history, this.learning.words);
    this.panoramas = new Panoramas(plan, this.learning.situations);
    this.turns = new Interner(this.learning.words);
    this.players = plan.cast.players.length;
    let slots = this.players;
    this.environmentSlot = this.environments.areNeeded ? slots++ : nowhere;
    this.turnSlot = plan.time === "rounds" ? slots++ : nowhere;
    this.memorySlot = this.monitors.areNone ? nowhere : slots++;
    this.historySlot = this.histories.areAsked ? slots++ : nowhere;
    this.slots = slots;
  }

  get bytes(): number {
    const { learning, environments, monitors, histories, panoramas } = this;
    return [learning, environments, monitors, histories, panoramas].reduce(
      (sum, part) => sum + part.bytes,
      0,
    );
  }

  environmentOf({ slots }: World): number {
    return this.environmentSlot === nowhere ? this.environments.initial : slots[this.environmentSlot]!;
  }

  /** Leaves the identity of a world in `low` and `high`, that of its players alone in `playersLow` and `playersHigh`. */
  identify({ slots, items, count }: World): void {
    const { situations, messages } = this.learning;
    let low = 0;
    let high = 0;
    for (let place = 0; place < this.players; place++) {
      low += situations.low[slots[place]!]!;
      high += situations.high[slots[place]!]!;
    }
    this.playersLow = low | 0;
    this.playersHigh = high | 0;
    for (let i = 0; i < count; i++) {
      low += messages.items.low[items[i]!]!;
      high += messages.items.high[items[i]!]!;
    }
    this.low = low | 0;
    this.high = high | 0;
    if (this.slots === this.players) return;
    this.add(this.environmentSlot, this.environments.interner, slots);
    this.add(this.turnSlot, this.turns, slots);
    this.add(this.memorySlot, this.monitors.memories, slots);
    this.add(this.historySlot, this.histories.all, slots);
  }

  private add(slot: number, { low, high }: { low: Int32Array; high: Int32Array }, slots: Int32Array): void {
    if (slot === nowhere) return;
    this.low = (this.low + low[slots[slot]!]!) | 0;
    this.high = (this.high + high[slots[slot]!]!) | 0;
  }

  /** The number of what properties see of a world; after `identify`. */
  panorama(world: World): number {
    return this.panoramas.number(this.playersLow, this.playersHigh, world.slots);
  }

  /**
   * Changes a world by a deed about the item at `index`; messages that leave get the tag. All but the turn and the memory
   * of monitors, which depend on what the world is then.
   */
  change(world: World, deed: Deed, index: number, tag: number, environment: number): void {
    const { messages } = this.learning;
    const { network } = this.plan;
    const { slots } = world;
    if (deed.fate === fate.copied) {
      const copy = messages.keepingCopy(world.items[index]!);
      world.removeAt(index);
      world.insert(copy);
    } else if (deed.fate === fate.taken) take(world, messages, index);
    slots[deed.place] = deed.after;
    if (this.environmentSlot !== nowhere) slots[this.environmentSlot] = environment;
    if (deed.isCrash && !this.plan.mayReturn) this.clear(world, deed.place);
    for (const envelope of deed.sends)
      if (this.arrives(world, deed, envelope, environment)) put(world, messages, network, envelope, tag);
  }

  /** Whether a message that is sent can be under way: nobody refuses it, and somebody will be there. */
  private arrives({ slots }: World, deed: Deed, envelope: number, environment: number): boolean {
    const { plan, learning } = this;
    if (plan.isPlain) return true;
    const to = learning.messages.envelopes.values[envelope]!.to;
    const { player, local } = learning.situations.all[slots[to]!]!;
    if (player.role === "free" || (!local.up && !plan.mayReturn)) return false;
    const isTraitor = plan.cast.players[deed.place]!.role === "byzantine";
    return !(plan.isAuthenticated && isTraitor) || this.environments.canSign(environment, envelope);
  }

  /** What is under way to a node that will never come back is of no consequence. */
  private clear(world: World, place: number): void {
    const { to } = this.learning.messages;
    for (let i = world.count - 1; i >= 0; i--) if (to[world.items[i]!] === place) world.removeAt(i);
  }
}

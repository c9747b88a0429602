import { Mistake } from "@lightcone/simulation";
import { absent, PairTable } from "../../table/pair-table.ts";
import { RandomWords } from "../../table/random-words.ts";
import type { Player } from "../plan/cast.ts";
import type { Plan } from "../plan/plan.ts";
import { elsewhere } from "../plan/time-rules.ts";
import { Behavior, type Branch } from "../players/behavior.ts";
import type { Local } from "../players/local.ts";
import { Situations } from "../players/situations.ts";
import { isCopy, Messages } from "../worlds/messages.ts";
import { DeedMaker } from "./deed-maker.ts";
import { type Cause, type Deed, Deeds, fate, type Fate, type Learned } from "./deeds.ts";

const noGroup = -1;

/**
 * What players do, learned once: a handler is called when a situation meets an event for the first time, and never
 * again. So millions of transitions rest on a few hundred calls.
 */
export class Learning {
  readonly words = new RandomWords();
  readonly behavior: Behavior;
  readonly situations: Situations;
  readonly messages: Messages;
  readonly deeds = new Deeds();
  private readonly plan: Plan;
  private readonly maker: DeedMaker;
  private readonly reactions = new PairTable();
  /** The group of what can happen to a player without a message, by situation. */
  private readonly spontaneous: number[] = [];

  constructor(plan: Plan) {
    this.plan = plan;
    this.behavior = new Behavior(plan);
    this.situations = new Situations(this.words);
    this.messages = new Messages(this.words, plan.network);
    this.maker = new DeedMaker(plan, this.situations, this.messages);
  }

  get bytes(): number {
    return this.situations.bytes + this.messages.bytes + this.deeds.bytes + this.reactions.bytes;
  }

  /** The group of what can happen to a player without a message. */
  byItself(situation: number): number {
    while (this.spontaneous.length <= situation) this.spontaneous.push(noGroup);
    if (this.spontaneous[situation] === noGroup)
      this.spontaneous[situation] = this.deeds.group(this.learnByItself(situation));
    return this.spontaneous[situation]!;
  }

  /** The group of what can happen to the next envelope of an item, its receiver being in this situation. */
  onArrival(situation: number, item: number): number {
    const known = this.reactions.get(situation, item);
    if (known !== absent) return known;
    const group = this.deeds.group(this.learnOnArrival(situation, item));
    this.reactions.set(situation, item, group);
    return group;
  }

  /** How a player can begin. One without handlers begins as nothing. */
  starts(player: Player): Deed[] {
    const nothing: Local = { up: true, state: null, timers: [], disk: null, writes: [] };
    const situation = this.situations.number(player, nothing);
    const branches = player.role === "free" ? [null] : this.behavior.start(player);
    return branches.map((branch) => this.maker.deed({ kind: "start" }, situation, branch, fate.untouched));
  }

  private learnByItself(situation: number): Learned[] {
    const { plan, behavior } = this;
    const { player, local, view } = this.situations.all[situation]!;
    const did = (cause: Cause, branches: readonly Branch[]) =>
      branches.map((branch) => this.maker.learned(cause, situation, branch, absent, fate.untouched));
    if (player.role === "free") return [];
    const damages = behavior
      .damage(local)
      .map(({ field, branch }) => did({ kind: "damage", field }, [branch]));
    if (!local.up) {
      const returns = plan.mayReturn ? behavior.restart(player, local) : [];
      return [
        ...returns.flatMap(({ snapshot, branch }) => did({ kind: "restart", snapshot }, [branch])),
        ...damages.flat(),
      ];
    }
    const timers = local.timers.filter(
      (timer) =>
        !timer.remaining?.least && (plan.timers?.holds(view, { name: timer.name, key: timer.key }) ?? true),
    );
    const isWritten = local.writes.length > 0 && !local.writes[0]!.remaining?.least;
    return [
      ...timers.flatMap((timer) =>
        did({ kind: "timer", name: timer.name, key: timer.key }, behavior.fire(player, local, timer)),
      ),
      ...(isWritten ? did({ kind: "write" }, behavior.finishWrite(player, local)) : []),
      ...(plan.mayCrash && player.role === "node"
        ? did({ kind: "crash" }, [behavior.crash(player, local)])
        : []),
      ...damages.flat(),
      ...(plan.time === "rounds" || player.role === "client"
        ? []
        : plan.cast.players.flatMap((from) => this.forgeriesOf(from, player, situation))),
    ];
  }

  /** What a Byzantine node without a record can say to this player. */
  private forgeriesOf(from: Player, player: Player, situation: number): Learned[] {
    const { local } = this.situations.all[situation]!;
    return from.alphabet.flatMap((message) => {
      const envelope = this.messages.envelopes.number({ from: from.place, to: player.place, message });
      return this.behavior
        .receive(player, local, from, message)
        .map((branch) =>
          this.maker.learned({ kind: "forged", envelope }, situation, branch, absent, fate.untouched),
        );
    });
  }

  private learnOnArrival(situation: number, item: number): Learned[] {
    const { plan, messages } = this;
    const envelope = messages.first[item]!;
    const { from, message } = messages.envelopes.values[envelope]!;
    const { player, local } = this.situations.all[situation]!;
    const learned = (cause: Cause, branch: Branch | null, fares: Fate) =>
      this.maker.learned(cause, situation, branch, item, fares);
    if (!local.up) return plan.mayReturn ? [learned({ kind: "gone", envelope }, null, fate.taken)] : [];
    const branches = this.behavior.receive(player, local, plan.cast.players[from]!, message);
    if (plan.time === "rounds") this.requireStep(player, local, branches);
    return [
      ...this.faresOnDelivery(item).flatMap((fares) =>
        branches.map((branch) => learned({ kind: "message", envelope }, branch, fares)),
      ),
      ...this.causesOfLoss(from, player.place).map((omittedBy) =>
        learned({ kind: "loss", envelope, omittedBy }, null, fate.taken),
      ),
    ];
  }

  /** What a delivery can leave behind. */
  private faresOnDelivery(item: number): Fate[] {
    const { network, budgets } = this.plan;
    if (!network.duplicates) return [fate.taken];
    if (network.isSet) return budgets.duplicates === Infinity ? [fate.kept] : [fate.taken, fate.kept];
    return isCopy(this.messages.tag[item]!) ? [fate.taken] : [fate.taken, fate.copied];
  }

  /** Who may be to blame where a message is lost; null for nobody. */
  private causesOfLoss(from: number, to: number): (number | null)[] {
    const { network, omits, cast } = this.plan;
    const mayOmit = (place: number, what: "sends" | "receives") =>
      cast.players[place]!.role === "node" && (omits === "both" || omits === what) ? [place] : [];
    return [
      ...(network.loses === "never" ? [] : [null]),
      ...new Set([...mayOmit(from, "sends"), ...mayOmit(to, "receives")]),
    ];
  }

  /** In lock-step rounds a message is looked at, and no more. */
  private requireStep(player: Player, { timers }: Local, branches: readonly Branch[]): void {
    const isInStep = branches.every(
      ({ sends, after, cut }) =>
        cut !== null || (sends.length === 0 && after.timers.length === timers.length),
    );
    if (!isInStep)
      throw new Mistake(
        `"${player.record.name}" is not in lock-step rounds: ${player.name} sends or sets a timer when a message comes, not at the end of a round. ${elsewhere}`,
      );
  }
}

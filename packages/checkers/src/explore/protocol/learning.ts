import { Mistake, type OnStep } from "@lightcone/simulation";
import { absent, PairTable } from "../table/pair-table.ts";
import { RandomWords } from "../table/random-words.ts";
import { Behavior, type Branch } from "./behavior.ts";
import type { Player } from "./cast.ts";
import { type Cause, type Deed, Deeds, fate, type Fate, type Learned } from "./deeds.ts";
import { isCopy, Messages } from "./messages.ts";
import { asBoolean } from "./properties.ts";
import type { Budget, Plan } from "./plan.ts";
import { Situations } from "./situations.ts";
import { elsewhere } from "./time-rules.ts";

const noGroup = -1;

/**
 * What players do, learned once: a handler is called when a situation meets an event for the first time, and never
 * again. So a billion transitions may rest on a few hundred calls.
 */
export class Learning {
  readonly words = new RandomWords();
  readonly behavior: Behavior;
  readonly situations: Situations;
  readonly messages: Messages;
  readonly deeds = new Deeds();
  private readonly plan: Plan;
  private readonly onStep: readonly (readonly [string, OnStep<never>])[];
  private readonly reactions = new PairTable();
  /** The group of what a player can do by itself, by situation. */
  private readonly spontaneous: number[] = [];

  constructor(plan: Plan) {
    this.plan = plan;
    this.behavior = new Behavior(plan);
    this.situations = new Situations(this.words);
    this.messages = new Messages(this.words, plan.network);
    this.onStep = Object.entries(plan.protocol.onStep ?? {});
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

  /** How a player can begin. A player without handlers begins as nothing. */
  starts(player: Player): Deed[] {
    const nothing = this.situations.number(player, {
      up: true,
      state: null,
      timers: [],
      disk: null,
      writes: [],
    });
    if (player.role === "free") return [this.deed({ kind: "start" }, nothing, null, fate.untouched, null)];
    return this.behavior
      .start(player)
      .map((branch) => this.deed({ kind: "start" }, nothing, branch, fate.untouched, null));
  }

  private learnByItself(situation: number): Learned[] {
    const { plan, behavior } = this;
    const { player, local, view } = this.situations.all[situation]!;
    const did = (cause: Cause, branches: readonly Branch[], spends: Budget | null = null) =>
      branches.map((branch) =>
        this.learned(this.deed(cause, situation, branch, fate.untouched, spends), situation),
      );
    if (player.role === "free") return [];
    if (!local.up)
      return behavior
        .restart(player, local)
        .flatMap(({ snapshot, branch }) => did({ kind: "restart", snapshot }, [branch]));
    const timers = local.timers.filter(
      (timer) =>
        !timer.remaining?.least && (plan.timers?.holds(view, { name: timer.name, key: timer.key }) ?? true),
    );
    const isWritten = local.writes.length > 0 && !local.writes[0]!.remaining?.least;
    return [
      ...timers.flatMap((timer) =>
        did(
          { kind: "timer", name: timer.name, key: timer.key },
          behavior.fire(player, local, timer),
          "timeouts",
        ),
      ),
      ...(isWritten ? did({ kind: "write" }, behavior.finishWrite(player, local)) : []),
      ...(plan.mayCrash && player.role === "node"
        ? did({ kind: "crash" }, [behavior.crash(player, local)])
        : []),
      ...(plan.time === "rounds" || player.role === "client" ? [] : this.forgeriesFor(player, situation)),
    ];
  }

  /** What Byzantine nodes without a record can say to this player. */
  private forgeriesFor(player: Player, situation: number): Learned[] {
    const { local } = this.situations.all[situation]!;
    return this.plan.cast.players.flatMap((from) =>
      from.alphabet.flatMap((message) => {
        const envelope = this.messages.envelopes.number({ from: from.place, to: player.place, message });
        return this.behavior
          .receive(player, local, from, message)
          .map((branch) =>
            this.learned(
              this.deed({ kind: "forged", envelope }, situation, branch, fate.untouched, null),
              situation,
            ),
          );
      }),
    );
  }

  private learnOnArrival(situation: number, item: number): Learned[] {
    const { plan, messages } = this;
    const envelope = messages.first[item]!;
    const { from, message } = messages.envelopes.values[envelope]!;
    const { player, local } = this.situations.all[situation]!;
    const learned = (cause: Cause, branch: Branch | null, fares: Fate, spends: Budget | null) =>
      this.learned(this.deed(cause, situation, branch, fares, spends), situation, item);
    if (!local.up) return plan.mayReturn ? [learned({ kind: "gone", envelope }, null, fate.taken, null)] : [];
    const branches = this.behavior.receive(player, local, plan.cast.players[from]!, message);
    if (plan.time === "rounds") this.requireStep(player, situation, branches);
    const deliveries = this.faresOnDelivery(item).flatMap(({ fares, spends }) =>
      branches.map((branch) => learned({ kind: "message", envelope }, branch, fares, spends)),
    );
    const losses = this.causesOfLoss(from, player.place).map((omittedBy) =>
      learned({ kind: "loss", envelope, omittedBy }, null, fate.taken, omittedBy === null ? "losses" : null),
    );
    return [...deliveries, ...losses];
  }

  /** What a delivery can leave behind. */
  private faresOnDelivery(item: number): { readonly fares: Fate; readonly spends: Budget | null }[] {
    const { network, budgets } = this.plan;
    const once = { fares: fate.taken, spends: null };
    if (!network.duplicates) return [once];
    if (network.isSet && budgets.duplicates === Infinity) return [{ fares: fate.kept, spends: null }];
    if (isCopy(this.messages.tag[item]!)) return [once];
    return [once, { fares: network.isSet ? fate.kept : fate.copied, spends: "duplicates" }];
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
  private requireStep(player: Player, situation: number, branches: readonly Branch[]): void {
    const { timers } = this.situations.all[situation]!.local;
    const isInStep = branches.every(
      ({ sends, after, cut }) =>
        cut !== null || (sends.length === 0 && after.timers.length === timers.length),
    );
    if (!isInStep)
      throw new Mistake(
        `"${player.record.name}" is not in lock-step rounds: ${player.name} sends or sets a timer when a message comes, not at the end of a round. ${elsewhere}`,
      );
  }

  private deed(
    cause: Cause,
    before: number,
    branch: Branch | null,
    fares: Fate,
    spends: Budget | null,
  ): Deed {
    const { player, local } = this.situations.all[before]!;
    const isSpent = spends !== null && this.plan.budgets[spends] < Infinity;
    const isCrash = branch !== null && local.up && !branch.after.up;
    return {
      cause,
      place: player.place,
      after: branch ? this.situations.number(player, branch.after) : before,
      branch,
      sends: branch ? this.envelopes(player, branch) : [],
      fate: fares,
      spends: isSpent ? spends : null,
      isCrash,
      broken: branch && cause.kind !== "start" ? this.brokenBy(branch, local.state) : null,
    };
  }

  private envelopes(player: Player, { sends }: Branch): number[] {
    const { cast, isAuthenticated } = this.plan;
    return sends
      .filter(({ to }) => isAuthenticated || cast.players[to]!.role !== "free") // nobody listens
      .map(({ to, message }) =>
        this.messages.envelopes.number({ from: player.place, to, message: message as { type: string } }),
      );
  }

  private brokenBy({ events, after }: Branch, state: unknown): string | null {
    let before = state;
    for (const event of events) {
      for (const [name, holds] of this.onStep)
        if (!asBoolean(name, holds(before as never, event, after.state as never))) return name;
      before = after.state;
    }
    return null;
  }

  private learned(deed: Deed, before: number, item: number = absent): Learned {
    const { cause } = deed;
    const isGuarded =
      deed.isCrash ||
      deed.spends !== null ||
      (cause.kind === "forged" && this.plan.isAuthenticated) ||
      (cause.kind === "loss" && (cause.omittedBy !== null || this.plan.network.loses === "early"));
    return { deed, difference: this.plan.isPlain ? this.difference(deed, before, item) : null, isGuarded };
  }

  /** Where nothing else is changed by a deed, what it adds to a world's identity is always the same. */
  private difference(deed: Deed, before: number, item: number): Learned["difference"] {
    const { situations, messages } = this;
    const { items } = messages;
    const playersLow = situations.low[deed.after]! - situations.low[before]!;
    const playersHigh = situations.high[deed.after]! - situations.high[before]!;
    let low = playersLow;
    let high = playersHigh;
    const add = (changed: number, sign: 1 | -1): void => {
      low += sign * items.low[changed]!;
      high += sign * items.high[changed]!;
    };
    for (const envelope of deed.sends) add(messages.item(envelope, 0), 1);
    if (deed.fate === fate.taken || deed.fate === fate.copied) add(item, -1);
    if (deed.fate === fate.copied) add(messages.keepingCopy(item), 1);
    return [low | 0, high | 0, playersLow | 0, playersHigh | 0];
  }
}

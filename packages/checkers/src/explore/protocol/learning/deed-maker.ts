import type { OnStep } from "@lightcone/simulation";
import { truth } from "@lightcone/simulation/parts";
import type { Budget, Plan } from "../plan/plan.ts";
import type { Branch } from "../players/behavior.ts";
import type { Situations } from "../players/situations.ts";
import type { Messages } from "../worlds/messages.ts";
import { type Cause, type Deed, fate, type Fate, type Learned } from "./deeds.ts";

/** Makes deeds of what handlers did: with what they cost, what they break, and by how much they change a world. */
export class DeedMaker {
  private readonly plan: Plan;
  private readonly situations: Situations;
  private readonly messages: Messages;
  private readonly onStep: readonly (readonly [string, OnStep<never>])[];

  constructor(plan: Plan, situations: Situations, messages: Messages) {
    this.plan = plan;
    this.situations = situations;
    this.messages = messages;
    this.onStep = Object.entries(plan.protocol.onStep ?? {});
  }

  /** The deed of a player in a situation, about an item or about none (-1). */
  learned(cause: Cause, situation: number, branch: Branch | null, item: number, fares: Fate): Learned {
    const deed = this.deed(cause, situation, branch, fares);
    const isGuarded =
      deed.isCrash ||
      deed.spends.length > 0 ||
      (cause.kind === "forged" && this.plan.isAuthenticated) ||
      (cause.kind === "loss" && (cause.omittedBy !== null || this.plan.network.loses === "early"));
    return { deed, difference: this.plan.isPlain ? this.difference(deed, situation, item) : null, isGuarded };
  }

  deed(cause: Cause, situation: number, branch: Branch | null, fares: Fate): Deed {
    const { player, local } = this.situations.all[situation]!;
    const isCrash = cause.kind === "crash" || branch?.cut != null;
    return {
      cause,
      place: player.place,
      after: branch ? this.situations.number(player, branch.after) : situation,
      branch,
      sends: branch ? this.envelopes(player.place, branch) : [],
      fate: fares,
      spends: this.costs(cause, isCrash, fares),
      isCrash,
      broken: branch && cause.kind !== "start" ? this.brokenBy(branch, local.state) : null,
    };
  }

  private costs(cause: Cause, isCrash: boolean, fares: Fate): Budget[] {
    const { budgets, network } = this.plan;
    const isDuplication = fares === fate.copied || (fares === fate.kept && network.duplicates);
    const costs: [Budget, boolean][] = [
      ["timeouts", cause.kind === "timer"],
      ["crashes", isCrash],
      ["losses", cause.kind === "loss" && cause.omittedBy === null],
      ["duplicates", isDuplication],
    ];
    return costs.flatMap(([budget, isDue]) => (isDue && budgets[budget] < Infinity ? [budget] : []));
  }

  private envelopes(from: number, { sends }: Branch): number[] {
    const { cast, isAuthenticated } = this.plan;
    return sends
      .filter(({ to }) => isAuthenticated || cast.players[to]!.role !== "free") // nobody listens
      .map(({ to, message }) =>
        this.messages.envelopes.number({ from, to, message: message as { type: string } }),
      );
  }

  private brokenBy({ events, after }: Branch, state: unknown): string | null {
    let before = state;
    for (const event of events) {
      for (const [name, holds] of this.onStep)
        if (!truth("property", name, holds(before as never, event, after.state as never))) return name;
      before = after.state;
    }
    return null;
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

import { canonicalText, signaturesIn } from "@lightcone/simulation/parts";
import { Interner } from "../../table/interner.ts";
import { absent, PairTable } from "../../table/pair-table.ts";
import type { Deed } from "../learning/deeds.ts";
import type { Learning } from "../learning/learning.ts";
import { type Budget, budgetNames, type Plan } from "../plan/plan.ts";
import type { World } from "./world.ts";

/** What a world remembers beside its players and messages, as far as the plan needs it. */
export type Environment = {
  /** How often something happened that may happen only so often. */
  readonly spent: Readonly<Partial<Record<Budget, number>>>;
  /** The players that have omitted something: they are faulty. */
  readonly omitting: readonly number[];
  /** The signatures of correct nodes that reached a Byzantine one, as texts. */
  readonly signatures: readonly string[];
  /** How many ticks there are before the network is stable. */
  readonly unstable: number;
};

/** All environments that were met, what is possible in them, and what becomes of them. */
export class Environments {
  readonly interner: Interner<Environment>;
  readonly initial: number;
  /** Whether worlds of this plan remember anything of this kind. */
  readonly areNeeded: boolean;
  private readonly plan: Plan;
  private readonly learning: Learning;
  private readonly possible = new PairTable();
  private readonly afterDeeds = new PairTable();
  private readonly relevant: ReadonlySet<string> | null;

  constructor(plan: Plan, learning: Learning) {
    this.plan = plan;
    this.learning = learning;
    this.interner = new Interner(learning.words);
    const { players } = plan.cast;
    this.relevant = players.some(({ role }) => role === "byzantine")
      ? null // what they will want to repeat, nobody knows
      : new Set(players.flatMap(({ alphabet }) => alphabet.flatMap((message) => this.foreignIn(message))));
    this.areNeeded = hasEnvironment(plan);
    const unstable = plan.rules.ticksBeforeStable;
    this.initial = this.interner.number({ spent: {}, omitting: [], signatures: [], unstable });
  }

  get bytes(): number {
    return this.interner.bytes + this.possible.bytes + this.afterDeeds.bytes;
  }

  at(number: number): Environment {
    return this.interner.values[number]!;
  }

  /** Whether a guarded deed is possible, as far as that does not depend on who is down. */
  allows(environment: number, deed: number): boolean {
    const known = this.possible.get(environment, deed);
    if (known !== absent) return known === 1;
    const isAllowed = this.judge(this.at(environment), this.learning.deeds.list[deed]!);
    this.possible.set(environment, deed, isAllowed ? 1 : 0);
    return isAllowed;
  }

  /** Whether a Byzantine player has the signatures that a message carries. */
  canSign(environment: number, envelope: number): boolean {
    const { signatures } = this.at(environment);
    const { message } = this.learning.messages.envelopes.values[envelope]!;
    return this.foreignIn(message).every((signature) => signatures.includes(signature));
  }

  after(environment: number, deed: number): number {
    const known = this.afterDeeds.get(environment, deed);
    if (known !== absent) return known;
    const after = this.changed(environment, this.learning.deeds.list[deed]!);
    this.afterDeeds.set(environment, deed, after);
    return after;
  }

  /** The environment after a deed that was not learned: the start of a player. */
  changed(environment: number, { spends, cause, place, sends }: Deed): number {
    const { players } = this.plan.cast;
    const before = this.at(environment);
    const { envelopes } = this.learning.messages;
    const omitted = cause.kind === "loss" && cause.omittedBy !== null ? [cause.omittedBy] : [];
    const heard = sends.filter((envelope) => players[envelopes.values[envelope]!.to]!.role === "free");
    if (cause.kind === "message" && players[place]!.role === "byzantine") heard.push(cause.envelope);
    const learned = this.plan.isAuthenticated
      ? heard
          .flatMap((envelope) => this.foreignIn(envelopes.values[envelope]!.message))
          .filter((text) => this.relevant?.has(text) ?? true)
      : [];
    return this.interner.number({
      ...before,
      spent: spends.reduce(
        (spent, budget) => ({ ...spent, [budget]: (spent[budget] ?? 0) + 1 }),
        before.spent,
      ),
      omitting: [...new Set([...before.omitting, ...omitted])].sort((a, b) => a - b),
      signatures: [...new Set([...before.signatures, ...learned])].sort(),
    });
  }

  /** The environment one tick later. */
  afterTick(environment: number): number {
    const before = this.at(environment);
    return before.unstable === 0
      ? environment
      : this.interner.number({ ...before, unstable: before.unstable - 1 });
  }

  /** The players that are faulty: Byzantine, down, or known to omit. */
  faulty(world: World, environment: number): Set<number> {
    const { situations } = this.learning;
    const { omitting } = this.at(environment);
    const { players } = this.plan.cast;
    return new Set(
      players
        .map(({ place }) => place)
        .filter((place) => {
          const { role } = players[place]!;
          if (role === "client") return false;
          return (
            role !== "node" || !situations.all[world.slots[place]!]!.local.up || omitting.includes(place)
          );
        }),
    );
  }

  private judge({ spent, unstable, signatures }: Environment, { cause, spends }: Deed): boolean {
    if (spends.some((budget) => (spent[budget] ?? 0) >= this.plan.budgets[budget])) return false;
    if (cause.kind === "loss" && cause.omittedBy === null && this.plan.network.loses === "early")
      return unstable > 0;
    if (cause.kind !== "forged" || !this.plan.isAuthenticated) return true;
    const { message } = this.learning.messages.envelopes.values[cause.envelope]!;
    return this.foreignIn(message).every((signature) => signatures.includes(signature));
  }

  /** The signatures of correct nodes in a message, as texts. */
  private foreignIn(message: unknown): string[] {
    const { players, places } = this.plan.cast;
    return signaturesIn(message)
      .filter(({ by }) => ["node", "client"].includes(players[places.get(by) ?? -1]?.role ?? "node"))
      .map(canonicalText);
  }
}

const hasEnvironment = (plan: Plan): boolean =>
  budgetNames.some((name) => plan.budgets[name] < Infinity) ||
  plan.omits !== null ||
  plan.isAuthenticated ||
  plan.rules.ticksBeforeStable > 0;

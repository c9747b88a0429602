import type { Fairness } from "../liveness/graph.ts";
import type { Deed } from "./learning/deeds.ts";
import type { Universe } from "./worlds/universe.ts";

/** The tick, and all that nobody owes: what the adversary does. */
const theTick = 0;
const owedByNobody = 1;

/**
 * What is the same thing done again, for fairness: a message that stays under way arrives some time, a timer that stays
 * set fires, a write is done, a node that is down comes back, time passes. Where links lose messages, what is sent again
 * and again arrives again and again (fair loss). Crashes, losses and what Byzantine nodes do, nobody owes.
 */
export class Actions {
  private readonly universe: Universe;
  private readonly numbers = new Map<string, number>();
  private readonly fairness: Fairness[] = ["weak", "none"];

  constructor(universe: Universe) {
    this.universe = universe;
  }

  /** The action that a code stands for. */
  of(code: number): number {
    const { deeds } = this.universe.learning;
    if (code < 0) return this.universe.plan.time === "rounds" ? owedByNobody : theTick;
    const name = this.nameOf(deeds.list[code]!);
    if (name === null) return owedByNobody;
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.fairness.length;
    this.numbers.set(name, number);
    const isLossy = name.startsWith("arrival") && this.universe.plan.network.loses !== "never";
    this.fairness.push(isLossy ? "strong" : "weak");
    return number;
  }

  readonly fairnessOf = (action: number): Fairness => this.fairness[action]!;

  private nameOf({ cause, place }: Deed): string | null {
    switch (cause.kind) {
      case "message":
      case "gone":
        return `arrival ${cause.envelope}`;
      case "timer":
        return `timer ${place} ${JSON.stringify([cause.name, cause.key])}`;
      case "write":
      case "restart":
        return `${cause.kind} ${place}`;
      default:
        return null;
    }
  }
}

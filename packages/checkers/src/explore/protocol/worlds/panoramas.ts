import type { Always, NodeView } from "@lightcone/simulation";
import { absent, PairTable } from "../../table/pair-table.ts";
import { truth } from "@lightcone/simulation/parts";
import type { Plan } from "../plan/plan.ts";
import type { Situations } from "../players/situations.ts";

/** What is known of one combination of situations. */
export type Panorama = {
  /** The correct nodes, as properties see them. */
  readonly nodes: readonly NodeView<never>[];
  readonly isWithin: boolean;
  /** The first `always` that does not hold. */
  readonly broken: string | null;
  /** The `sometimes` that hold. */
  readonly reached: readonly string[];
};

type Named = readonly (readonly [string, Always<never>])[];

/**
 * Asks properties of node states, once for each combination of situations: there are far fewer than worlds, which also
 * differ in what is under way.
 */
export class Panoramas {
  readonly all: Panorama[] = [];
  private readonly numbers = new PairTable();
  private readonly plan: Plan;
  private readonly situations: Situations;
  private readonly watched: readonly number[];
  private readonly always: Named;
  private readonly sometimes: Named;

  constructor(plan: Plan, situations: Situations) {
    this.plan = plan;
    this.situations = situations;
    this.watched = plan.cast.players.filter(({ role }) => role === "node").map(({ place }) => place);
    this.always = Object.entries(plan.protocol.always ?? {});
    this.sometimes = Object.entries(plan.protocol.sometimes ?? {});
  }

  get bytes(): number {
    return this.numbers.bytes + (64 + 8 * this.watched.length) * this.all.length;
  }

  /** The number of the players' situations, whose words sum up to these. */
  number(low: number, high: number, slots: Int32Array): number {
    const known = this.numbers.get(low, high);
    if (known !== absent) return known;
    const number = this.all.push(this.look(slots)) - 1;
    this.numbers.set(low, high, number);
    return number;
  }

  nodesIn(slots: Int32Array): readonly NodeView<never>[] {
    return this.watched.map((place) => this.situations.all[slots[place]!]!.view);
  }

  private look(slots: Int32Array): Panorama {
    const nodes = this.nodesIn(slots);
    const isWithin = this.plan.within?.holds(nodes) ?? true;
    const holds = ([name, property]: Named[number]) => truth("property", name, property(nodes));
    return {
      nodes,
      isWithin,
      broken: isWithin ? (this.always.find((entry) => !holds(entry))?.[0] ?? null) : null,
      reached: isWithin ? this.sometimes.filter(holds).map(([name]) => name) : [],
    };
  }
}

import type { Strategy } from "../exploration.ts";
import type { Fairness } from "../liveness/graph.ts";
import type { Found } from "../search/found.ts";
import type { Space, SpaceStep } from "../search/space.ts";
import { truth } from "@lightcone/simulation/parts";
import { frozen } from "./frozen.ts";
import { type Identities, identitiesOf } from "./identities.ts";
import { type Shelf, shelfFor } from "./shelves.ts";
import { checkSymmetry } from "./symmetry-check.ts";
import type { TransitionSystem } from "./transition-system.ts";
import { transitionsFrom } from "./transitions-from.ts";

/** So many states are frozen before `next` gets them, and looked at for whether symmetry is one. */
const checkedStates = 200;

const anything = -1;

type Named<State> = readonly (readonly [string, (state: State) => boolean])[];

/** The states of a transition system. */
export class SystemSpace<State> implements Space<State> {
  private readonly system: TransitionSystem<State>;
  private readonly isWithin: ((state: State) => boolean) | null;
  private readonly identities: Identities<State>;
  private readonly shelf: Shelf<State>;
  private readonly always: Named<State>;
  private readonly sometimes: Named<State>;
  private readonly actions = new Map<string, number>();
  private readonly fairness: Fairness[] = [];
  private expanded = 0;

  constructor(
    system: TransitionSystem<State>,
    isWithin: ((state: State) => boolean) | null,
    strategy: Strategy,
  ) {
    this.system = system;
    this.isWithin = isWithin;
    this.identities = identitiesOf(system);
    this.shelf = shelfFor(system, strategy);
    this.always = Object.entries(system.always ?? {});
    this.sometimes = Object.entries(system.sometimes ?? {});
  }

  get bytes(): number {
    return this.shelf.bytes;
  }

  begin(found: Found): void {
    this.system.initial.forEach((state, i) => this.offer(found, state, -1, i));
  }

  expand(found: Found, place: number): void {
    const state = this.shelf.take(found, place);
    if (this.expanded++ < checkedStates) this.examine(state);
    this.identities.compareWith(state);
    const transitions = transitionsFrom(this.system, state);
    for (let step = 0; step < transitions.length; step++)
      this.offer(found, transitions[step]!.state, place, step);
  }

  skip(found: Found, place: number): void {
    this.shelf.take(found, place);
  }

  initial(): SpaceStep<State>[] {
    return this.system.initial.map((state) => this.stepTo(state, anything));
  }

  steps(state: State): SpaceStep<State>[] {
    this.identities.compareWith(state);
    return transitionsFrom(this.system, state).map(({ label, state: after }) =>
      this.stepTo(after, this.action(label)),
    );
  }

  reach(state: State, unreached: Set<string>): void {
    if (unreached.size === 0) return;
    for (const [name, holds] of this.sometimes)
      if (unreached.has(name) && truth("property", name, holds(state))) unreached.delete(name);
  }

  readonly fairnessOf = (action: number): Fairness => (action === anything ? "weak" : this.fairness[action]!);

  /** Where no label is said to be fair, all that is done is one action, which is. */
  private action(label: string): number {
    if (!this.system.fair) return anything;
    const known = this.actions.get(label);
    if (known !== undefined) return known;
    const fair = this.system.fair(label);
    const action = this.fairness.push(fair === true ? "weak" : fair === false ? "none" : fair) - 1;
    this.actions.set(label, action);
    return action;
  }

  private offer(found: Found, state: State, parent: number, step: number): void {
    const { identities } = this;
    if (this.isWithin !== null && !this.isWithin(state)) return;
    identities.take(state);
    if (!found.meets(identities.low, identities.high)) return;
    const place = this.shelf.put(found, parent, step, state);
    const broken = this.broken(state);
    if (broken !== null) found.breaks(broken, place);
    this.reach(state, found.unreached);
  }

  private stepTo(state: State, action: number): SpaceStep<State> {
    this.identities.take(state);
    const { low, high } = this.identities;
    const isBeyond = this.isWithin !== null && !this.isWithin(state);
    return { state, low, high, isBeyond, broken: isBeyond ? null : this.broken(state), action };
  }

  private broken(state: State): string | null {
    for (const [name, holds] of this.always) if (!truth("property", name, holds(state))) return name;
    return null;
  }

  private examine(state: State): void {
    frozen(state);
    if (!this.system.symmetry) return;
    const { symmetry: _, ...plain } = this.system;
    checkSymmetry(plain, this.system.symmetry, this.isWithin, identitiesOf(plain), state);
  }
}

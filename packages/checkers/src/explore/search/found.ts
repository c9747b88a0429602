import { IdentitySet } from "../table/identity-set.ts";
import { StateStore } from "../table/state-store.ts";

/** A property that does not hold, and how to get there: which initial state, then which step of each state after it. */
export type Violation = { readonly property: string; readonly trail: readonly number[] };

/** What a search has found so far. */
export class Found {
  readonly visited = new IdentitySet();
  readonly store = new StateStore();
  /** The initial states and every successor that was computed, duplicates included. */
  generated = 0;
  violation: Violation | null = null;
  /** The `sometimes` properties that have not held yet. */
  readonly unreached: Set<string>;
  /** The places of new states, where somebody empties it: the stack of a depth-first search. */
  fresh: number[] | null = null;

  constructor(sometimes: readonly string[]) {
    this.unreached = new Set(sometimes);
  }

  /** Counts a state; true where it is new. */
  meets(low: number, high: number): boolean {
    this.generated++;
    return this.visited.add(low, high);
  }

  /** Keeps a new state; returns its place. */
  keep(parent: number, step: number, row: Int32Array, length: number): number {
    const place = this.store.append(parent, step, row, length);
    this.fresh?.push(place);
    return place;
  }

  /** Notes that a property does not hold in the state at `place`. The first one noted is what the search is about. */
  breaks(property: string, place: number): void {
    this.violation ??= { property, trail: this.trailTo(place) };
  }

  /** Notes that a property does not hold for one step of the state at `parent`. */
  breaksAt(property: string, parent: number, step: number): void {
    this.violation ??= { property, trail: parent < 0 ? [step] : [...this.trailTo(parent), step] };
  }

  private trailTo(place: number): number[] {
    const trail: number[] = [];
    for (let at = place; at >= 0;) {
      const { parent, step } = this.store.origin(at);
      trail.push(step);
      at = parent;
    }
    return trail.reverse();
  }
}

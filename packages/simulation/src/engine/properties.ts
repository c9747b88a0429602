import { microseconds } from "../protocol/delay.ts";
import type {
  Always,
  EventView,
  Eventually,
  Monitor,
  NodeView,
  OnStep,
  Properties as PropertiesOf,
} from "../protocol/property-types.ts";
import type { NodeId } from "../protocol/protocol.ts";
import { truth } from "../values/truth.ts";

/** A property and the first event after which it did not hold. */
export type Violation = { readonly property: string; readonly event: number };

/** What became of the properties: which were violated, and which of the hoped-for moments never came. */
export type Verdicts = { readonly violations: readonly Violation[]; readonly unreached: readonly string[] };

/**
 * Watches a protocol's properties. They are asked again only when a node changed, and no more once they are decided. A
 * node is looked at once it has started; Byzantine nodes and clients never are.
 */
export class Properties {
  readonly violations: Violation[] = [];
  nodes: readonly NodeView<never>[];
  private readonly places: readonly (number | null)[];
  private readonly waitingFor: Set<number>;
  private always: [string, Always<never>][];
  private sometimes: [string, Always<never>][];
  private eventually: [string, Eventually<never>][];
  private onStep: [string, OnStep<never>][];
  private monitors: { readonly name: string; readonly monitor: Monitor<never>; memory: never }[];
  /** Whether anything wants to see events that change no state. */
  private readonly seesEvents: boolean;

  constructor(properties: PropertiesOf<never>, nodes: readonly NodeId[], watched: readonly boolean[]) {
    const ids = nodes.filter((_, place) => watched[place]);
    this.nodes = ids.map((id) => ({ id, up: true, state: null as never }));
    this.places = nodes.map((id, place) => (watched[place] ? ids.indexOf(id) : null));
    this.waitingFor = new Set(ids.keys());
    this.always = Object.entries(properties.always ?? {});
    this.sometimes = Object.entries(properties.sometimes ?? {});
    this.eventually = Object.entries(properties.eventually ?? {});
    this.onStep = Object.entries(properties.onStep ?? {});
    this.monitors = Object.entries(properties.monitors ?? {}).map(([name, monitor]) => ({
      name,
      monitor,
      memory: monitor.init,
    }));
    this.seesEvents = this.onStep.length > 0 || this.monitors.length > 0;
    this.isIdle =
      !this.seesEvents && [this.always, this.sometimes, this.eventually].every((list) => list.length === 0);
  }

  /** Nothing is watched: the hot path. */
  readonly isIdle: boolean;

  /** An event has happened; `view` describes it, and is asked only where a property wants to know. */
  observe(
    event: number,
    now: number,
    place: number,
    up: boolean,
    state: unknown,
    view: () => EventView,
  ): void {
    if (this.isIdle) return;
    const index = this.places[place] ?? null;
    if (index === null) return;
    const before = this.nodes[index]!;
    const isFirst = this.waitingFor.delete(index);
    const hasChanged = before.state !== state || before.up !== up || isFirst;
    if (hasChanged) this.nodes = this.nodes.with(index, { id: before.id, up, state: state as never });
    if (this.waitingFor.size > 0) return;
    if (this.seesEvents) this.relate(event, view(), isFirst ? null : before.state, state as never);
    if (this.eventually.length > 0) this.passDeadlines(event, now);
    if (hasChanged) this.ask(event, now);
  }

  /** The run is over: what has not come about within its time is violated, where that time has passed or nothing more can happen. */
  end(event: number, now: number, isQuiescent: boolean): Verdicts {
    this.passDeadlines(event, isQuiescent ? Infinity : now + 1);
    return { violations: this.violations, unreached: this.sometimes.map(([name]) => name) };
  }

  private ask(event: number, now: number): void {
    this.always = this.always.filter(([name, holds]) => this.keep(name, holds(this.nodes), event));
    this.sometimes = this.sometimes.filter(([name, holds]) => !truth("property", name, holds(this.nodes)));
    this.eventually = this.eventually.filter(
      ([name, { holds, afterMs = 0 }]) =>
        now < microseconds(afterMs) || !truth("property", name, holds(this.nodes)),
    );
  }

  private relate(event: number, view: EventView, before: never | null, after: never): void {
    if (before !== null)
      this.onStep = this.onStep.filter(([name, holds]) => this.keep(name, holds(before, view, after), event));
    this.monitors = this.monitors.filter((entry) => {
      entry.memory = entry.monitor.step(entry.memory, view, this.nodes);
      return this.keep(entry.name, entry.monitor.holds(entry.memory), event);
    });
  }

  private passDeadlines(event: number, now: number): void {
    this.eventually = this.eventually.filter(([name, { withinMs, afterMs = 0 }]) =>
      this.keep(name, now <= microseconds(afterMs + withinMs), event),
    );
  }

  /** Records a violation; false where the property is decided by it. */
  private keep(property: string, verdict: unknown, event: number): boolean {
    if (truth("property", property, verdict)) return true;
    this.violations.push({ property, event });
    return false;
  }
}

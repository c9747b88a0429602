import { type EventView, type Monitor, type NodeView } from "@lightcone/simulation";
import { seal, truth } from "@lightcone/simulation/parts";
import { Interner } from "../../table/interner.ts";
import { absent, PairTable } from "../../table/pair-table.ts";
import type { RandomWords } from "../../table/random-words.ts";
import type { Plan } from "../plan/plan.ts";

/**
 * What monitors remember, as a part of a world: two worlds that a monitor tells apart are two. All memories together are
 * one value with one number.
 */
export class Monitors {
  readonly memories: Interner<readonly unknown[]>;
  private readonly monitors: readonly (readonly [string, Monitor<never, unknown>])[];
  private readonly verdicts: (readonly [string | null, ...unknown[]])[] = [];
  private readonly whens = new PairTable();
  private readonly steps = new PairTable();

  constructor(plan: Plan, words: RandomWords) {
    this.memories = new Interner(words);
    this.monitors = Object.entries((plan.protocol.monitors ?? {}) as Record<string, Monitor<never, unknown>>);
  }

  get areNone(): boolean {
    return this.monitors.length === 0;
  }

  get bytes(): number {
    return this.memories.bytes + this.whens.bytes + this.steps.bytes;
  }

  get initial(): number {
    return this.memories.number(this.monitors.map(([, { init }]) => init));
  }

  /** What is remembered after events, each with the nodes as they were after it. `deed` and `panorama` name all that. */
  after(
    memory: number,
    deed: number,
    panorama: number,
    events: () => readonly (readonly [EventView, readonly NodeView<never>[]])[],
  ): number {
    let when = this.whens.get(memory, deed);
    if (when === absent) this.whens.set(memory, deed, (when = this.whens.size));
    const known = this.steps.get(when, panorama);
    if (known !== absent) return known;
    const after = this.told(memory, events());
    this.steps.set(when, panorama, after);
    return after;
  }

  told(memory: number, events: readonly (readonly [EventView, readonly NodeView<never>[]])[]): number {
    const memories = this.monitors.map(([, monitor], i) =>
      events.reduce<unknown>(
        (remembered, [event, nodes]) => monitor.step(remembered as never, event, nodes),
        this.memories.values[memory]![i],
      ),
    );
    memories.forEach((remembered, i) =>
      seal(remembered, () => `The memory of the monitor "${this.monitors[i]![0]}"`),
    );
    return this.memories.number(memories);
  }

  /** The first monitor that does not hold; null where all do. */
  broken(memory: number): string | null {
    const memories = this.memories.values[memory]!;
    const fails = ([name, { holds }]: (typeof this.monitors)[number], i: number) =>
      !truth("property", name, holds(memories[i] as never));
    return (this.verdicts[memory] ??= this.monitors.find(fails) ?? [null])[0];
  }
}

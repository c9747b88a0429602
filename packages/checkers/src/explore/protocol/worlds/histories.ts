import type { HistoryEvent, Value } from "@lightcone/simulation";
import { Interner } from "../../table/interner.ts";
import { absent, PairTable } from "../../table/pair-table.ts";
import type { RandomWords } from "../../table/random-words.ts";
import { truth } from "@lightcone/simulation/parts";
import type { Act } from "../players/carry-out.ts";

/** What must hold of what clients saw so far; the name is a sentence. */
export type HistoryProperties = Readonly<Record<string, (history: readonly HistoryEvent[]) => boolean>>;

/** The things that clients did, in their order. */
export type History = readonly Act[];

/**
 * What clients saw, as a part of a world, where somebody asks. Of two histories that differ only in the order of
 * invocations, or of responses, that follow one another, neither tells more: they are one.
 */
export class Histories {
  readonly all: Interner<History>;
  private readonly properties: readonly (readonly [string, HistoryProperties[string]])[];
  private readonly afterDeeds = new PairTable();
  private readonly verdicts: (string | null)[] = [];

  constructor(properties: HistoryProperties | null, words: RandomWords) {
    this.all = new Interner(words);
    this.properties = Object.entries(properties ?? {});
  }

  get areAsked(): boolean {
    return this.properties.length > 0;
  }

  get bytes(): number {
    return this.all.bytes + this.afterDeeds.bytes;
  }

  /** The history after a deed, by number, in which clients did these things. */
  after(history: number, deed: number, acts: readonly Act[]): number {
    if (acts.length === 0) return history;
    const known = this.afterDeeds.get(history, deed);
    if (known !== absent) return known;
    const after = this.all.number(acts.reduce(extended, this.all.values[history]!));
    this.afterDeeds.set(history, deed, after);
    return after;
  }

  /** The first property that does not hold of a history; null where all do. */
  broken(history: number): string | null {
    const known = this.verdicts[history];
    if (known !== undefined) return known;
    const events = eventsOf(this.all.values[history]!);
    const fails = ([name, holds]: (typeof this.properties)[number]) =>
      !truth("property", name, holds(events));
    return (this.verdicts[history] = this.properties.find(fails)?.[0] ?? null);
  }
}

const isInvocation = ({ kind }: Act): boolean => kind === "invoke";

/** With one more event, in its place among those at the end that are of its sort. */
export function extended(history: History, act: Act): History {
  let at = history.length;
  while (at > 0 && isInvocation(history[at - 1]!) === isInvocation(act) && history[at - 1]!.id > act.id) at--;
  return history.toSpliced(at, 0, act);
}

/** The history as the kernel writes one; its times count events. */
function eventsOf(history: History): HistoryEvent[] {
  const operations = new Map(history.filter(isInvocation).map(({ id, value }) => [id, value]));
  return history.map(({ kind, client, id, value }, at) => ({
    kind,
    client,
    id,
    operation: operations.get(id) as Value,
    result: kind === "invoke" ? null : (value as Value),
    at,
  }));
}

import type { Cut } from "../faults/fault.ts";
import type { NodeId } from "../protocol/protocol.ts";

/** One partition in force: which links it stops, and until when (Infinity: until it is healed). */
type OpenCut = { readonly stops: ReadonlySet<number>; readonly until: number; readonly row: number };

/** What a diagram draws as a band: which nodes could not reach which, from when to when. */
export type CutRecord = {
  readonly from: readonly NodeId[];
  readonly to: readonly NodeId[];
  readonly both: boolean;
  readonly since: number;
  until: number;
};

/** The partitions of a run. Links are numbered `from * count + to` over all entities. */
export class Cuts {
  readonly records: CutRecord[] = [];
  private open: OpenCut[] = [];
  private readonly places: ReadonlyMap<NodeId, number>;
  private readonly names: readonly NodeId[];

  constructor(names: readonly NodeId[]) {
    this.names = names;
    this.places = new Map(names.map((name, place) => [name, place]));
  }

  get areOpen(): boolean {
    return this.open.length > 0;
  }

  add(cut: Exclude<Cut, { isolate: unknown }>, now: number, until: number): void {
    const pairs = "groups" in cut ? between(cut.groups) : [{ from: cut.from, to: cut.to, both: false }];
    for (const { from, to, both } of pairs) {
      const stops = new Set<number>();
      for (const a of from)
        for (const b of to) {
          stops.add(this.link(a, b));
          if (both) stops.add(this.link(b, a));
        }
      this.open.push({ stops, until, row: this.records.length });
      this.records.push({ from, to, both, since: now, until });
    }
  }

  /** Everybody but one node. */
  allBut(node: NodeId): NodeId[] {
    return this.names.filter((name) => name !== node);
  }

  heal(now: number): void {
    for (const { row } of this.open) this.records[row]!.until = Math.min(this.records[row]!.until, now);
    this.open = [];
  }

  /** Until when the link is cut, as far as is known; 0 where it is whole. */
  cutUntil(link: number, now: number): number {
    if (this.open.length === 0) return 0;
    this.open = this.open.filter(({ until }) => until > now);
    return Math.max(0, ...this.open.filter(({ stops }) => stops.has(link)).map(({ until }) => until));
  }

  private link(from: NodeId, to: NodeId): number {
    return this.places.get(from)! * this.names.length + this.places.get(to)!;
  }
}

const between = (groups: readonly (readonly NodeId[])[]) =>
  groups.flatMap((from, i) => groups.slice(i + 1).map((to) => ({ from, to, both: true })));

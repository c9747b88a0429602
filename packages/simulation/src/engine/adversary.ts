import type { Cut, Fault, Target, When, WorldFault } from "../faults/fault.ts";
import { isWorldFault } from "../faults/fault.ts";
import { makesFaulty, nameOf, tooMany } from "../faults/legality.ts";
import type { SystemModel } from "../model/system-model.ts";
import { microseconds } from "../protocol/delay.ts";
import type { NodeView } from "../protocol/property-types.ts";
import type { NodeId } from "../protocol/protocol.ts";
import { Mistake } from "../values/mistake.ts";

type Views = readonly NodeView<never>[];

/** Keeps the faults that strike at a moment of the run, and the bound on how many nodes may be faulty. */
export class Adversary {
  /** Those that strike at a time, with the time in microseconds. */
  readonly timed: readonly { readonly at: number; readonly fault: WorldFault }[];
  private watching: WorldFault[];
  private readonly model: SystemModel;
  private readonly faulty: Set<NodeId>;

  constructor(faults: readonly Fault[], model: SystemModel, byzantine: readonly NodeId[]) {
    this.model = model;
    const world = faults.filter(isWorldFault);
    const timeOf = (on: When) => ("atMs" in on ? microseconds(on.atMs) : null);
    this.timed = world.flatMap((fault) => {
      const at = timeOf(fault.on);
      return at === null ? [] : [{ at, fault }];
    });
    this.watching = world.filter((fault) => timeOf(fault.on) === null);
    this.faulty = new Set(byzantine);
  }

  get isWatching(): boolean {
    return this.watching.length > 0;
  }

  /** The faults whose moment has come after `events` events; each strikes once. */
  due(events: number, nodes: Views): WorldFault[] {
    const now = this.watching.filter(({ on }) =>
      "afterEvents" in on ? events >= on.afterEvents : "when" in on && on.when(nodes),
    );
    if (now.length > 0) this.watching = this.watching.filter((fault) => !now.includes(fault));
    return now;
  }

  /** Whom a fault strikes at this moment; null for nobody. */
  pick(target: Target, nodes: Views): NodeId | null {
    return typeof target === "string" ? target : target(nodes);
  }

  /** A partition with its node picked; null where nobody was. */
  resolve(
    cut: Cut,
    nodes: Views,
    everybodyBut: (node: NodeId) => readonly NodeId[],
  ): Exclude<Cut, { isolate: unknown }> | null {
    if (!("isolate" in cut)) return cut;
    const node = this.pick(cut.isolate, nodes);
    return node === null ? null : { groups: [[node], everybodyBut(node)] };
  }

  /** Enforces the bound f before a fault strikes a node: how many are faulty, or down at once where nodes come back. */
  admit(fault: Fault, node: NodeId, down: readonly NodeId[]): void {
    const { failures } = this.model;
    if (!makesFaulty(fault) || failures.kind === "none") return;
    this.faulty.add(node);
    const faulty = failures.kind === "crashRecovery" ? [...new Set([...down, node])] : [...this.faulty];
    if (faulty.length > failures.f)
      throw new Mistake(`${nameOf(fault)} is one too many. ${tooMany(failures.f, faulty.sort())}`);
  }
}

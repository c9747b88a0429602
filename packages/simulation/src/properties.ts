import { Mistake } from "./mistake.ts";
import type { Always, NodeId, NodeView } from "./protocol.ts";

/** A property and the first event after which it did not hold. */
export type Violation = { readonly property: string; readonly event: number };

/** Watches `always` properties: they are asked again whenever a node changed, until they are first violated. */
export class Properties {
  readonly violations: Violation[] = [];
  private open: [name: string, holds: Always<never>][];
  private nodes: NodeView<unknown>[];
  private readonly waitingFor: Set<number>;

  constructor(always: Readonly<Record<string, Always<never>>>, nodes: readonly NodeId[]) {
    this.open = Object.entries(always);
    this.nodes = nodes.map((id) => ({ id, up: true, state: null }));
    this.waitingFor = new Set(nodes.keys());
  }

  /** Properties see nodes that have a state: nothing is asked until every node has started. */
  observe(event: number, node: number, up: boolean, state: unknown): void {
    if (this.open.length === 0) return;
    const before = this.nodes[node]!;
    const isFirst = this.waitingFor.delete(node);
    if (before.state === state && before.up === up && !isFirst) return;
    this.nodes = this.nodes.with(node, { id: before.id, up, state });
    if (this.waitingFor.size > 0) return;
    this.open = this.open.filter(([property, holds]) => {
      const verdict: unknown = holds(this.nodes as never);
      if (typeof verdict !== "boolean")
        throw new Mistake(
          `The property "${property}" returned ${String(verdict)}: a property returns true or false.`,
        );
      if (!verdict) this.violations.push({ property, event });
      return verdict;
    });
  }
}

import {
  type Always,
  causalPast,
  type Execution,
  linksOf,
  type NodeId,
  type Run,
} from "@lightcone/simulation";
import { minimize } from "../minimize.ts";

/** Whose states make up the violation, and the events that can have led to it. */
export type Responsible = { readonly nodes: readonly NodeId[]; readonly past: ReadonlySet<number> };

/**
 * For a property of one instant those nodes count without which it would hold; for one that relates two instants of a
 * node, that node; otherwise all of them, or the clients whose operations show what is wrong.
 */
export function responsibleFor(
  run: Run,
  execution: Execution,
  property: string | null,
  clients: readonly string[],
): Responsible {
  const event = run.violations.find((violation) => violation.property === property)?.event;
  if (property === null || event === undefined) {
    const seen = clients.length > 0 ? clients : run.options.clients;
    const lasts = lastEvents(execution, seen.length > 0 ? seen : run.nodes, execution.events.length - 1);
    return { nodes: run.nodes, past: pastOf(execution, lasts) };
  }
  const { always = {}, onStep = {} } = run.protocol;
  if (Object.hasOwn(onStep, property)) {
    const node = execution.nodes[execution.events[event]!.node]!;
    return { nodes: [node], past: pastOf(execution, [event]) };
  }
  const nodes = Object.hasOwn(always, property) ? nodesBreaking(always[property]!, run, event) : run.nodes;
  return { nodes, past: pastOf(execution, [...lastEvents(execution, nodes, event), event]) };
}

/** The fewest nodes that break the property among themselves, as far as leaving out one after the other finds them. */
function nodesBreaking(holds: Always<never>, run: Run, event: number): readonly NodeId[] {
  const isWatched = (id: NodeId) => !Object.hasOwn(run.options.byzantine, id);
  const { nodes } = (run as Run<never>).worldAt(event);
  const breaks = (left: readonly NodeId[]): boolean => {
    if (left.length === 0) return false;
    try {
      return holds(nodes.filter(({ id }) => left.includes(id)) as never) === false;
    } catch {
      return false; // the property counts on nodes that were left out
    }
  };
  const watched = run.nodes.filter(isWatched);
  return breaks(watched) ? minimize(watched, breaks) : watched;
}

function lastEvents(execution: Execution, names: readonly NodeId[], upTo: number): number[] {
  const { byNode } = linksOf(execution);
  return names.flatMap((name) => {
    const last = byNode[execution.nodes.indexOf(name)]?.findLast((event) => event <= upTo);
    return last === undefined ? [] : [last];
  });
}

const pastOf = (execution: Execution, events: readonly number[]): ReadonlySet<number> =>
  new Set(events.flatMap((event) => [...causalPast(execution, event)]));

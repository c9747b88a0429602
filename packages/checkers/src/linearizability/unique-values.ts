import { canonicalText } from "@lightcone/simulation/parts";
import type { Operation } from "../history/operation.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import type { Placement } from "./search.ts";
import { type Cluster, conflictIn, orderOf } from "./zones.ts";

export type Decision = { readonly kind: "ok"; readonly linearization: readonly Placement[] } | Refutation;

export type Refutation = {
  readonly kind: "illegal";
  /** The operation whose response is the first that cannot be explained. */
  readonly blocking: Operation;
  /** The values that are in each other's way there. */
  readonly between: readonly Cluster[];
  /** Of what was linearizable before that response. */
  readonly linearization: readonly Placement[];
};

/**
 * Decides the operations on one register by themselves, where each either reads or writes and no value is written twice,
 * so that it is known which write each read saw: in n log n, whatever the concurrency (Gibbons & Korach 1997, "Testing
 * shared memories", SIAM Journal on Computing 26(4), §4.2). Null where that is not so.
 */
export function decideUnique(
  specification: AnySpecification,
  operations: readonly Operation[],
): Decision | null {
  const clusters = clustersOf(specification, operations);
  if (clusters === null) return null;
  if (conflictIn(clusters, Infinity) === null)
    return { kind: "ok", linearization: orderOf(clusters, Infinity) };

  // A beginning of a linearizable history is linearizable, so the first response that is not is found by halving.
  const responses = operations
    .filter(({ returned }) => returned !== null)
    .sort((a, b) => a.returned! - b.returned!);
  let [low, high] = [0, responses.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (conflictIn(clusters, responses[middle]!.returned! + 1) === null) low = middle + 1;
    else high = middle;
  }
  const blocking = responses[high]!;
  const between = conflictIn(clusters, blocking.returned! + 1)!;
  return { kind: "illegal", blocking, between, linearization: orderOf(clusters, blocking.returned!) };
}

function clustersOf(
  specification: AnySpecification,
  operations: readonly Operation[],
): readonly Cluster[] | null {
  if (specification.access === undefined) return null;
  const clusters = new Map<string, Cluster & { write: Operation | null; readonly reads: Operation[] }>();
  const clusterOf = (value: unknown) => {
    const text = canonicalText(value);
    const known = clusters.get(text);
    if (known !== undefined) return known;
    const cluster = { value, isInitial: false, write: null, reads: [] };
    clusters.set(text, cluster);
    return cluster;
  };
  const initial = { value: specification.initial as unknown, isInitial: true, write: null, reads: [] };
  clusters.set(canonicalText(initial.value), initial);
  for (const operation of operations) {
    const seen = operation.returned === null ? undefined : operation.result;
    const access = specification.access(operation.operation, seen);
    if (access === null || (access.reads !== undefined && access.writes !== undefined)) return null;
    if (access.reads === undefined && access.writes === undefined && operation.returned !== null) return null;
    if (access.reads !== undefined) clusterOf(access.reads).reads.push(operation);
    if (access.writes === undefined) continue;
    const cluster = clusterOf(access.writes);
    if (cluster.isInitial || cluster.write !== null) return null;
    cluster.write = operation;
  }
  return [...clusters.values()];
}

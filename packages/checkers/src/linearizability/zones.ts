import type { Operation } from "../history/operation.ts";
import type { Placement } from "./search.ts";

/** A value of a register with the one write that wrote it, unless it was there at the start, and the reads that saw it. */
export type Cluster = {
  readonly value: unknown;
  readonly isInitial: boolean;
  readonly write: Operation | null;
  readonly reads: readonly Operation[];
};

/**
 * A cluster's zone lies between the first response of its operations and their last invocation. Where the response is
 * earlier, the register must have had the value throughout: a forward zone. Otherwise all of its operations overlap, and
 * any moment between the two would do for all: a backward zone. (Gibbons & Korach 1997, §4.2.)
 */
type Zone = {
  readonly cluster: Cluster;
  readonly isForward: boolean;
  readonly low: number;
  readonly high: number;
};

/** Before every event. */
const START = -1;

/**
 * Clusters that cannot all be as they are, given only the events before place `end`: one that was read before it was
 * written, two whose forward zones overlap, or a forward zone and a backward one within it. Null where there are none.
 */
export function conflictIn(clusters: readonly Cluster[], end: number): readonly Cluster[] | null {
  const unwritten = clusters.find(
    ({ isInitial, write, reads }) =>
      !isInitial &&
      reads.some(({ returned }) => isBefore(returned, Math.min(write?.invoked ?? Infinity, end))),
  );
  if (unwritten !== undefined) return [unwritten];
  const zones = zonesOf(clusters, end);
  const forward = forwardIn(zones);
  for (let i = 1; i < forward.length; i++)
    if (forward[i]!.low < forward[i - 1]!.high) return [forward[i - 1]!.cluster, forward[i]!.cluster];
  for (const zone of zones) {
    if (zone.isForward) continue;
    const around = lastBefore(forward, zone.low);
    if (around !== undefined && zone.high < around.high) return [around.cluster, zone.cluster];
  }
  return null;
}

/** An order of the operations, where there is no conflict. */
export function orderOf(clusters: readonly Cluster[], end: number): readonly Placement[] {
  const zones = zonesOf(clusters, end);
  const forward = forwardIn(zones);
  const moments = zones.flatMap(({ cluster, isForward, low }, zone) => {
    const { value, write, reads } = cluster;
    // Events are at integers, so there is room between them: just before the first response, just after a zone.
    const around = isForward ? undefined : lastBefore(forward, low);
    const together = around !== undefined && around.high > low ? around.high + 0.5 : low;
    const seen = reads.filter(({ returned }) => isBefore(returned, end));
    const at = (operation: Operation, moment: number) => ({ operation, value, moment, zone });
    return [
      ...(write === null ? [] : [at(write, isForward ? low - 0.25 : together)]),
      ...seen.map((read) => at(read, isForward ? Math.max(low, read.invoked) : together)),
    ];
  });
  return moments
    .sort((a, b) => a.moment - b.moment || a.zone - b.zone)
    .map(({ operation, value }) => ({ operation, state: value }));
}

function zonesOf(clusters: readonly Cluster[], end: number): readonly Zone[] {
  const zones: Zone[] = [];
  for (const cluster of clusters) {
    const { isInitial, write } = cluster;
    if (!isInitial && (write === null || write.invoked >= end)) continue;
    let firstResponse = isInitial ? START : isBefore(write!.returned, end) ? write!.returned! : Infinity;
    let lastInvocation = isInitial ? START : write!.invoked;
    for (const { invoked, returned } of cluster.reads) {
      if (!isBefore(returned, end)) continue;
      firstResponse = Math.min(firstResponse, returned);
      lastInvocation = Math.max(lastInvocation, invoked);
    }
    if (firstResponse === Infinity || lastInvocation === START) continue; // it need not have been there
    const isForward = firstResponse < lastInvocation;
    const [low, high] = isForward ? [firstResponse, lastInvocation] : [lastInvocation, firstResponse];
    zones.push({ cluster, isForward, low, high });
  }
  return zones;
}

const isBefore = (place: number | null, end: number): place is number => place !== null && place < end;

const forwardIn = (zones: readonly Zone[]): readonly Zone[] =>
  zones.filter(({ isForward }) => isForward).sort((a, b) => a.low - b.low);

/** The last of the sorted zones that begins before `place`. */
function lastBefore(zones: readonly Zone[], place: number): Zone | undefined {
  let [low, high] = [0, zones.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (zones[middle]!.low < place) low = middle + 1;
    else high = middle;
  }
  return zones[low - 1];
}

import { type Context, type SystemModel } from "@lightcone/simulation";
import { clockless, neighborsUnder } from "@lightcone/simulation/parts";
import type { Cast, Player } from "../plan/cast.ts";

/** What a handler may know. The clock is read by asking `reading`, at most once a step: a step is one instant. */
export function contextOf<More extends object>(
  { nodes }: Cast,
  model: SystemModel,
  { name, role }: Player,
  reading: () => number,
  more: More,
): Context & More {
  const isNode = role !== "client";
  let read: number | null = null;
  const clock = (): number => (read ??= model.clocks.kind === "none" ? clockless(name) : reading());
  const uncertainty = uncertaintyOf(model);
  return Object.freeze({
    ...more,
    self: name,
    peers: nodes.filter((node) => node !== name),
    cluster: nodes,
    neighbors: isNode ? neighborsUnder(model.topology, nodes, name) : [...nodes],
    get clock() {
      return clock();
    },
    get interval() {
      return { earliestMs: clock() - uncertainty, latestMs: clock() + uncertainty };
    },
    sign: <Signed>(value: Signed) => ({ by: name, value }),
  });
}

/** By how much, in milliseconds, a reading may be off at most, as far as its node knows. */
function uncertaintyOf({ clocks }: SystemModel): number {
  switch (clocks.kind) {
    case "none":
    case "perfect":
      return 0;
    case "drifting":
      return clocks.offsetMs;
    case "stepping":
      return clocks.errorMs;
    case "trueTime":
      return clocks.baseMs + (clocks.pollMs * clocks.driftPpm) / 1e6;
  }
}

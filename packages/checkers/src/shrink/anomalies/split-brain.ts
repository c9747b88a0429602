import type { HistoryEvent, NodeView } from "@lightcone/simulation";
import type { Anomaly } from "./anomaly.ts";
import { byKey, type Call, callsOf } from "./calls.ts";

/**
 * Two nodes that run and both act as the only one: as leader, owner, primary. It is what becomes of a system whose parts
 * cannot hear one another and go on by themselves (Davidson, Garcia-Molina & Skeen, "Consistency in partitioned
 * networks", ACM Computing Surveys 17(3), 1985). Who claims to be the one, the caller says.
 */
export function splitBrain<State>(
  nodes: readonly NodeView<State>[],
  claims: (state: State) => boolean,
): Anomaly | null {
  const [first, second] = nodes.filter(({ up, state }) => up && state !== null && claims(state));
  if (!first || !second) return null;
  return {
    name: "split brain",
    sentence: `${first.id} and ${second.id} both act as the only one at the same time`,
    clients: [],
  };
}

/**
 * The same as clients see it: two that hold one lock at once (mutual exclusion: Dijkstra, "Solution of a problem in
 * concurrent programming control", CACM 8(9), 1965). A client holds it for certain from the end of its `acquire` until
 * anybody begins to `release` it. An `acquire` that returns a number is left out: such a token lets a lock be held twice.
 */
export function twoHolders(history: readonly HistoryEvent[]): Anomaly | null {
  for (const calls of byKey(callsOf(history), ["acquire", "release"])) {
    const holds = calls
      .filter(({ f, outcome, result }) => f === "acquire" && outcome === "ok" && typeof result !== "number")
      .map((acquire) => ({ acquire, until: releaseAfter(acquire, calls) }));
    for (const [place, second] of holds.entries()) {
      const first = holds
        .slice(0, place)
        .find(({ acquire, until }) => overlap(acquire, until, second.acquire, second.until));
      if (!first) continue;
      return {
        name: "split brain",
        sentence: `${second.acquire.words} succeeds while ${first.acquire.client} holds the same lock`,
        clients: [first.acquire.client, second.acquire.client],
      };
    }
  }
  return null;
}

/** When the first release begins that may take effect after the acquire. */
const releaseAfter = (acquire: Call, calls: readonly Call[]): number =>
  Math.min(
    Infinity,
    ...calls
      .filter(({ f, outcome, ended }) => f === "release" && outcome !== "fail" && ended > acquire.begun)
      .map(({ begun }) => begun),
  );

const overlap = (a: Call, aUntil: number, b: Call, bUntil: number): boolean =>
  a.client !== b.client && Math.max(a.ended, b.ended) < Math.min(aUntil, bUntil);

import type { NodeId } from "../protocol/protocol.ts";
import type { Trace } from "./trace.ts";

/** One step as its node lived it: what came, and the state that the node was in afterward. */
export type Sight<State> =
  | { readonly event: "start" | "restart" | "sync" | "pause"; readonly state: State }
  | { readonly event: "message"; readonly from: NodeId; readonly message: unknown; readonly state: State }
  | { readonly event: "timer"; readonly timer: string; readonly state: State };

/** The view of the node at `place`, up to but not including the event `before`. Its own crash it does not live to see. */
export function viewOf(
  trace: Trace,
  names: readonly NodeId[],
  place: number,
  before: number,
): Sight<unknown>[] {
  const { events, envelopes, timers } = trace;
  const view: Sight<unknown>[] = [];
  for (let i = 0; i < Math.min(before, trace.length); i++) {
    if (events.node.at(i) !== place) continue;
    const event = trace.happening(i);
    const record = events.record.at(i);
    const state = events.state[i];
    if (event === "crash") continue;
    if (event === "message")
      view.push({
        event,
        from: names[envelopes.from.at(record)]!,
        message: envelopes.message[record],
        state,
      });
    else if (event === "timer") view.push({ event, timer: timers.name[record]!, state });
    else view.push({ event, state });
  }
  return view;
}

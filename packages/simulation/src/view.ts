import { kinds } from "./event-queue.ts";
import type { NodeId } from "./protocol.ts";
import type { Trace } from "./trace.ts";

/** One step as its node lived it: what came, and the state that the node was in afterward. */
export type Sight<State> =
  | { readonly event: "start"; readonly state: State }
  | { readonly event: "message"; readonly from: NodeId; readonly message: unknown; readonly state: State }
  | { readonly event: "timer"; readonly timer: string; readonly state: State };

/** The view of the node at `place`. Its own crash it does not live to see. */
export function viewOf(
  { events, envelopes, timers }: Trace,
  nodes: readonly NodeId[],
  place: number,
): Sight<unknown>[] {
  const view: Sight<unknown>[] = [];
  for (let i = 0; i < events.kind.length; i++) {
    if (events.node.at(i) !== place) continue;
    const record = events.record.at(i);
    const state = events.state[i];
    switch (events.kind.at(i)) {
      case kinds.start:
        view.push({ event: "start", state });
        break;
      case kinds.message:
        view.push({
          event: "message",
          from: nodes[envelopes.from.at(record)]!,
          message: envelopes.message[record],
          state,
        });
        break;
      case kinds.timer:
        view.push({ event: "timer", timer: timers.name[record]!, state });
    }
  }
  return view;
}

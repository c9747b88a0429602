import type { Effect, NodeId } from "@lightcone/simulation";
import type { AnyProtocol } from "@lightcone/simulation/parts";
import { around } from "./around.ts";

/**
 * The same protocol, except that what these nodes send to those named leaves before what they send to others: the
 * messages of one step have no order. So a crash that lets the first of them leave can let any part of them leave.
 */
export const sendingFirst = (
  protocol: AnyProtocol,
  first: ReadonlyMap<NodeId, readonly NodeId[]>,
): AnyProtocol =>
  first.size === 0
    ? protocol
    : around(protocol, (handle, context) => {
        const step = handle(context);
        const favored = first.get(context.self);
        if (!favored) return step;
        const [state, ...effects] = step;
        const isFirst = (effect: Effect) => effect.type === "send" && favored.includes(effect.to);
        return [state, ...effects.filter(isFirst), ...effects.filter((effect) => !isFirst(effect))];
      });

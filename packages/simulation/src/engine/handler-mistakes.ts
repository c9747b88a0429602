import { checkDelay } from "../protocol/delay.ts";
import type { Effect } from "../protocol/effects.ts";
import type { AnyProtocol, NodeId } from "../protocol/protocol.ts";
import { seal } from "../values/canonical.ts";
import { Mistake, nearest } from "../values/mistake.ts";

/**
 * Checks what a handler returned: `[state, ...effects]`. With `isSealing`, state and messages must be canonical plain
 * data, and are frozen from then on; freezing is dear, so a long run samples its steps.
 */
export function checkStep(
  result: unknown,
  protocol: AnyProtocol,
  handler: string,
  node: NodeId,
  isSealing: boolean,
): void {
  if (!Array.isArray(result) || result.length === 0) {
    const got = Array.isArray(result) ? "an empty array" : typeof result;
    throw new Mistake(
      `${where(protocol, handler, node)} returned ${got}: a handler returns [state, ...effects].`,
    );
  }
  if (isSealing) seal(result[0], () => `The state that ${where(protocol, handler, node)} returned`);
  for (let i = 1; i < result.length; i++) checkEffect(result[i], protocol, handler, node, isSealing);
}

const where = (protocol: AnyProtocol, handler: string, node: NodeId): string =>
  `${handler} of "${protocol.name}" at node ${node}`;

function checkEffect(
  effect: Effect | null | undefined,
  protocol: AnyProtocol,
  handler: string,
  node: NodeId,
  isSealing: boolean,
): void {
  switch (effect?.type) {
    case "send":
      return isSealing
        ? seal(effect.message, () => `The message that ${where(protocol, handler, node)} sent`)
        : undefined;
    case "setTimer":
      if (!(effect.timer in protocol.onTimer))
        throw new Mistake(
          unhandled("set the timer", effect.timer, "onTimer", protocol, where(protocol, handler, node)),
        );
      return isSealing
        ? checkDelay(effect.delay, `setTimer("${effect.timer}") in ${where(protocol, handler, node)}`)
        : undefined;
    case "choose":
      if (!(effect.choice in (protocol.onChoice ?? {})))
        throw new Mistake(
          unhandled(
            "asked for the choice",
            effect.choice,
            "onChoice",
            protocol,
            where(protocol, handler, node),
          ),
        );
      if (effect.values.length === 0)
        throw new Mistake(
          `${where(protocol, handler, node)} asked for the choice "${effect.choice}" among no values: give at least one.`,
        );
      return;
    case "reply":
      return isSealing
        ? seal(effect.result, () => `The result that ${where(protocol, handler, node)} replied`)
        : undefined;
    case "cancelTimer":
    case "sync":
    case "refuse":
    case "invoke":
    case "complete":
      return;
    default:
      throw new Mistake(
        `${where(protocol, handler, node)} returned ${JSON.stringify(effect)} among its effects: use send, broadcast, setTimer, cancelTimer, choose, sync, reply or refuse, and spread (...) what broadcast returns.`,
      );
  }
}

function unhandled(
  asked: string,
  name: string,
  part: "onTimer" | "onChoice",
  protocol: AnyProtocol,
  where: string,
): string {
  const meant = nearest(name, Object.keys(protocol[part] ?? {}));
  return `${where} ${asked} "${name}", which ${part} does not handle${meant ? `: did you mean "${meant}"?` : "."}`;
}

export function handlerMissing(
  protocol: AnyProtocol,
  part: "onMessage" | "onTimer" | "onChoice",
  name: string,
): never {
  const known = Object.keys(protocol[part] ?? {});
  const meant = nearest(name, known);
  const advice = meant ? `did you mean "${meant}"?` : `it handles ${known.join(", ") || "nothing"}.`;
  throw new Mistake(`The protocol "${protocol.name}" has no ${part}.${name}: ${advice}`);
}

export function unknownNode(node: NodeId, handler: string, nodes: readonly NodeId[]): never {
  throw new Mistake(
    `${handler} sent a message to "${node}", which is no node of this run: the nodes are ${nodes.join(", ")}.`,
  );
}

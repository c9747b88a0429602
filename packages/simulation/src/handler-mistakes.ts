import { seal } from "./canonical.ts";
import { checkDelay } from "./delay.ts";
import type { Effect } from "./effects.ts";
import { Mistake, nearest } from "./mistake.ts";
import type { AnyProtocol, NodeId } from "./protocol.ts";

/** Checks what a handler returned: `[state, ...effects]` of canonical plain data, which is frozen from then on. */
export function checkedStep(result: unknown, protocol: AnyProtocol, handler: string, node: NodeId): void {
  const where = `${handler} of "${protocol.name}" at node ${node}`;
  if (!Array.isArray(result) || result.length === 0) {
    throw new Mistake(
      `${where} returned ${Array.isArray(result) ? "an empty array" : typeof result}: a handler returns [state, ...effects].`,
    );
  }
  seal(result[0], `The state that ${where} returned`);
  for (let i = 1; i < result.length; i++) checkEffect(result[i], protocol, where);
}

function checkEffect(effect: Effect | undefined, protocol: AnyProtocol, where: string): void {
  switch (effect?.type) {
    case "send":
      return seal(effect.message, `The message that ${where} sent`);
    case "setTimer":
      if (!(effect.timer in protocol.onTimer))
        throw new Mistake(unknownName("timer", effect.timer, protocol.onTimer, where));
      return checkDelay(effect.delay, `setTimer("${effect.timer}") in ${where}`);
    case "cancelTimer":
      return;
    default:
      throw new Mistake(
        `${where} returned ${JSON.stringify(effect)} among its effects: use send, broadcast, setTimer and cancelTimer, and spread (...) what broadcast returns.`,
      );
  }
}

const unknownName = (kind: string, name: string, known: object, where: string): string => {
  const meant = nearest(name, Object.keys(known));
  return `${where} set the ${kind} "${name}", which onTimer does not handle${meant ? `: did you mean "${meant}"?` : "."}`;
};

export function handlerMissing(protocol: AnyProtocol, part: "onMessage" | "onTimer", name: string): never {
  const known = Object.keys(protocol[part]);
  const meant = nearest(name, known);
  throw new Mistake(
    `The protocol "${protocol.name}" has no ${part}.${name}: ${meant ? `did you mean "${meant}"?` : `it handles ${known.join(", ") || "nothing"}.`}`,
  );
}

export function unknownNode(node: NodeId, handler: string, nodes: readonly NodeId[]): never {
  throw new Mistake(
    `${handler} sent a message to "${node}", which is no node of this run: the nodes are ${nodes.join(", ")}.`,
  );
}

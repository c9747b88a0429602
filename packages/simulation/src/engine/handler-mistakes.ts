import { checkDelay } from "../protocol/delay.ts";
import type { Effect } from "../protocol/effects.ts";
import type { AnyProtocol, NodeId } from "../protocol/protocol.ts";
import { seal } from "../values/canonical.ts";
import { Mistake, nearest } from "../values/mistake.ts";

/**
 * Checks all that a handler returned: `[state, ...effects]`, of canonical plain data, which is frozen from then on.
 * Freezing is dear, so a long run samples its steps; what a step that was not looked at asks for, and cannot have, is
 * found when it is carried out.
 */
export function checkStep(result: unknown, protocol: AnyProtocol, handler: string, node: NodeId): void {
  const where = placeOf(protocol, handler, node);
  if (!Array.isArray(result) || result.length === 0) noStep(result, protocol, handler, node);
  seal(result[0], () => `The state that ${where} returned`);
  for (let i = 1; i < result.length; i++) checkEffect(result[i], protocol, where);
}

export function noStep(result: unknown, protocol: AnyProtocol, handler: string, node: NodeId): never {
  const got = Array.isArray(result) ? "an empty array" : typeof result;
  throw new Mistake(
    `${placeOf(protocol, handler, node)} returned ${got}: a handler returns [state, ...effects].`,
  );
}

/** Where a mistake was made, to begin a sentence with. */
export const placeOf = (protocol: AnyProtocol, handler: string, node: NodeId): string =>
  `${handler} of "${protocol.name}" at node ${node}`;

function checkEffect(effect: Effect | null | undefined, protocol: AnyProtocol, where: string): void {
  switch (effect?.type) {
    case "send":
      return seal(effect.message, () => `The message that ${where} sent`);
    case "setTimer":
      requireTimer(effect.timer, protocol, where);
      return checkDelay(effect.delay, `setTimer("${effect.timer}") in ${where}`);
    case "choose":
      return requireChoice(effect, protocol, where);
    case "reply":
      return seal(effect.result, () => `The result that ${where} replied`);
    case "cancelTimer":
    case "sync":
    case "refuse":
    case "invoke":
    case "complete":
      return;
    default:
      noEffect(effect, where);
  }
}

export function noEffect(effect: unknown, where: string): never {
  throw new Mistake(
    `${where} returned ${JSON.stringify(effect)} among its effects: use send, broadcast, setTimer, cancelTimer, choose, sync, reply or refuse, and spread (...) what broadcast returns.`,
  );
}

export function requireTimer(name: string, protocol: AnyProtocol, where: string): void {
  if (!(name in protocol.onTimer))
    throw new Mistake(unhandled("set the timer", name, "onTimer", protocol, where));
}

export function requireChoice(
  { choice, values }: Extract<Effect, { type: "choose" }>,
  protocol: AnyProtocol,
  where: string,
): void {
  if (!(choice in (protocol.onChoice ?? {})))
    throw new Mistake(unhandled("asked for the choice", choice, "onChoice", protocol, where));
  if (values.length === 0)
    throw new Mistake(`${where} asked for the choice "${choice}" among no values: give at least one.`);
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

/** Whether an engine refused to change something frozen: V8, Firefox and WebKit say it in different words. */
export const changesItsInput = (error: unknown): error is TypeError =>
  error instanceof TypeError &&
  /read.?only|not extensible|Cannot delete property|redefine property|non-configurable/.test(error.message);

/** The lesson for a handler that changes what it was given. It keeps the stack, which tells the line. */
export function impure(error: TypeError, where: string): Mistake {
  const mistake = new Mistake(
    `${where} changed what it was given (${error.message}): states and messages stay as they are, so that every moment of a run can be looked at again. Return a changed copy: { ...state, field: value }, [...list, item].`,
    { cause: error },
  );
  const frames = error.stack?.slice(error.stack.indexOf(error.message) + error.message.length) ?? "";
  mistake.stack = `Mistake: ${mistake.message}${frames}`;
  return mistake;
}

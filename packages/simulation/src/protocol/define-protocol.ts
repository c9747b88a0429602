import { Mistake, refuseUnknownKeys } from "../values/mistake.ts";
import type { AnyProtocol, Protocol, Tagged } from "./protocol.ts";

const functions = ["init", "onRequest", "durable", "onRestart"] as const;
const records = ["onMessage", "onTimer", "onChoice", "always", "sometimes", "onStep"] as const;
const parts = ["name", ...functions, ...records, "eventually", "monitors"];
const required: readonly string[] = ["init", "onMessage", "onTimer"];

/**
 * Checks a protocol's shape and gives it its type; the value comes back as it is. To change one rule of a protocol is
 * a spread: `{ ...raft, onMessage: { ...raft.onMessage, RequestVote: mine } }`.
 * Throws a `Mistake` that names the part which is missing, misspelt or no function.
 */
export function defineProtocol<State, Message extends Tagged = never, Timer extends string = never>(
  protocol: Protocol<State, Message, Timer>,
): Protocol<State, Message, Timer> {
  checkProtocol(protocol as unknown as AnyProtocol);
  return protocol;
}

export function checkProtocol(protocol: AnyProtocol): void {
  if (typeof protocol !== "object" || protocol === null) {
    throw new Mistake(
      `A protocol is a record of handlers, not ${String(protocol)}: build it with defineProtocol({ ... }).`,
    );
  }
  refuseUnknownKeys(protocol, parts, "A protocol");
  if (typeof protocol.name !== "string" || protocol.name === "")
    throw new Mistake("A protocol needs a name.");
  for (const part of functions) {
    if (protocol[part] === undefined && !required.includes(part)) continue;
    if (typeof protocol[part] !== "function")
      throw new Mistake(`The protocol "${protocol.name}" needs a function ${part}.`);
  }
  for (const part of records) {
    if (protocol[part] === undefined && !required.includes(part)) continue;
    if (typeof protocol[part] !== "object" || protocol[part] === null) {
      throw new Mistake(
        `The protocol "${protocol.name}" needs ${part}: a record of functions, {} where there is nothing to handle.`,
      );
    }
    for (const [name, handler] of Object.entries(protocol[part])) {
      if (typeof handler !== "function")
        throw new Mistake(`${part}["${name}"] of the protocol "${protocol.name}" is no function.`);
    }
  }
  if (protocol.onRestart && !protocol.durable) {
    throw new Mistake(
      `The protocol "${protocol.name}" has onRestart but no durable: say what the disk keeps, durable: (state) => ...`,
    );
  }
  if (protocol.durable && !protocol.onRestart) {
    throw new Mistake(
      `The protocol "${protocol.name}" has durable but no onRestart: say how a node begins from what its disk kept.`,
    );
  }
}

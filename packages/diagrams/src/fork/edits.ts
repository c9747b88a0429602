import {
  crash,
  delay,
  drop,
  duplicate,
  type Execution,
  type Fault,
  isolate,
  linksOf,
  pause,
  restart,
} from "@lightcone/simulation";
import { duration } from "../words/duration.ts";
import { messageAt, nodeName } from "../words/message.ts";

/** A change of what happens after the event `at`, and what it is in words: "B crashes at 153 ms". */
export type ForkEdit = { readonly at: number; readonly edit: Fault; readonly words: string };

/** What a reader can disturb at an event: messages that it received or sent (envelopes), and its node. */
export type Disturbable = {
  readonly received: number | null;
  readonly sent: readonly number[];
  /** Null where it is a client: nothing befalls those. */
  readonly node: number | null;
  readonly isDown: boolean;
};

export function disturbableAt(execution: Execution, event: number): Disturbable {
  const { kind, node, envelope } = execution.events[event]!;
  const isNode = node < execution.nodes.length - execution.clients;
  const isChangeable = (index: number) => {
    const { isCopy, fate } = execution.envelopes[index]!;
    return !isCopy && fate !== "lost";
  };
  return {
    received: envelope !== undefined && isChangeable(envelope) ? envelope : null,
    sent: (linksOf(execution).sent[event] ?? []).filter(isChangeable),
    node: isNode ? node : null,
    isDown: kind === "crash",
  };
}

/** What can befall a message. */
export const onMessage = {
  lose: (execution: Execution, envelope: number): ForkEdit =>
    messageEdit(execution, envelope, drop, (message) => `${message} is lost`),
  repeat: (execution: Execution, envelope: number): ForkEdit =>
    messageEdit(execution, envelope, duplicate, (message) => `${message} arrives twice`),
  delay: (execution: Execution, envelope: number, forMs: number): ForkEdit =>
    messageEdit(
      execution,
      envelope,
      (from, to, { nth }) => delay(from, to, { nth, forMs }),
      (message) => `${message} takes ${forMs} ms`,
    ),
};

/** What can befall a node, right after an event. */
export const onNode = {
  crash: (execution: Execution, event: number): ForkEdit =>
    nodeEdit(execution, event, (node, on) => crash(node, on), "crashes"),
  restart: (execution: Execution, event: number): ForkEdit =>
    nodeEdit(execution, event, (node, on) => restart(node, on), "comes back"),
  pause: (execution: Execution, event: number, forMs: number): ForkEdit =>
    nodeEdit(execution, event, (node, on) => pause(node, { ...on, forMs }), `pauses for ${forMs} ms`),
  isolate: (execution: Execution, event: number, forMs: number): ForkEdit =>
    nodeEdit(execution, event, (node, on) => isolate(node, { ...on, forMs }), `is cut off for ${forMs} ms`),
};

/** How long a message is under way, in milliseconds; null where it never arrives. */
export function delayOf({ envelopes }: Execution, envelope: number): number | null {
  const { sentAt, arrivesAt } = envelopes[envelope]!;
  return arrivesAt === null ? null : (arrivesAt - sentAt) / 1_000;
}

type OfMessage = (from: string, to: string, which: { nth: number }) => Fault;

function messageEdit(
  execution: Execution,
  envelope: number,
  fault: OfMessage,
  tell: (message: string) => string,
): ForkEdit {
  const { from, to, nth, message, sentBy } = execution.envelopes[envelope]!;
  const [sender, receiver] = [execution.nodes[from]!, execution.nodes[to]!];
  const named = `${messageAt(execution, message)} from ${nodeName(execution, from)} to ${nodeName(execution, to)}`;
  return { at: sentBy, edit: fault(sender, receiver, { nth }), words: tell(named) };
}

type OfNode = (node: string, on: { readonly afterEvents: number }) => Fault;

function nodeEdit(execution: Execution, event: number, fault: OfNode, verb: string): ForkEdit {
  const { node, at } = execution.events[event]!;
  return {
    at: event,
    edit: fault(execution.nodes[node]!, { afterEvents: event + 1 }),
    words: `${nodeName(execution, node)} ${verb} at ${duration(at)}`,
  };
}

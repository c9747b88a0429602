import { Mistake, requireNumber } from "./mistake.ts";
import type { NodeId } from "./protocol.ts";
import type { SystemModel } from "./system-model.ts";

/** What the adversary does, as data. The message number `nth` (from 1) of a link is the nth that `from` sends to `to`. */
export type Fault =
  | { readonly kind: "crash"; readonly node: NodeId; readonly atMs: number }
  | { readonly kind: "drop"; readonly from: NodeId; readonly to: NodeId; readonly nth: number }
  | {
      readonly kind: "delay";
      readonly from: NodeId;
      readonly to: NodeId;
      readonly nth: number;
      readonly forMs: number;
    };

/** The node halts at that moment, before anything else that happens to it then, and never comes back. */
export const crash = (node: NodeId, { atMs }: { atMs: number }): Fault => ({ kind: "crash", node, atMs });

/** One message is lost. */
export const drop = (from: NodeId, to: NodeId, { nth }: { nth: number }): Fault => ({
  kind: "drop",
  from,
  to,
  nth,
});

/** One message takes exactly this long. */
export const delay = (from: NodeId, to: NodeId, { nth, forMs }: { nth: number; forMs: number }): Fault => ({
  kind: "delay",
  from,
  to,
  nth,
  forMs,
});

/** Refuses, before the run, every fault that the model forbids, in a sentence that names the assumption. */
export function checkFaults(faults: readonly Fault[], model: SystemModel, nodes: readonly NodeId[]): void {
  for (const fault of faults) {
    checkShape(fault, nodes);
    if (fault.kind === "drop" && model.links.kind === "reliable") {
      throw new Mistake(
        `The model's links are reliable: they lose no message, so ${name(fault)} is illegal. Choose links: lossy({ probability: 0 }) to lose chosen messages only.`,
      );
    }
    if (fault.kind === "delay") checkLateness(fault, model);
  }
  checkCrashes(faults, model);
}

function checkCrashes(faults: readonly Fault[], { failures }: SystemModel): void {
  const crashed = new Set(faults.flatMap((fault) => (fault.kind === "crash" ? [fault.node] : [])));
  if (crashed.size === 0) return;
  const list = [...crashed].sort().join(", ");
  if (failures.kind === "none") {
    throw new Mistake(
      `The model assumes that no node fails, but ${list} would crash. Choose failures: crashStop({ f: ${crashed.size} }).`,
    );
  }
  if (crashed.size > failures.f) {
    throw new Mistake(
      `The model assumes at most f = ${failures.f} crashes, but ${crashed.size} nodes would crash: ${list}. Raise f or crash fewer.`,
    );
  }
}

/** A synchronous network keeps its bound, whatever the adversary wants; with a GST, the fault may bend only what was sent before it. */
function checkLateness(fault: Extract<Fault, { kind: "delay" }>, { timing }: SystemModel): void {
  if (timing.kind !== "synchronous" || fault.forMs <= timing.deltaMs) return;
  throw new Mistake(
    `The model is synchronous: every message arrives within delta = ${timing.deltaMs} ms, so ${name(fault)} cannot take ${fault.forMs} ms. Choose a weaker timing, such as asynchronous().`,
  );
}

const name = (fault: MessageFault): string =>
  `the ${fault.kind} of message ${fault.nth} from ${fault.from} to ${fault.to}`;

function checkShape(fault: Fault, nodes: readonly NodeId[]): void {
  const isKnown = (node: NodeId): void => {
    if (!nodes.includes(node))
      throw new Mistake(
        `A fault names the node "${node}", which does not exist: the nodes are ${nodes.join(", ")}.`,
      );
  };
  switch (fault.kind) {
    case "crash":
      isKnown(fault.node);
      return requireNumber(fault.atMs, `crash("${fault.node}", { atMs })`, 0);
    case "drop":
    case "delay":
      isKnown(fault.from);
      isKnown(fault.to);
      if (!Number.isInteger(fault.nth) || fault.nth < 1)
        throw new Mistake(`${name(fault)}: count messages from 1.`);
      if (fault.kind === "delay")
        requireNumber(fault.forMs, `delay("${fault.from}", "${fault.to}", { forMs })`, 0.001);
      return;
    default:
      throw new Mistake(
        `There is no fault "${(fault as { kind: string }).kind}": this kernel knows crash, drop and delay.`,
      );
  }
}

export type MessageFault = Exclude<Fault, { kind: "crash" }>;

/** One number for the message `index` (from 0) of a link. */
export const messageKey = (link: number, index: number): number => link * 2 ** 32 + index;

/** The faults on messages, by `messageKey`. */
export const messageFaults = (
  faults: readonly Fault[],
  nodes: readonly NodeId[],
): ReadonlyMap<number, MessageFault> =>
  new Map(
    faults
      .filter((fault) => fault.kind !== "crash")
      .map((fault) => [
        messageKey(nodes.indexOf(fault.from) * nodes.length + nodes.indexOf(fault.to), fault.nth - 1),
        fault,
      ]),
  );

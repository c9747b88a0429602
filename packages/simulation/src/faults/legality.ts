import { corruptibleFields } from "../model/storage.ts";
import type { SystemModel } from "../model/system-model.ts";
import type { NodeId } from "../protocol/protocol.ts";
import { Mistake, requireNumber } from "../values/mistake.ts";
import { type Cut, type Fault, isMessageFault, isWorldFault, type Target, type WorldFault } from "./fault.ts";

/**
 * Refuses, before the run, every fault that is misshapen or that the model forbids, in a sentence that names the
 * assumption. Whom a selector picks is known only in the run: the bound f is enforced there once more.
 */
export function checkFaults(
  faults: readonly Fault[],
  model: SystemModel,
  nodes: readonly NodeId[],
  byzantine: readonly NodeId[],
): void {
  for (const fault of faults) {
    checkShape(fault, nodes);
    const forbidding = assumptionAgainst(fault, model);
    if (forbidding !== null) throw new Mistake(forbidding);
  }
  checkBound(faults, model, nodes, byzantine);
}

export const nameOf = (fault: Fault): string => {
  if (isMessageFault(fault))
    return `the ${fault.kind} of message ${fault.nth} from ${fault.from} to ${fault.to}`;
  const target = "node" in fault && typeof fault.node === "string" ? ` of ${fault.node}` : "";
  return `the ${fault.kind === "cutShort" ? "crash" : fault.kind}${target}`;
};

/** The sentence that forbids a fault, or null where the model allows it. */
function assumptionAgainst(fault: Fault, model: SystemModel): string | null {
  const { failures, links, timing } = model;
  switch (fault.kind) {
    case "crash":
    case "cutShort":
      return failures.kind !== "none"
        ? null
        : `The model assumes that no node fails, so ${nameOf(fault)} is illegal. Choose failures: crashStop({ f: 1 }).`;
    case "restart":
      return failures.kind === "crashRecovery"
        ? null
        : `In this model what crashed never comes back, so ${nameOf(fault)} is illegal. Choose failures: crashRecovery({ f: 1 }).`;
    case "omit":
      return againstOmission(fault, model);
    case "pause":
      return againstPause(fault, model);
    case "skew": {
      const slack = model.clocks.kind === "stepping" ? model.clocks.errorMs : 0;
      return fault.outsideModel || Math.abs(fault.byMs) <= slack
        ? null
        : `The model bounds how far a clock is off, so ${nameOf(fault)} by ${fault.byMs} ms is illegal. To see what the bound is for, say outsideModel: true.`;
    }
    case "corruptDisk":
      return fault.outsideModel || corruptibleFields(model.storage).includes(fault.field)
        ? null
        : `In this model disks keep "${fault.field}" as it was written, so ${nameOf(fault)} is illegal. Choose storage: durable({ corruptible: ["${fault.field}"] }), or, to see what the assumption is for, say outsideModel: true.`;
    case "partition":
      return links.loss !== null || timing.kind === "asynchronous" || timing.kind === "partiallySynchronous"
        ? null
        : `The model's links deliver every message in time, so ${nameOf(fault)} is illegal. Choose links: lossy({ probability: 0 }), or a timing without a bound.`;
    case "heal":
      return null;
    case "drop":
      return links.loss !== null
        ? null
        : `The model's links are reliable: they lose no message, so ${nameOf(fault)} is illegal. Choose links: lossy({ probability: 0 }) to lose chosen messages only.`;
    case "duplicate":
      return links.duplication !== null
        ? null
        : `The model's links deliver each message once, so ${nameOf(fault)} is illegal. Choose links: links({ duplication: 0 }) to duplicate chosen messages only.`;
    case "corrupt":
      return links.corruption !== null
        ? null
        : `The model's links change no message, so ${nameOf(fault)} is illegal. Choose links: links({ corruption: 0 }) to corrupt chosen messages only.`;
    case "delay":
      return timing.kind !== "synchronous" || fault.forMs <= timing.deltaMs
        ? null
        : `The model is synchronous: every message arrives within delta = ${timing.deltaMs} ms, so ${nameOf(fault)} cannot take ${fault.forMs} ms. Choose a weaker timing, such as asynchronous().`;
  }
}

function againstOmission(
  fault: Extract<WorldFault, { kind: "omit" }>,
  { failures }: SystemModel,
): string | null {
  if (failures.kind === "byzantine" || failures.kind === "authenticatedByzantine") return null;
  if (failures.kind !== "omission")
    return `In this model a node that runs sends and receives everything, so ${nameOf(fault)} is illegal. Choose failures: omission({ f: 1 }).`;
  const allowed = failures.of === "both" || failures.of === fault.of;
  return allowed
    ? null
    : `The model allows omission of ${failures.of} only, so ${nameOf(fault)} of ${fault.of} is illegal. Choose omission({ f: ${failures.f}, of: "both" }).`;
}

function againstPause(fault: Extract<WorldFault, { kind: "pause" }>, { timing }: SystemModel): string | null {
  if (timing.kind === "asynchronous" || fault.forMs <= timing.phiMs) return null;
  const endMs = "atMs" in fault.on ? fault.on.atMs + fault.forMs : Infinity;
  if (timing.kind === "partiallySynchronous" && endMs <= timing.gstMs) return null;
  return `The model bounds how long a step takes (phi = ${timing.phiMs} ms), so ${nameOf(fault)} for ${fault.forMs} ms is illegal. Choose a larger phiMs, asynchronous(), or end the pause before GST.`;
}

/** The bound f, as far as it can be told before the run. */
function checkBound(
  faults: readonly Fault[],
  { failures }: SystemModel,
  nodes: readonly NodeId[],
  byzantine: readonly NodeId[],
): void {
  if (failures.kind !== "none" && failures.f > nodes.length)
    throw new Mistake(
      `The model lets f = ${failures.f} nodes fail, but there are only ${nodes.length}: choose a smaller f.`,
    );
  if (failures.kind === "crashRecovery") return; // how many are down at once is known in the run
  const struck = faults.flatMap((fault) =>
    makesFaulty(fault) && "node" in fault && typeof fault.node === "string" ? [fault.node] : [],
  );
  const faulty = [...new Set([...struck, ...byzantine])].sort();
  if (failures.kind !== "none" && faulty.length > failures.f) throw new Mistake(tooMany(failures.f, faulty));
}

export const makesFaulty = (fault: Fault): boolean =>
  fault.kind === "crash" || fault.kind === "cutShort" || fault.kind === "omit";

export const tooMany = (f: number, faulty: readonly NodeId[]): string =>
  `The model assumes at most f = ${f} faulty ${f === 1 ? "node" : "nodes"}, but ${faulty.length} would be: ${faulty.join(", ")}. Raise f, or let fewer fail.`;

function checkShape(fault: Fault, nodes: readonly NodeId[]): void {
  const isKnown = (node: Target): void => {
    if (typeof node === "string" && !nodes.includes(node))
      throw new Mistake(
        `A fault names the node "${node}", which does not exist: the nodes are ${nodes.join(", ")}.`,
      );
  };
  if (isMessageFault(fault)) {
    isKnown(fault.from);
    isKnown(fault.to);
    if (!Number.isInteger(fault.nth) || fault.nth < 1)
      throw new Mistake(`${nameOf(fault)}: count messages from 1.`);
    if (fault.kind === "delay") requireNumber(fault.forMs, `${nameOf(fault)}: forMs`, 0.001);
    if (fault.kind === "duplicate") requireNumber(fault.againAfterMs, `${nameOf(fault)}: againAfterMs`, 0);
    return;
  }
  if (fault.kind === "cutShort") {
    isKnown(fault.node);
    requireNumber(fault.inStep, `${nameOf(fault)}: inStep`, 1);
    return requireNumber(fault.keeping, `${nameOf(fault)}: keeping`, 0);
  }
  if (!isWorldFault(fault)) {
    throw new Mistake(
      `There is no fault "${String((fault as { kind?: unknown }).kind)}": build faults with crash, restart, pause, omit, skew, partition, isolate, clog, heal, drop, duplicate, delay, corrupt or corruptDisk.`,
    );
  }
  if ("atMs" in fault.on) requireNumber(fault.on.atMs, `${nameOf(fault)}: atMs`, 0);
  else if ("afterEvents" in fault.on) requireNumber(fault.on.afterEvents, `${nameOf(fault)}: afterEvents`, 0);
  else if (typeof fault.on.when !== "function")
    throw new Mistake(`${nameOf(fault)} does not say when: give atMs, afterEvents, or when: (nodes) => ...`);
  if ("forMs" in fault && fault.forMs !== null) requireNumber(fault.forMs, `${nameOf(fault)}: forMs`, 0);
  if ("node" in fault) isKnown(fault.node);
  if (fault.kind === "partition") namesIn(fault.cut).forEach(isKnown);
}

/** All whom a cut names, or picks. */
function namesIn(cut: Cut): readonly Target[] {
  if (typeof cut === "object" && cut !== null) {
    if ("isolate" in cut) return [cut.isolate];
    const lists: unknown = "groups" in cut ? cut.groups : [cut.from, cut.to];
    if (Array.isArray(lists) && lists.every((list) => Array.isArray(list))) return lists.flat() as NodeId[];
  }
  throw new Mistake(
    `A partition does not say whom it cuts off: give { groups: [["A"], ["B", "C"]] }, { from: ["A"], to: ["B"] } or { isolate: "A" }.`,
  );
}

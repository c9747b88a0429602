import type { NodeView } from "../protocol/property-types.ts";
import type { NodeId } from "../protocol/protocol.ts";

/** The cluster as conditions and selectors of faults see it. */
export type Sees<Answer> = (nodes: readonly NodeView<never>[]) => Answer;

/** When a fault strikes: at a time, after so many events, or after the first event that makes a condition true. */
export type When =
  { readonly atMs: number } | { readonly afterEvents: number } | { readonly when: Sees<boolean> };

/** Whom a fault strikes: a node, or whom a selector picks at that moment ("the leader"); with null nothing happens. */
export type Target = NodeId | Sees<NodeId | null>;

/** Which messages a partition stops: those between groups, those of one direction, those to and from one node. */
export type Cut =
  | { readonly groups: readonly (readonly NodeId[])[] }
  | { readonly from: readonly NodeId[]; readonly to: readonly NodeId[] }
  | { readonly isolate: Target };

/** What befalls one message: the `nth` (from 1) that `from` sends to `to`. */
export type MessageFault = { readonly from: NodeId; readonly to: NodeId; readonly nth: number } & (
  | { readonly kind: "drop" }
  | { readonly kind: "duplicate"; readonly againAfterMs: number }
  | { readonly kind: "delay"; readonly forMs: number }
  | { readonly kind: "corrupt" }
);

/** What befalls a node or the network, from some moment on. `forMs: null` lasts until it is healed. */
export type WorldFault =
  /** `disk`: which of the possible snapshots the disk keeps, the adversary's choice where it is "any". */
  | {
      readonly kind: "crash";
      readonly node: Target;
      readonly on: When;
      readonly disk: "any" | "synced" | "latest";
    }
  | { readonly kind: "restart"; readonly node: Target; readonly on: When }
  | { readonly kind: "pause"; readonly node: Target; readonly on: When; readonly forMs: number }
  | {
      readonly kind: "omit";
      readonly node: Target;
      readonly on: When;
      readonly of: "sends" | "receives" | "both";
      readonly probability: number;
      readonly forMs: number | null;
    }
  | {
      readonly kind: "skew";
      readonly node: Target;
      readonly on: When;
      readonly byMs: number;
      readonly outsideModel: boolean;
    }
  | {
      readonly kind: "corruptDisk";
      readonly node: Target;
      readonly on: When;
      readonly field: string;
      readonly outsideModel: boolean;
    }
  | { readonly kind: "partition"; readonly cut: Cut; readonly on: When; readonly forMs: number | null }
  | { readonly kind: "heal"; readonly on: When };

/** A node halts within its step number `inStep` (from 1): only the first `keeping` effects of that step leave. */
export type CutShort = {
  readonly kind: "cutShort";
  readonly node: NodeId;
  readonly inStep: number;
  readonly keeping: number;
};

/** What the adversary does, as data. The model says which of it is legal. */
export type Fault = WorldFault | CutShort | MessageFault;

type Lasting = { readonly forMs?: number };
type Outside = { readonly outsideModel?: boolean };

/** The node halts before anything else that happens to it then; or in a step of its own, when only some effects have left. */
export function crash(node: Target, on: When & { readonly disk?: "any" | "synced" | "latest" }): Fault;
export function crash(node: NodeId, on: { readonly inStep: number; readonly keeping: number }): Fault;
export function crash(
  node: Target,
  on: (When & { readonly disk?: "any" | "synced" | "latest" }) | { inStep: number; keeping: number },
): Fault {
  if ("inStep" in on) return { kind: "cutShort", node: node as NodeId, ...on };
  const { disk = "any", ...when } = on;
  return { kind: "crash", node, on: when, disk };
}

/** A node that is down begins again, from what its disk kept. */
export const restart = (node: Target, on: When): Fault => ({ kind: "restart", node, on });

/** The node does nothing for that long (a garbage collection, a swapped-out process); what comes to it waits. */
export function pause(node: Target, { forMs, ...on }: When & { readonly forMs: number }): Fault {
  return { kind: "pause", node, on, forMs };
}

/** The node fails to send, to receive, or both, for each message with the probability (1 unless given). */
export function omit(
  node: Target,
  {
    of = "both",
    probability = 1,
    forMs,
    ...on
  }: When & Lasting & { readonly of?: "sends" | "receives" | "both"; readonly probability?: number },
): Fault {
  return { kind: "omit", node, on, of, probability, forMs: forMs ?? null };
}

/** The node's clock jumps. A jump beyond the model's bound must say `outsideModel: true`: the run then shows what the assumption was for. */
export function skew(
  node: Target,
  { byMs, outsideModel = false, ...on }: When & Outside & { readonly byMs: number },
): Fault {
  return { kind: "skew", node, on, byMs, outsideModel };
}

/** A field of what the node's disk keeps is damaged: it reads null. Where the storage is not `corruptible` there, say `outsideModel: true`. */
export function corruptDisk(
  node: Target,
  { field, outsideModel = false, ...on }: When & Outside & { readonly field: string },
): Fault {
  return { kind: "corruptDisk", node, on, field, outsideModel };
}

/** Messages across the cut are lost or, where links lose nothing, held until it is healed. */
export function partition(cut: Cut, { forMs, ...on }: When & Lasting): Fault {
  return { kind: "partition", cut, on, forMs: forMs ?? null };
}

/** Cuts a node off from all others. */
export const isolate = (node: Target, on: When & Lasting): Fault => partition({ isolate: node }, on);

/** Clogs one link: what is sent on it waits, or is lost. */
export const clog = (from: NodeId, to: NodeId, on: When & Lasting): Fault =>
  partition({ from: [from], to: [to] }, on);

/** Ends all partitions. */
export const heal = (on: When): Fault => ({ kind: "heal", on });

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

/** A second copy of one message arrives later than the first one. */
export const duplicate = (
  from: NodeId,
  to: NodeId,
  { nth, againAfterMs = 1 }: { nth: number; againAfterMs?: number },
): Fault => ({ kind: "duplicate", from, to, nth, againAfterMs });

/** One message is changed under way. */
export const corrupt = (from: NodeId, to: NodeId, { nth }: { nth: number }): Fault => ({
  kind: "corrupt",
  from,
  to,
  nth,
});

export const isMessageFault = (fault: Fault): fault is MessageFault => "nth" in fault;
export const isWorldFault = (fault: Fault): fault is WorldFault => "on" in fault;

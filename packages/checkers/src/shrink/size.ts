import type { Fault, NodeId, Run, SystemModel, Workload } from "@lightcone/simulation";
import { extentOf } from "./reductions/fault-extent.ts";
import { scriptOf } from "./reductions/script.ts";

/** How much there is to understand in a run. Of two runs the one with less of the first thing that differs is smaller. */
export type Size = {
  /** How many parts of the model leave something to chance: latency, loss, clocks, ... */
  readonly chance: number;
  readonly nodes: number;
  readonly faults: number;
  readonly clients: number;
  /** Operations that clients would invoke if the run went on. */
  readonly operations: number;
  /** Different operations that they choose from. */
  readonly kinds: number;
  /** How many links the faults cut, all together. */
  readonly links: number;
  /** How long the faults last, all together, in milliseconds. */
  readonly faultMs: number;
  readonly events: number;
  /** Until when the run goes on, in milliseconds. */
  readonly untilMs: number;
  /** When faults strike and operations of a script begin, added up, in milliseconds. */
  readonly timesMs: number;
  /** Less for nodes with earlier letters. */
  readonly names: number;
  readonly seed: number;
};

const order = [
  ...["chance", "nodes", "faults", "clients", "operations", "kinds", "links", "faultMs"],
  ...["events", "untilMs", "timesMs", "names", "seed"],
] as readonly (keyof Size)[];

export function sizeOf({ options, metrics }: Run): Size {
  const { model, nodes, faults, clients, workload, seed, untilMs } = options;
  const extents = faults.map((fault) => extentOf(fault, nodes, usualMs(model)));
  return {
    chance: chanceOf(model),
    nodes: nodes.length,
    faults: faults.length,
    clients: clients.length,
    operations: operationsOf(workload),
    kinds: workload?.mix.length ?? 0,
    links: sum(extents.map(({ links }) => links)),
    faultMs: sum(extents.map(({ lastsMs }) => lastsMs)),
    events: metrics.events,
    untilMs,
    timesMs: timesOf(faults, workload),
    names: sum(nodes.map(rank)),
    seed: Math.abs(seed),
  };
}

export function isSmaller(a: Size, b: Size): boolean {
  const key = order.find((each) => a[each] !== b[each]);
  return key !== undefined && a[key] < b[key];
}

/** What a message takes where it is not left to chance; null where it is. */
export const usualMs = ({ links }: SystemModel): number | null =>
  links.latency?.kind === "constant" ? links.latency.ms : null;

function chanceOf({ timing, links, clocks, storage }: SystemModel): number {
  return [
    links.latency?.kind !== "constant",
    links.loss,
    links.duplication,
    links.corruption,
    timing.kind === "partiallySynchronous" && timing.gstMs > 0,
    timing.kind !== "asynchronous" && timing.phiMs > 0,
    clocks.kind !== "none" && clocks.kind !== "perfect",
    storage.kind === "torn",
  ].filter(Boolean).length;
}

function operationsOf(workload: Workload | null): number {
  if (!workload) return 0;
  const script = scriptOf(workload);
  if (script) return sum(script.clients.map(({ operations }) => operations.length));
  const { clients, operations } = workload;
  return operations * (typeof clients === "number" ? clients : clients.length);
}

function timesOf(faults: readonly Fault[], workload: Workload | null): number {
  const asked = workload ? (scriptOf(workload)?.clients ?? []).flatMap(({ operations }) => operations) : [];
  const strikes = faults.flatMap((fault) => ("on" in fault && "atMs" in fault.on ? [fault.on.atMs] : []));
  return sum([...strikes, ...asked.map(({ atMs }) => atMs)]);
}

/** The place of a node's letter in the alphabet; 0 for a name of one's own. */
const rank = (node: NodeId): number => (/^[A-Z]$/.test(node) ? node.charCodeAt(0) - 65 : 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

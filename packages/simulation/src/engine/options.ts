import type { Workload } from "../clients/workload.ts";
import { checkWorkload, clientNames } from "../clients/workload.ts";
import type { Fault } from "../faults/fault.ts";
import { checkFaults } from "../faults/legality.ts";
import type { SystemModel } from "../model/system-model.ts";
import { checkProtocol } from "../protocol/define-protocol.ts";
import type { AnyProtocol, NodeId } from "../protocol/protocol.ts";
import { Mistake, refuseUnknownKeys, requireNumber } from "../values/mistake.ts";

/** How a protocol is run. */
export type SimulateOptions = {
  /** How many nodes ("A", "B", "C", ...), or their names. */
  readonly nodes: number | readonly NodeId[];
  readonly model: SystemModel;
  /** What the adversary does beyond what it draws; illegal faults are refused before the run. */
  readonly faults?: readonly Fault[];
  /** The records that Byzantine nodes follow instead of the protocol. */
  readonly byzantine?: Readonly<Record<NodeId, unknown>>;
  /** What clients ask for; without it there are none. */
  readonly workload?: Workload;
  /** An integer. The same protocol, options and seed give the same run everywhere. Default 1. */
  readonly seed?: number;
  /** The run ends when nothing is left to happen, or at one of these. Default 10 s and 100,000 events. */
  readonly until?: { readonly timeMs?: number; readonly events?: number };
  /** False keeps no trace: for many seeds, where only properties and metrics matter. Default true. */
  readonly trace?: boolean;
};

/** Options with everything filled in and checked. */
export type ReadOptions = {
  readonly nodes: readonly NodeId[];
  readonly clients: readonly NodeId[];
  readonly model: SystemModel;
  readonly faults: readonly Fault[];
  readonly byzantine: Readonly<Record<NodeId, AnyProtocol>>;
  readonly workload: Workload | null;
  readonly seed: number;
  readonly untilMs: number;
  readonly maxEvents: number;
  readonly trace: boolean;
};

const known = ["nodes", "model", "faults", "byzantine", "workload", "seed", "until", "trace"];

/** Checks options, fills in what is left out; every mistake is one sentence, before anything runs. */
export function readOptions(options: SimulateOptions): ReadOptions {
  refuseUnknownKeys(options, known, "simulate");
  const { model, faults = [], seed = 1, until = {}, trace = true, workload = null } = options;
  refuseUnknownKeys(until, ["timeMs", "events"], "simulate({ until })");
  const { timeMs = 10_000, events = 100_000 } = until;
  requireNumber(timeMs, "simulate({ until: { timeMs } })", 0);
  requireNumber(events, "simulate({ until: { events } })", 1);
  if (!Number.isSafeInteger(seed))
    throw new Mistake(`simulate({ seed }) is ${String(seed)}: a seed is an integer.`);
  if (!model?.timing?.kind)
    throw new Mistake(
      "simulate needs a model: systemModel({ timing: synchronous({ deltaMs: 50 }) }), for example.",
    );
  const nodes = nameNodes(options.nodes);
  const byzantine = (options.byzantine ?? {}) as Readonly<Record<NodeId, AnyProtocol>>;
  checkByzantine(byzantine, model, nodes);
  checkFaults(faults, model, nodes, Object.keys(byzantine));
  if (workload) checkWorkload(workload, nodes);
  const clients = workload ? clientNames(workload, nodes) : [];
  return {
    nodes,
    clients,
    model,
    faults,
    byzantine,
    workload,
    seed,
    untilMs: timeMs,
    maxEvents: events,
    trace,
  };
}

function checkByzantine(
  byzantine: Readonly<Record<NodeId, AnyProtocol>>,
  { failures }: SystemModel,
  nodes: readonly NodeId[],
): void {
  const traitors = Object.keys(byzantine);
  if (traitors.length === 0) return;
  const stranger = traitors.find((node) => !nodes.includes(node));
  if (stranger !== undefined)
    throw new Mistake(
      `simulate({ byzantine }) names the node "${stranger}", which does not exist: the nodes are ${nodes.join(", ")}.`,
    );
  if (failures.kind !== "byzantine" && failures.kind !== "authenticatedByzantine") {
    throw new Mistake(
      `The model assumes that every node follows the protocol, but ${traitors.join(", ")} would not. Choose failures: byzantine({ f: ${traitors.length} }).`,
    );
  }
  for (const record of Object.values(byzantine)) checkProtocol(record);
}

function nameNodes(nodes: number | readonly NodeId[]): readonly NodeId[] {
  if (typeof nodes === "number") {
    if (!Number.isInteger(nodes) || nodes < 1) {
      throw new Mistake(
        `simulate({ nodes }) is ${nodes}: give a whole number of nodes, at least 1, or a list of names.`,
      );
    }
    return Object.freeze(Array.from({ length: nodes }, (_, i) => letters(i)));
  }
  if (!Array.isArray(nodes) || nodes.length === 0)
    throw new Mistake("simulate needs nodes: how many, or a list of names.");
  const twice = nodes.find((node, i) => nodes.indexOf(node) !== i);
  if (twice !== undefined)
    throw new Mistake(`simulate({ nodes }) names "${twice}" twice: every node has a name of its own.`);
  return Object.freeze([...nodes]);
}

/** A to Z, then AA, AB, ... */
const letters = (i: number): string =>
  (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

import { checkFaults, type Fault } from "./fault.ts";
import { Mistake, refuseUnknownKeys, requireNumber } from "./mistake.ts";
import type { NodeId } from "./protocol.ts";
import type { SystemModel } from "./system-model.ts";

/** How a protocol is run. */
export type SimulateOptions = {
  /** How many nodes ("A", "B", "C", ...), or their names. */
  readonly nodes: number | readonly NodeId[];
  readonly model: SystemModel;
  /** What the adversary does beyond what it draws; illegal faults are refused before the run. */
  readonly faults?: readonly Fault[];
  /** An integer. The same protocol, options and seed give the same run everywhere. Default 1. */
  readonly seed?: number;
  /** The run ends when nothing is left to happen, or at one of these. Default 10 s and 100,000 events. */
  readonly until?: { readonly timeMs?: number; readonly events?: number };
  /** False keeps no trace: for many seeds, where only properties and metrics matter. Default true. */
  readonly trace?: boolean;
};

export type ReadOptions = Required<Omit<SimulateOptions, "nodes" | "until">> & {
  readonly nodes: readonly NodeId[];
  readonly untilMs: number;
  readonly maxEvents: number;
};

/** Checks options, fills in what is left out; every mistake is one sentence, before anything runs. */
export function readOptions(options: SimulateOptions): ReadOptions {
  refuseUnknownKeys(options, ["nodes", "model", "faults", "seed", "until", "trace"], "simulate");
  const { model, faults = [], seed = 1, until = {}, trace = true } = options;
  refuseUnknownKeys(until, ["timeMs", "events"], "simulate({ until })");
  const { timeMs = 10_000, events = 100_000 } = until;
  requireNumber(timeMs, "simulate({ until: { timeMs } })", 0);
  requireNumber(events, "simulate({ until: { events } })", 1);
  if (!Number.isSafeInteger(seed))
    throw new Mistake(`simulate({ seed }) is ${String(seed)}: a seed is an integer.`);
  if (!model?.timing)
    throw new Mistake(
      "simulate needs a model: systemModel({ timing: synchronous({ deltaMs: 50 }) }), for example.",
    );
  const nodes = nameNodes(options.nodes);
  checkFaults(faults, model, nodes);
  return { nodes, model, faults, seed, untilMs: timeMs, maxEvents: events, trace };
}

function nameNodes(nodes: number | readonly NodeId[]): readonly NodeId[] {
  if (typeof nodes === "number") {
    if (!Number.isInteger(nodes) || nodes < 1)
      throw new Mistake(
        `simulate({ nodes }) is ${nodes}: give a whole number of nodes, at least 1, or a list of names.`,
      );
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

import {
  crash,
  delay,
  type Execution,
  type Fault,
  type NodeId,
  type Run,
  simulate,
  type SystemModel,
} from "@lightcone/simulation";
import type { AnyProtocol } from "@lightcone/simulation/parts";
import { sendingFirst } from "./sends-first.ts";

/** A node halts within its step number `inStep`; of what it sends there only the messages to `reaches` leave, null: all. */
export type Halt = {
  readonly node: NodeId;
  readonly inStep: number;
  readonly reaches: readonly NodeId[] | null;
};

/** More than a step has effects. */
const all = 1_000_000;

/** How nodes crash in an execution that was found by exploration. */
export function haltsIn({ nodes, events, envelopes }: Execution): readonly Halt[] {
  return events.flatMap(({ kind, node, at }, i): Halt[] => {
    if (kind !== "crash") return [];
    const own = events.flatMap((event, place) => (event.node === node && place < i ? [place] : []));
    const last = own.at(-1)!;
    const isCut = events[last]!.at === at; // a crash on its own comes later than the step before it
    const reached = envelopes.filter(({ sentBy }) => sentBy === last).map(({ to }) => nodes[to]!);
    return [{ node: nodes[node]!, inStep: own.length, reaches: isCut ? reached : null }];
  });
}

/** The protocol and the faults with which nodes crash like that. */
export function halting(
  protocol: AnyProtocol,
  halts: readonly Halt[],
): { readonly protocol: AnyProtocol; readonly faults: readonly Fault[] } {
  const some = halts.flatMap(({ node, reaches }) => (reaches?.length ? [[node, reaches] as const] : []));
  return {
    protocol: sendingFirst(protocol, new Map(some)),
    faults: halts.map(({ node, inStep, reaches }) =>
      crash(node, { inStep, keeping: reaches?.length ?? all }),
    ),
  };
}

/**
 * An execution that exploration found, as a run of the simulator under an asynchronous model: every message takes as long
 * as it took there. Null where timers fire, which do so when they like in the one and when they are due in the other.
 */
export function runAlong(protocol: AnyProtocol, execution: Execution, model: SystemModel): Run | null {
  const { nodes, events, envelopes, endedAt } = execution;
  if (events.some(({ kind }) => kind === "timer")) return null;
  const { protocol: record, faults } = halting(protocol, haltsIn(execution));
  const delays = envelopes.map(({ from, to, nth, sentAt, arrivesAt, fate }) =>
    delay(nodes[from]!, nodes[to]!, {
      nth,
      forMs: ((fate === "delivered" ? arrivesAt! : endedAt + 1_000) - sentAt) / 1_000,
    }),
  );
  return simulate(record as never, {
    nodes,
    model,
    faults: [...faults, ...delays],
    until: { timeMs: endedAt / 1_000 },
  });
}

/** What the modules of a failure detector said in a run: who suspected whom, and when. */
import type { NodeId, Run } from "@lightcone/simulation";

/** The output of one node's module, which is a part of its state. */
export type Output = { readonly suspected: readonly NodeId[] };

/** `by` suspected `of`; times in milliseconds, `toMs` null where it went on to the end. */
export type Suspicion = {
  readonly by: NodeId;
  readonly of: NodeId;
  readonly fromMs: number;
  readonly toMs: number | null;
};

/** The failure pattern and the detector's history (Chandra & Toueg 1996, §2), as far as a finite run shows them. */
export type Suspicions = {
  readonly nodes: readonly NodeId[];
  /** When each node crashed that did. */
  readonly crashedAtMs: Readonly<Record<NodeId, number>>;
  /** In the order in which they began. */
  readonly suspicions: readonly Suspicion[];
  readonly endedAtMs: number;
};

/** Reads a run of any protocol whose states have a field `suspected`. The run must have kept its trace. */
export function suspicionsOf(run: Run<Output>): Suspicions {
  const { trace, nodes } = run;
  const crashedAtMs: Record<NodeId, number> = {};
  const suspicions: Suspicion[] = [];
  const open = nodes.map(() => new Map<NodeId, number>()); // by node: whom it suspects, and where that stands
  for (let event = 0; event < trace.length; event++) {
    const place = trace.events.node.at(event);
    const by = nodes[place];
    if (by === undefined) continue; // a client
    const atMs = trace.events.at.at(event) / 1000;
    if (trace.happening(event) === "crash") crashedAtMs[by] = atMs;
    const { suspected } = trace.events.state[event] as Output;
    const now = trace.happening(event) === "crash" ? [] : suspected; // a module that is down says nothing
    for (const [of, at] of open[place]!) {
      if (now.includes(of)) continue;
      suspicions[at] = { ...suspicions[at]!, toMs: atMs };
      open[place]!.delete(of);
    }
    for (const of of now) {
      if (open[place]!.has(of)) continue;
      open[place]!.set(of, suspicions.push({ by, of, fromMs: atMs, toMs: null }) - 1);
    }
  }
  return { nodes, crashedAtMs, suspicions, endedAtMs: run.metrics.endedAt / 1000 };
}

/** The suspicions, or parts of them, of nodes that had not crashed. */
export const mistakesIn = ({ suspicions, crashedAtMs }: Suspicions): readonly Suspicion[] =>
  suspicions
    .filter(({ of, fromMs }) => fromMs < (crashedAtMs[of] ?? Infinity))
    .map((suspicion) => {
      const crash = crashedAtMs[suspicion.of];
      return crash === undefined || (suspicion.toMs ?? Infinity) <= crash
        ? suspicion
        : { ...suspicion, toMs: crash };
    });

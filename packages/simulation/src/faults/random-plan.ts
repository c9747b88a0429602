import { draw, stream } from "../chance/random.ts";
import type { SystemModel } from "../model/system-model.ts";
import type { NodeId } from "../protocol/protocol.ts";
import { crash, duplicate, drop, type Fault, heal, omit, partition, pause, restart } from "./fault.ts";

/** A plan of faults is drawn for these nodes under this model, to strike within the first `withinMs`. */
export type PlanOptions = {
  readonly seed: number;
  readonly nodes: readonly NodeId[];
  readonly model: SystemModel;
  /** How many faults, at most: what the model forbids is left out. */
  readonly count: number;
  readonly withinMs: number;
};

type Draws = { below(count: number): number; time(): number };

/** Faults drawn at random, all of them legal: at most f nodes suffer, and nothing befalls what the model protects. */
export function randomFaults(options: PlanOptions): Fault[] {
  const { model, nodes, seed, count, withinMs } = options;
  const chance = stream(seed, "faults");
  let index = 0;
  const draws: Draws = {
    below: (bound) => Math.floor(draw(chance, index++) * bound),
    time: () => Math.floor(draw(chance, index++) * withinMs * 1000) / 1000,
  };
  const f = model.failures.kind === "none" ? 0 : Math.min(model.failures.f, nodes.length);
  const fragile = shuffled(nodes, draws).slice(0, f);
  const makers = makersFor(model, fragile.length > 0);
  if (makers.length === 0) return [];
  const crashed = new Set<NodeId>();
  return Array.from({ length: count }, () => makers[draws.below(makers.length)]!).flatMap((maker) => {
    const node = fragile[draws.below(Math.max(1, fragile.length))]!;
    if (maker === crashing || maker === crashingAndBack) {
      if (crashed.has(node)) return []; // one life each: crashes of one node would overlap
      crashed.add(node);
    }
    return maker({ ...options, draws, node });
  });
}

type Scene = PlanOptions & { readonly draws: Draws; readonly node: NodeId };
type Maker = (scene: Scene) => Fault[];

const crashing: Maker = ({ draws, node }) => [crash(node, { atMs: draws.time() })];
const crashingAndBack: Maker = ({ draws, node, withinMs }) => {
  const [a, b] = [draws.time(), draws.time()].sort((x, y) => x - y);
  return [crash(node, { atMs: a! }), restart(node, { atMs: Math.min(b! + 0.001, withinMs) })];
};
const omitting: Maker = ({ draws, node, model }) => {
  const of = model.failures.kind === "omission" ? model.failures.of : "both";
  return [omit(node, { atMs: draws.time(), of, probability: 0.5, forMs: draws.time() })];
};
const pausing: Maker = ({ draws, nodes, withinMs }) => [
  pause(nodes[draws.below(nodes.length)]!, {
    atMs: draws.time(),
    forMs: draws.below(Math.max(1, withinMs / 4)),
  }),
];
const parting: Maker = ({ draws, nodes }) => {
  const order = shuffled(nodes, draws);
  const size = 1 + draws.below(Math.max(1, nodes.length - 1));
  const cut =
    draws.below(3) === 0
      ? { from: order.slice(0, size), to: order.slice(size) }
      : { groups: [order.slice(0, size), order.slice(size)] };
  return [partition(cut, { atMs: draws.time(), forMs: draws.time() })];
};
const dropping: Maker = (scene) => [drop(...someLink(scene), { nth: 1 + scene.draws.below(20) })];
const duplicating: Maker = (scene) => [duplicate(...someLink(scene), { nth: 1 + scene.draws.below(20) })];

/** What can befall a run under this model. */
function makersFor({ failures, links, timing }: SystemModel, hasFragile: boolean): Maker[] {
  const crashes =
    failures.kind === "crashRecovery" ? crashingAndBack : failures.kind === "none" ? null : crashing;
  return [
    hasFragile ? crashes : null,
    hasFragile && failures.kind === "omission" ? omitting : null,
    timing.kind === "asynchronous" ? pausing : null,
    links.loss !== null || timing.kind === "asynchronous" ? parting : null,
    links.loss !== null ? dropping : null,
    links.duplication !== null ? duplicating : null,
  ].filter((maker) => maker !== null);
}

function someLink({ nodes, draws }: Scene): [NodeId, NodeId] {
  const from = draws.below(nodes.length);
  return [nodes[from]!, nodes[(from + 1 + draws.below(Math.max(1, nodes.length - 1))) % nodes.length]!];
}

function shuffled<Item>(items: readonly Item[], draws: Draws): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = draws.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/**
 * Chaos, then calm: random faults until `calmAtMs`, when partitions heal and every node that is down comes back where
 * the model lets it. What must come about then is an `eventually` with `afterMs: calmAtMs`.
 */
export function chaosThenCalm(
  options: Omit<PlanOptions, "withinMs"> & { readonly calmAtMs: number },
): Fault[] {
  const { calmAtMs, model, nodes } = options;
  const chaos = randomFaults({ ...options, withinMs: calmAtMs });
  const revived =
    model.failures.kind === "crashRecovery" ? nodes.map((node) => restart(node, { atMs: calmAtMs })) : [];
  return [...chaos, heal({ atMs: calmAtMs }), ...revived];
}

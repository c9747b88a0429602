import { draw, stream } from "../chance/random.ts";
import { corruptibleFields } from "../model/storage.ts";
import type { SystemModel } from "../model/system-model.ts";
import type { NodeId } from "../protocol/protocol.ts";
import {
  corrupt,
  corruptDisk,
  crash,
  drop,
  duplicate,
  type Fault,
  heal,
  omit,
  partition,
  pause,
  restart,
  skew,
} from "./fault.ts";

/** A plan of faults is drawn for these nodes under this model, to strike within the first `withinMs`. */
export type PlanOptions = {
  readonly seed: number;
  readonly nodes: readonly NodeId[];
  readonly model: SystemModel;
  /** How many faults, at most: what the model forbids is left out. */
  readonly count: number;
  readonly withinMs: number;
};

type Draws = { share(): number; below(count: number): number; time(): number };

/**
 * Faults drawn at random, all of them legal: at most f nodes crash, omit or lose what their disk kept; a clock jumps
 * within its error, once; and nothing befalls what the model protects.
 */
export function randomFaults(options: PlanOptions): Fault[] {
  const { model, nodes, seed, count, withinMs } = options;
  const chance = stream(seed, "faults");
  let index = 0;
  const share = () => draw(chance, index++);
  const draws: Draws = {
    share,
    below: (bound) => Math.floor(share() * bound),
    time: () => Math.floor(share() * withinMs * 1000) / 1000,
  };
  const f = model.failures.kind === "none" ? 0 : Math.min(model.failures.f, nodes.length);
  const fragile = shuffled(nodes, draws).slice(0, f);
  const makers = makersFor(model, fragile.length > 0);
  if (makers.length === 0) return [];
  const befallen = new Set<string>();
  const isFirst = (what: string) => befallen.size < befallen.add(what).size;
  return Array.from({ length: count }, () => makers[draws.below(makers.length)]!).flatMap((maker) => {
    const node = fragile[draws.below(Math.max(1, fragile.length))]!;
    return maker({ ...options, draws, node, isFirst });
  });
}

/** `node` is one of the at most f that may suffer; `isFirst` tells whether something is asked for the first time. */
type Scene = PlanOptions & {
  readonly draws: Draws;
  readonly node: NodeId;
  isFirst(what: string): boolean;
};
type Maker = (scene: Scene) => Fault[];

/** One life each: crashes of one node would overlap. */
const crashing: Maker = ({ draws, node, isFirst }) =>
  isFirst(`crash ${node}`) ? [crash(node, { atMs: draws.time() })] : [];
const crashingAndBack: Maker = ({ draws, node, withinMs, isFirst }) => {
  if (!isFirst(`crash ${node}`)) return [];
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
const corrupting: Maker = (scene) => [corrupt(...someLink(scene), { nth: 1 + scene.draws.below(20) })];
/** One jump for each clock: several could add up to more than its error. */
const skewing: Maker = ({ draws, nodes, model: { clocks }, isFirst }) => {
  const node = nodes[draws.below(nodes.length)]!;
  if (clocks.kind !== "stepping" || !isFirst(`skew ${node}`)) return [];
  const byMs = Math.round((2 * draws.share() - 1) * clocks.errorMs * 1000) / 1000;
  return [skew(node, { atMs: draws.time(), byMs })];
};
const damaging: Maker = ({ draws, node, model: { storage } }) => {
  const fields = corruptibleFields(storage);
  return [corruptDisk(node, { atMs: draws.time(), field: fields[draws.below(fields.length)]! })];
};

/** What can befall a run under this model. */
function makersFor({ failures, links, timing, clocks, storage }: SystemModel, hasFragile: boolean): Maker[] {
  const crashes =
    failures.kind === "crashRecovery" ? crashingAndBack : failures.kind === "none" ? null : crashing;
  return [
    hasFragile ? crashes : null,
    hasFragile && failures.kind === "omission" ? omitting : null,
    timing.kind === "asynchronous" ? pausing : null,
    links.loss !== null || timing.kind === "asynchronous" || timing.kind === "partiallySynchronous"
      ? parting
      : null,
    links.loss !== null ? dropping : null,
    links.duplication !== null ? duplicating : null,
    links.corruption !== null ? corrupting : null,
    clocks.kind === "stepping" ? skewing : null,
    hasFragile && corruptibleFields(storage).length > 0 ? damaging : null,
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

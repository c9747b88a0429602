/**
 * The bounds of partial synchrony: n > 2f nodes where f crash, n > 3f where f lie, signatures or not (Dwork, Lynch &
 * Stockmeyer, "Consensus in the presence of partial synchrony", JACM 35(2), 1988, theorems 4.3 and 4.4). Two quorums must
 * meet in an honest node. The machine parts the honest nodes until long after they must have decided, and lets those that
 * lie play along with both sides: where each side has a quorum, it decides by itself.
 */
import {
  authenticatedByzantine,
  constant,
  crash,
  crashStop,
  executionOf,
  links,
  type Meter,
  Mistake,
  type NodeId,
  partiallySynchronous,
  partition,
  type Run,
  simulate,
  type SimulateOptions,
  systemModel,
} from "@lightcone/simulation";
import type { Tagged } from "@lightcone/simulation/parts";
import type { Answer } from "../answer.ts";
import { type AnyAttempt, anyAttempt, type Attempt, type Bit, decisionOf } from "../attempt.ts";
import { agreement, asConsensus, bare, termination } from "../consensus.ts";
import { type Side, twins } from "./twins.ts";

export type QuorumOptions = {
  readonly nodes: number;
  /** How many nodes may fail. */
  readonly f: number;
  /** What those do: halt, or as they please, with signatures that they cannot forge. Default "crash". */
  readonly failures?: "crash" | "byzantine";
  /** How long the sides do not hear one another, in which each must have decided; in milliseconds. Default 10,000. */
  readonly untilMs?: number;
};

export type QuorumEvidence = {
  readonly run: Run;
  /** The two sides, and those that play along with both. */
  readonly sides: readonly [readonly NodeId[], readonly NodeId[]];
  readonly twins: readonly NodeId[];
};

/** More nodes would mean thousands of ways to part them. */
const mostNodes = 7;

export function quorums<State, Message extends Tagged, Timer extends string>(
  given: Attempt<State, Message, Timer>,
  { nodes, f, failures = "crash", untilMs = 10_000 }: QuorumOptions,
  meter?: Meter,
): Answer<QuorumEvidence> {
  const attempt = anyAttempt(given);
  if (!(nodes >= 2) || nodes > mostNodes || !(f >= 1) || f >= nodes)
    throw new Mistake(
      `quorums({ nodes: ${nodes}, f: ${f} }): give 2 to ${mostNodes} nodes, of which at least one and not all may fail.`,
    );
  const cluster = Array.from({ length: nodes }, (_, i) => String.fromCharCode(65 + i));
  const scene: Scene = { attempt, cluster, f, failures, untilMs, meter };
  const ways = waysToPart(cluster, failures === "byzantine" ? f : 0);
  for (const way of ways) {
    const run = parted(scene, way);
    const [zero, one] = way.sides.map((side) => decisionsOf(scene, run, side));
    if (!differ(zero!, one!)) continue;
    return refuted(run, agreement, way, [
      `One side begins with 0 (${way.sides[0].join(", ")}), the other one with 1 (${way.sides[1].join(", ")}), and for ${untilMs} ms neither side hears of the other.`,
      ...(way.twins.length > 0
        ? [`Following the protocol twice, once with each side: ${way.twins.join(", ")}.`]
        : []),
      `To each side it looks as if the other one had failed; one decides 0, the other one 1.`,
    ]);
  }
  for (const silent of subsetsOf(cluster, f)) {
    const run = withSilent(scene, silent);
    const rest = cluster.filter((node) => !silent.includes(node));
    if (!decisionsOf(scene, run, rest).includes(null)) continue;
    return refuted(run, termination, { sides: [rest, []], twins: [] }, [
      `${silent.join(" and ")} ${silent.length === 1 ? "is" : "are"} silent from the start, as ${f} of ${nodes} may be, and after ${untilMs} ms somebody has not decided: it waits for more than n - f.`,
    ]);
  }
  return {
    kind: "not refuted",
    searched: `all ${ways.length} ways to part ${nodes} nodes in two${failures === "byzantine" ? `, with up to ${f} that play along with both sides` : ""}: no two decisions; and all decide whichever ${f} are silent`,
  };
}

type Scene = Required<Pick<QuorumOptions, "f" | "failures" | "untilMs">> & {
  readonly attempt: AnyAttempt;
  readonly cluster: readonly NodeId[];
  readonly meter: Meter | undefined;
};
type Way = Pick<QuorumEvidence, "sides" | "twins">;

const refuted = (run: Run, breaks: string, way: Way, story: readonly string[]): Answer<QuorumEvidence> => ({
  kind: "refuted",
  breaks,
  story: story.join("\n"),
  execution: executionOf(run),
  run,
  ...way,
});

/** Every way to part nodes in two sides, with so many at most on both; the most even ones first. */
function waysToPart(cluster: readonly NodeId[], mostTwins: number): readonly Way[] {
  const ways = Array.from({ length: 3 ** cluster.length }, (_, code): Way => {
    const placeOf = (i: number) => Math.floor(code / 3 ** i) % 3;
    const [zero, one, both] = [0, 1, 2].map((place) => cluster.filter((_, i) => placeOf(i) === place));
    return { sides: [zero!, one!], twins: both! };
  });
  const unevenness = ({ sides: [a, b] }: Way) => Math.abs(a.length - b.length);
  return ways
    .filter(({ sides, twins }) => sides.every((side) => side.length > 0) && twins.length <= mostTwins)
    .sort((a, b) => a.twins.length - b.twins.length || unevenness(a) - unevenness(b));
}

const deltaMs = 10;
const modelOf = ({ f, failures }: Scene, gstMs: number) =>
  systemModel({
    timing: partiallySynchronous({ gstMs, deltaMs }),
    links: links({ latency: constant({ ms: deltaMs }) }),
    failures: failures === "crash" ? crashStop({ f }) : authenticatedByzantine({ f }),
  });

/** The sides do not hear one another until the network becomes stable. */
function parted(scene: Scene, { sides, twins: both }: Way): Run {
  const { attempt, cluster, untilMs } = scene;
  const inputs = cluster.map((node): Bit => (sides[1].includes(node) ? 1 : 0));
  const all = (bit: Bit) => bare(attempt.protocol(cluster.map(() => bit)));
  const sideOf = (node: NodeId): Side | null =>
    sides[0].includes(node) ? 0 : sides[1].includes(node) ? 1 : null;
  const options: SimulateOptions = {
    nodes: cluster,
    model: modelOf(scene, untilMs),
    byzantine: Object.fromEntries(both.map((node) => [node, twins([all(0), all(1)], sideOf)])),
    faults: [partition({ groups: sides }, { atMs: 0, forMs: untilMs })],
    until: { timeMs: untilMs },
  };
  return simulate(asConsensus(attempt, inputs, { withinMs: untilMs }) as never, options, scene.meter);
}

/** In a network that is stable from the start, these say nothing. */
const withSilent = (scene: Scene, silent: readonly NodeId[]): Run => {
  const inputs = scene.cluster.map((_, i): Bit => (i % 2 === 0 ? 0 : 1));
  const options: SimulateOptions = {
    nodes: scene.cluster,
    model: modelOf(scene, 0),
    faults: silent.map((node) => crash(node, { inStep: 1, keeping: 0 })),
    until: { timeMs: scene.untilMs },
  };
  const protocol = asConsensus(scene.attempt, inputs, { withinMs: scene.untilMs });
  return simulate(protocol as never, options, scene.meter);
};

const decisionsOf = ({ attempt }: Scene, run: Run, nodes: readonly NodeId[]): (Bit | null)[] =>
  run
    .worldAt(run.trace.length - 1)
    .nodes.filter(({ id }) => nodes.includes(id))
    .map(({ state }) => decisionOf(attempt, state));

const differ = (some: readonly (Bit | null)[], others: readonly (Bit | null)[]): boolean =>
  [0, 1].some((bit) => some.includes(bit as Bit) && others.includes((1 - bit) as Bit));

const subsetsOf = (cluster: readonly NodeId[], size: number): NodeId[][] =>
  size === 0
    ? [[]]
    : cluster.flatMap((node, i) => subsetsOf(cluster.slice(i + 1), size - 1).map((rest) => [node, ...rest]));

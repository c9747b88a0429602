/** The configurations of a protocol and the steps between them, as FLP §2 has them; and which decisions each can lead to. */
import {
  asynchronous,
  crashStop,
  type Meter,
  noFailures,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { type Graph, graphOf } from "../../explore/liveness/graph.ts";
import type { Deed } from "../../explore/protocol/learning/deeds.ts";
import { readPlan } from "../../explore/protocol/plan/read-plan.ts";
import { ProtocolSpace } from "../../explore/protocol/protocol-space.ts";
import type { World } from "../../explore/protocol/worlds/world.ts";
import type { SpaceStep } from "../../explore/search/space.ts";
import { type AnyAttempt, type Bit, decisionOf } from "../attempt.ts";
import { asConsensus } from "../consensus.ts";

/** What the adversary may do beside choosing what happens next. */
export type Adversary = {
  /** Whether a node may crash: at any time, only before it has said anything, or never. */
  readonly crashes: "at any time" | "before the start" | "never";
  /** In lock-step rounds nothing is left to choose but who crashes in the middle of which step. */
  readonly timing: "asynchronous" | "synchronous rounds";
};

export type Situation = {
  readonly attempt: AnyAttempt;
  readonly inputs: readonly Bit[];
  readonly adversary: Adversary;
  /** Counts the configurations that are looked at, on behalf of a host. */
  readonly meter?: Meter | undefined;
};

/** The model in which exploration, and the simulator after it, run what is found. */
export const modelOf = ({ crashes, timing }: Adversary) =>
  systemModel({
    timing: timing === "asynchronous" ? asynchronous() : synchronous({ deltaMs: 1 }),
    failures: crashes === "never" ? noFailures : crashStop({ f: 1 }),
  });

/** The worlds of an attempt, as far as the adversary may lead there. */
export class Configurations {
  readonly space: ProtocolSpace;
  private readonly situation: Situation;

  constructor(situation: Situation) {
    this.situation = situation;
    const { attempt, inputs, adversary } = situation;
    const bounds = adversary.crashes === "never" ? {} : ({ crashes: 1, cuts: "any part" } as const);
    const options = { nodes: inputs.length, model: modelOf(adversary), bounds };
    this.space = new ProtocolSpace(readPlan(asConsensus(attempt, inputs), options, null).plan);
  }

  /** All of them; null where there are more than the limit. */
  graph(limit: number): Graph | null {
    return graphOf<World>(
      this,
      [
        (world) => this.decisions(world).includes(0),
        (world) => this.decisions(world).includes(1),
        (world) => this.undecided(world).length > 0,
      ],
      null,
      limit,
    );
  }

  initial(): SpaceStep<World>[] {
    return this.space.initial().map((step, i) =>
      admit(
        step,
        this.space.first[i]!.starts.every((deed) => this.isAdmissible(deed)),
      ),
    );
  }

  steps(world: World): SpaceStep<World>[] {
    this.situation.meter?.spend(1);
    const { stepper } = this.space;
    const { deeds } = stepper.universe.learning;
    return this.space.steps(world).map((step, i) => {
      const code = stepper.possible.codes[i]!;
      return admit(step, code < 0 || this.isAdmissible(deeds.list[code]!));
    });
  }

  /** What nodes have decided. */
  decisions(world: World): Bit[] {
    return this.nodes(world)
      .map(({ state }) => decisionOf(this.situation.attempt, state))
      .filter((decision) => decision !== null);
  }

  /** The nodes that are up and have not decided. */
  undecided(world: World): string[] {
    return this.nodes(world)
      .filter(({ up, state }) => up && decisionOf(this.situation.attempt, state) === null)
      .map(({ id }) => id);
  }

  private nodes({ slots }: World) {
    return this.space.universe.panoramas.nodesIn(slots);
  }

  /**
   * A step of FLP receives, computes and sends to all, at once: a crash cuts none short, but for the first one, without
   * which a node is dead from the start. In lock-step rounds a crash may come in the middle.
   */
  private isAdmissible({ cause, branch, isCrash }: Deed): boolean {
    const { crashes, timing } = this.situation.adversary;
    if (!isCrash || timing === "synchronous rounds") return true;
    if (cause.kind === "start") return branch!.cut!.left === 0;
    return cause.kind === "crash" && crashes === "at any time";
  }
}

/** A step that the adversary may not take stays in its place, so that the numbers of the others are right. */
const admit = (step: SpaceStep<World>, isAdmissible: boolean): SpaceStep<World> =>
  isAdmissible ? step : { ...step, isBeyond: true };

/** Which decisions can still come about. A configuration from which both can is bivalent (FLP §2). */
export type Valency = "0-valent" | "1-valent" | "bivalent" | "never decides";

export function valenciesOf(graph: Graph): readonly Valency[] {
  const reach = ([0, 1] as const).map((decision) =>
    leadingTo(graph, (state) => graph.holds(decision, state)),
  );
  return Array.from({ length: graph.size }, (_, state) => {
    const [zero, one] = reach.map((set) => set.has(state));
    return zero && one ? "bivalent" : zero ? "0-valent" : one ? "1-valent" : "never decides";
  });
}

/** The states from which one can be reached that holds. */
function leadingTo(graph: Graph, holds: (state: number) => boolean): Set<number> {
  const before = Array.from({ length: graph.size }, (): number[] => []);
  for (const { from, to } of graph.edges.flat()) before[to]!.push(from);
  const found = new Set([...before.keys()].filter(holds));
  for (const state of found) for (const earlier of before[state]!) found.add(earlier);
  return found;
}

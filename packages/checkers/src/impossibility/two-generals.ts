/**
 * Two Generals: no protocol lets both attack, by a given time and in concert, where every message may be lost (Gray,
 * "Notes on data base operating systems", 1978; Halpern & Moses, JACM 37(3), 1990). The proof as a machine: in the run
 * without loss both attack; take away the last letter that arrives. Its sender notices nothing and attacks still, so the
 * other one must. One letter after the other, until nothing arrives at all, or until the two part.
 */
import {
  compare,
  constant,
  drop,
  executionOf,
  type Fault,
  type Meter,
  links,
  partition,
  type Run,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import type { Tagged } from "@lightcone/simulation/parts";
import type { Answer, Shown } from "./answer.ts";
import { type AnyAttempt, anyAttempt, type Attempt, type Bit, decisionOf } from "./attempt.ts";
import { asConsensus } from "./consensus.ts";
import { notDeterministic, watched } from "./hypotheses.ts";

export type TwoGeneralsOptions = {
  /** By when both must have decided, and who has not will not attack; in milliseconds. Default 10,000. */
  readonly untilMs?: number;
};

export type TwoGeneralsEvidence = {
  readonly run: Run;
  /** All runs of the argument: from the one without loss to the one that breaks. */
  readonly chain: readonly Shown[];
  /** The generals to whom the last run and the one before it are one and the same. */
  readonly sameTo: readonly string[];
};

const generals = ["A", "B"] as const;

/**
 * Takes letters away until the generals part. Both have an input: 1 is the order to attack; a protocol in which only one
 * gives orders ignores the other one's. Fewer than two runs more than letters arrive without loss are needed.
 */
export function twoGenerals<State, Message extends Tagged, Timer extends string>(
  given: Attempt<State, Message, Timer>,
  { untilMs = 10_000 }: TwoGeneralsOptions = {},
  meter?: Meter,
): Answer<TwoGeneralsEvidence> {
  const attempt = anyAttempt(given);
  const { protocol, uses } = watched(attempt.protocol([1, 1]));
  const scene = { attempt, untilMs, meter };
  const whole = runOf({ ...scene, attempt: { ...attempt, protocol: () => protocol } }, [1, 1], []);
  if (decisionsIn(attempt, whole).some((decision) => decision !== 1))
    return {
      kind: "drops",
      hypothesis: "both attack when nothing is lost",
      why: `Both have the order to attack and no letter is lost, and yet ${inWords(attempt, whole)}: who never attacks agrees easily.`,
    };
  const chain = chainOf(scene);
  const last = chain.at(-1)!;
  const decisions = decisionsIn(attempt, last.run);
  const isTrivial = decisions.every((decision) => decision === 1);
  const before = chain.at(-2);
  const sameTo = before ? compare(before.run, last.run).indistinguishableTo : [];
  const story = [
    ...chain.map(({ title, run }) => `${title}: ${inWords(attempt, run)}.`),
    ...(isTrivial
      ? ["Nobody has the order to attack, and nobody hears anything: they attack whatever comes."]
      : [
          `${sameTo.join(" and ")} cannot tell this run from the one before; the other one can, and does not attack.`,
        ]),
  ].join("\n");
  if (uses.chance.size > 0)
    return {
      kind: "drops",
      hypothesis: "deterministic",
      why: `${notDeterministic(uses)} It is no way out: for each way in which chance can fall, there are letters to lose that break it; the adversary has to guess which. With the chance of seed 1:\n${story}`,
    };
  return {
    kind: "refuted",
    breaks: last.run.violations[0]!.property,
    story,
    execution: executionOf(last.run),
    run: last.run,
    chain,
    sameTo,
  };
}

/** Runs with fewer and fewer letters and then with fewer orders, up to the first in which not both attack. */
function chainOf(scene: Scene): Shown[] {
  const { attempt } = scene;
  const whole = runOf(scene, [1, 1], []);
  const letters = arrivals(whole);
  const chain: Shown[] = [
    {
      title: letters.length === 0 ? "No letter is written" : `All ${letters.length} letters arrive`,
      run: whole,
    },
  ];
  const isOver = () => decisionsIn(attempt, chain.at(-1)!.run).some((decision) => decision !== 1);
  for (let kept = letters.length - 1; kept >= 0 && !isOver(); kept--) {
    const run = runOf(scene, [1, 1], allAfter(letters, kept));
    chain.push({
      title:
        kept === 0
          ? "No letter arrives"
          : kept === 1
            ? "Only the first one arrives"
            : `Only the first ${kept} arrive`,
      run,
    });
  }
  const orders: readonly (readonly [string, readonly Bit[]])[] = [
    ["No letter arrives, and B has no order", [1, 0]],
    ["No letter arrives, and nobody has an order", [0, 0]],
  ];
  for (const [title, inputs] of orders)
    if (!isOver()) chain.push({ title, run: runOf(scene, inputs, allAfter(letters, 0)) });
  return chain;
}

type Letter = { readonly from: string; readonly to: string; readonly nth: number; readonly at: number };

/** The letters of a run in the order in which they arrive. */
const arrivals = (run: Run): Letter[] =>
  executionOf(run, { limit: Infinity })
    .envelopes.filter(({ deliveredBy }) => deliveredBy !== null)
    .sort((a, b) => a.deliveredBy! - b.deliveredBy!)
    .map(({ from, to, nth, arrivesAt }) => ({
      from: run.nodes[from]!,
      to: run.nodes[to]!,
      nth,
      at: arrivesAt!,
    }));

/** Only the first `kept` letters arrive: those under way are lost, and all that are written from then on. */
const allAfter = (letters: readonly Letter[], kept: number): Fault[] => [
  ...letters.slice(kept).map(({ from, to, nth }) => drop(from, to, { nth })),
  partition({ groups: [["A"], ["B"]] }, { atMs: kept === 0 ? 0 : letters[kept - 1]!.at / 1_000 }),
];

const model = systemModel({
  timing: synchronous({ deltaMs: 10 }),
  links: links({ loss: 0, latency: constant({ ms: 10 }) }),
});

type Scene = { readonly attempt: AnyAttempt; readonly untilMs: number; readonly meter: Meter | undefined };

const runOf = ({ attempt, untilMs, meter }: Scene, inputs: readonly Bit[], faults: readonly Fault[]): Run =>
  simulate(
    asConsensus(attempt, inputs, { withinMs: untilMs, binding: bindingIn(inputs) }) as never,
    { nodes: generals, model, faults, until: { timeMs: untilMs } },
    meter,
  );

/** An order that is not heard binds nobody; that nobody attacks without one binds all. */
const bindingIn = (inputs: readonly Bit[]): readonly Bit[] => (inputs.includes(1) ? [] : inputs);

const decisionsIn = (attempt: AnyAttempt, run: Run): (Bit | null)[] =>
  run.worldAt(run.trace.length - 1).nodes.map(({ state }) => decisionOf(attempt, state));

const inWords = (attempt: AnyAttempt, run: Run): string =>
  decisionsIn(attempt, run)
    .map(
      (decision, i) =>
        `${generals[i]} ${decision === 1 ? "attacks" : decision === 0 ? "stays" : "has not decided"}`,
    )
    .join(", ");

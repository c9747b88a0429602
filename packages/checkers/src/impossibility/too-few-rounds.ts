/**
 * f rounds are not enough: in a synchronous system in which f of n > f + 1 nodes may crash, consensus takes f + 1 rounds
 * (Fischer & Lynch, "A lower bound for the time to assure interactive consistency", IPL 14(4), 1982; Dolev & Strong, SIAM J.
 * Comput. 12(4), 1983; a short proof in Aguilera & Toueg, IPL 71, 1999). The machine tries every pattern of crashes: who,
 * in which round, and which part of its messages still leaves.
 */
import {
  crashStop,
  executionOf,
  type Meter,
  Mistake,
  type Run,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import type { Tagged } from "@lightcone/simulation/parts";
import { explore } from "../explore/explore.ts";
import { counted, inWords } from "../explore/search/in-words.ts";
import type { Answer } from "./answer.ts";
import { type AnyAttempt, anyAttempt, type Attempt, type Bit } from "./attempt.ts";
import { allBits, asConsensus, bare } from "./consensus.ts";
import { notDeterministic, watched } from "./hypotheses.ts";
import { type Halt, halting, haltsIn } from "./run-along.ts";

export type RoundsOptions = {
  readonly nodes: number;
  /** How many nodes may crash; fewer than `nodes` by two at least. */
  readonly f: number;
  /** So many states are looked at for each way to give inputs. Default 500,000. */
  readonly states?: number;
};

export type RoundsEvidence = {
  readonly run: Run;
  readonly inputs: readonly Bit[];
  readonly crashes: readonly Halt[];
};

/** Looks for crashes that break a protocol in lock-step rounds (`inRounds`, or any that keeps step by one timer). */
export function tooFewRounds<State, Message extends Tagged, Timer extends string>(
  given: Attempt<State, Message, Timer>,
  { nodes, f, states = 500_000 }: RoundsOptions,
  meter?: Meter,
): Answer<RoundsEvidence> {
  const attempt = anyAttempt(given);
  if (!(nodes >= f + 2))
    throw new Mistake(
      `tooFewRounds({ nodes: ${nodes}, f: ${f} }): where at most one node is left nobody can disagree; let nodes be at least f + 2.`,
    );
  const dropped = notInRounds(attempt, nodes);
  if (dropped) return dropped;
  let seen = 0;
  const everything = [false, true].flatMap((liveness) =>
    mixedFirst(nodes).map((inputs) => ({ inputs, liveness })),
  );
  for (const { inputs, liveness } of everything) {
    const options = {
      nodes,
      model: modelOf(f),
      bounds: { cuts: "any part" },
      liveness,
      limits: { states },
    } as const;
    const { verdict, distinct } = explore(asConsensus(attempt, inputs) as never, options, meter);
    if (!liveness) seen += distinct;
    if (verdict.kind === "unknown") return { kind: "unknown", limit: verdict.limit };
    if (verdict.kind === "ok") continue;
    const crashes = haltsIn(verdict.counterexample.execution!);
    const run = runOf(attempt, inputs, crashes, f);
    return {
      kind: "refuted",
      breaks: verdict.counterexample.property,
      story: [
        `The nodes begin with ${inputs.join(", ")}.`,
        ...crashes.map(told),
        verdict.counterexample.story,
      ].join("\n"),
      execution: executionOf(run),
      run,
      inputs,
      crashes,
    };
  }
  return {
    kind: "not refuted",
    searched: `exhaustive: ${counted(nodes, "node")}, all ${2 ** nodes} ways to give inputs, at most ${f} of them crashing in any round with any part of their messages sent; ${inWords(seen)} states`,
  };
}

const modelOf = (f: number) =>
  systemModel({ timing: synchronous({ deltaMs: 1 }), failures: crashStop({ f }) });

/** The lock-step run with these crashes. */
const runOf = (attempt: AnyAttempt, inputs: readonly Bit[], crashes: readonly Halt[], f: number): Run => {
  const { protocol, faults } = halting(asConsensus(attempt, inputs, { withinMs: 9_000 }), crashes);
  return simulate(protocol as never, { nodes: inputs.length, model: modelOf(f), faults });
};

/** Where one node alone begins with another value there is most to disagree on; where none does, nothing. */
const mixedFirst = (nodes: number): Bit[][] => {
  const zeros = (bits: readonly Bit[]) => bits.filter((bit) => bit === 0).length;
  const rank = (bits: readonly Bit[]) => Math.min(zeros(bits), nodes - zeros(bits)) || nodes;
  return allBits(nodes).sort((a, b) => rank(a) - rank(b) || zeros(a) - zeros(b));
};

const told = ({ node, inStep, reaches }: Halt): string =>
  `${node} crashes in its step ${inStep}; of what it sends there ${
    reaches === null
      ? "all leaves"
      : reaches.length === 0
        ? "nothing leaves"
        : `only what is for ${reaches.join(" and ")} leaves`
  }.`;

/** Why the theorem does not speak of this protocol; null where it does. */
function notInRounds(attempt: AnyAttempt, nodes: number): Answer<RoundsEvidence> | null {
  const inputs = Array.from({ length: nodes }, (_, i): Bit => (i === 0 ? 0 : 1));
  const { protocol, uses } = watched(bare(attempt.protocol(inputs)));
  const run = simulate(protocol as never, { nodes, model: modelOf(0) });
  if (uses.chance.size > 0)
    return { kind: "drops", hypothesis: "deterministic", why: notDeterministic(uses) };
  const { events, envelopes } = executionOf(run, { limit: Infinity });
  const answers = envelopes.some(({ sentBy }) => events[sentBy]!.kind === "message");
  if (answers || uses.clock)
    return {
      kind: "drops",
      hypothesis: "lock-step rounds",
      why: answers
        ? "A node sends when a message comes, not at the end of a round: its rounds cannot be counted. Write it with inRounds."
        : "It reads a clock, and in lock-step rounds the round is all that a node knows of time.",
    };
  return null;
}

/**
 * FLP: no deterministic protocol in an asynchronous system decides in every run, if one node may crash (Fischer, Lynch &
 * Paterson, "Impossibility of distributed consensus with one faulty process", JACM 32(2), 1985). The proof as a machine: it
 * looks at all configurations under all schedules, says which decisions each can still lead to, and returns two decisions, a
 * run in which nobody decides for ever or, where ballots grow and no run repeats itself, one of any length.
 */
import type { Meter } from "@lightcone/simulation";
import type { Tagged } from "@lightcone/simulation/parts";
import { explore } from "../../explore/explore.ts";
import type { Answer } from "../answer.ts";
import { type AnyAttempt, anyAttempt, type Attempt } from "../attempt.ts";
import { allBits, asConsensus } from "../consensus.ts";
import { type Adversary, modelOf } from "./configurations.ts";
import { readsClock } from "./clock.ts";
import { finite } from "./finite.ts";
import type { FlpEvidence } from "./evidence.ts";
import { toldExploration } from "./told.ts";
import { endless } from "./endless.ts";

export type FlpOptions = {
  /** How many nodes. Default 3; the more there are, the fewer protocols have few enough configurations. */
  readonly nodes?: number;
  /** How many steps without a decision are asked for where configurations never end. Default 40. */
  readonly steps?: number;
  /** So many configurations are looked at for each way to give inputs. Default 20,000, some 20 MB. */
  readonly configurations?: number;
  /** A weaker adversary than the theorem's: to see what is possible then. */
  readonly adversary?: Partial<Adversary>;
};

/** The adversary of the theorem. */
const theirs: Adversary = { crashes: "at any time", timing: "asynchronous" };

export function flp<State, Message extends Tagged, Timer extends string>(
  given: Attempt<State, Message, Timer>,
  options: FlpOptions = {},
  meter?: Meter,
): Answer<FlpEvidence> {
  const attempt = anyAttempt(given);
  const { nodes = 3, steps = 40, configurations = 20_000 } = options;
  const adversary = { ...theirs, ...options.adversary };
  if (adversary.timing === "asynchronous" && readsClock(attempt, nodes))
    return {
      kind: "drops",
      hypothesis: "asynchronous",
      why: "It reads a clock. In an asynchronous system there is none: how much time has passed says nothing of what has arrived.",
    };
  const wrong = wrongDecision(attempt, nodes, adversary, configurations, meter);
  if (wrong.answer) return wrong.answer;
  const game = { attempt, nodes, adversary, limit: configurations, steps, meter };
  return (wrong.isFinite ? finite(game) : null) ?? endless(game);
}

/** Two decisions, or one that nobody asked for; and whether all configurations were seen. */
function wrongDecision(
  attempt: AnyAttempt,
  nodes: number,
  adversary: Adversary,
  states: number,
  meter: Meter | undefined,
): { readonly answer: Answer<FlpEvidence> | null; readonly isFinite: boolean } {
  let isFinite = true;
  const isInstant = adversary.timing === "asynchronous"; // a crash changes nothing that is decided: it is silence
  const model = modelOf(isInstant ? { ...adversary, crashes: "never" } : adversary);
  for (const inputs of allBits(nodes)) {
    const bounds = isInstant ? {} : ({ cuts: "any part" } as const);
    const exploration = explore(
      asConsensus(attempt, inputs) as never,
      { nodes, model, limits: { states }, bounds },
      meter,
    );
    if (exploration.verdict.kind === "illegal")
      return {
        answer: toldExploration(attempt, inputs, adversary, exploration.verdict.counterexample),
        isFinite,
      };
    isFinite &&= exploration.complete;
  }
  return { answer: null, isFinite };
}

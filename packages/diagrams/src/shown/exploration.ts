import type { Counterexample, Exploration } from "@lightcone/checkers";
import { readExecution, type Value } from "@lightcone/simulation";
import { brief, visible } from "../words/visible.ts";
import { fieldsBetween, type Field } from "../words/world.ts";
import { grouped } from "./numbers.ts";
import { isBoolean, isInteger, isNumber, isText, isValue, listOf, oneOf, orNull, record } from "./shape.ts";

/** What came of an exploration, as plain data. */
export type ShownExploration = Exploration<Value>;
export type ShownCounterexample = Counterexample<Value>;

const counterexample = record({
  property: isText,
  steps: listOf(record({ label: isText, state: isValue })),
  loopsTo: orNull(isInteger),
  story: isText,
  execution: isValue,
});

const exploration = record({
  distinct: isInteger,
  generated: isInteger,
  depth: isInteger,
  complete: isBoolean,
  verdict: oneOf({
    ok: isValue,
    illegal: record({ counterexample }),
    unknown: record({ limit: isText }),
  }),
  checked: isText,
  unreached: listOf(isText),
  falseMatchChance: isNumber,
  bytes: isNumber,
  effort: orNull(record({ handlerRuns: isInteger, localStates: isInteger, envelopes: isInteger })),
});

/** Reads an exploration that came from elsewhere. Null where it is none. */
export function readExploration(data: unknown): ShownExploration | null {
  if (!exploration(data)) return null;
  const read = data as ShownExploration;
  if (read.verdict.kind !== "illegal") return read;
  const { counterexample } = read.verdict;
  const execution = readExecution(counterexample.execution);
  return { ...read, verdict: { kind: "illegal", counterexample: { ...counterexample, execution } } };
}

/** An exploration in words. */
export type ExplorationTold = {
  readonly kind: ShownExploration["verdict"]["kind"];
  /** The verdict in a word or two, and in one sentence. */
  readonly mark: string;
  readonly headline: string;
  /** Exactly what was checked, as the search says it. */
  readonly checked: string;
  readonly facts: readonly { readonly name: string; readonly value: string; readonly note: string }[];
  /** What the search was not able to show, a sentence each. */
  readonly gaps: readonly string[];
};

/** What there is to read about an exploration. */
export function tellExploration(exploration: ShownExploration): ExplorationTold {
  const { distinct, generated, depth, complete, verdict, checked, unreached, effort } = exploration;
  const facts = [
    { name: "Distinct states", value: grouped(distinct), note: "different situations that were found" },
    {
      name: "Generated",
      value: grouped(generated),
      note: "initial states and successors, duplicates included",
    },
    { name: "Depth", value: grouped(depth), note: "states on the longest of the shortest paths" },
    {
      name: "Chance of a wrong match",
      value: chance(exploration.falseMatchChance),
      note: "that two states were taken for one; of a violation there is no doubt",
    },
    { name: "Memory", value: size(exploration.bytes), note: "kept by the search at its end" },
    ...(effort === null
      ? []
      : [
          {
            name: "Handler runs",
            value: grouped(effort.handlerRuns),
            note: `${grouped(effort.localStates)} states of single nodes, ${grouped(effort.envelopes)} different messages`,
          },
        ]),
  ];
  return {
    kind: verdict.kind,
    mark: verdict.kind === "ok" && !complete ? "Nothing found." : marks[verdict.kind],
    headline: headline(verdict, complete),
    checked: visible(checked),
    facts,
    gaps: unreached.map(
      (name) => `Never reached: “${brief(name, 120)}”. What it was to show has not been tested.`,
    ),
  };
}

const marks = { ok: "Holds.", illegal: "Broken.", unknown: "Not decided." } as const;

function headline(verdict: ShownExploration["verdict"], complete: boolean): string {
  switch (verdict.kind) {
    case "ok":
      return complete
        ? "Every state within the bounds was seen, and no property is broken."
        : "No property is broken in any state that was seen; not all were.";
    case "unknown":
      return `Not decided: the search ended at its limit (${brief(verdict.limit, 120)}).`;
    case "illegal": {
      const { property, steps } = verdict.counterexample;
      const count = Math.max(steps.length - 1, 0);
      return `“${brief(property, 120)}” is broken after ${grouped(count)} ${count === 1 ? "step" : "steps"}.`;
    }
  }
}

/** A step of a counterexample: what happened, and what it changed. */
export type StepTold = {
  readonly step: number;
  readonly label: string;
  readonly fields: readonly Field[];
  /** Where this step is the first of those that are repeated for ever. */
  readonly isLoopStart: boolean;
};

/** The steps of a counterexample, each with the fields of the state that it changed; the first with all of them. */
export function tellSteps({ steps, loopsTo }: ShownCounterexample): StepTold[] {
  return steps.map(({ label, state }, step) => ({
    step,
    label: brief(label, 200),
    fields: fieldsBetween(steps[step - 1]?.state, state).filter(({ isChanged }) => isChanged),
    isLoopStart: step === loopsTo,
  }));
}

/** Why a counterexample never comes to what the property asks for; null where its last step is what is wrong. */
export function loopSentence({ steps, loopsTo }: ShownCounterexample): string | null {
  if (loopsTo === null) return null;
  return loopsTo >= steps.length - 1
    ? "After the last step nothing happens any more."
    : `What follows step ${loopsTo} is repeated for ever.`;
}

function chance(share: number): string {
  if (share === 0) return "0";
  if (share < 1e-9) return "below 1 in 1,000,000,000";
  return share < 0.001 ? `1 in ${grouped(Math.round(1 / share))}` : `${(share * 100).toFixed(1)} %`;
}

function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1_000)} kB`
    : `${grouped(Math.round(bytes / 1_000_000))} MB`;
}

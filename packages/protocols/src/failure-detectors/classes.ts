/**
 * The classes of failure detectors, as checks of a run: two properties of completeness, four of accuracy, and the eight
 * classes that they make (Chandra & Toueg, JACM 43(2), 1996, §2.2 to §2.4). What must hold "from some time on" must, in
 * a finite run, hold from a given moment to the end; a detector that is slower than that fails here and may be right.
 */
import type { NodeId } from "@lightcone/simulation";
import { mistakesIn, type Suspicion, type Suspicions } from "./suspicions.ts";

export type Completeness = "strong completeness" | "weak completeness";
export type Accuracy =
  "strong accuracy" | "weak accuracy" | "eventual strong accuracy" | "eventual weak accuracy";

/** The classes by the paper's letters; a diamond says "eventually". */
export const classes = {
  P: ["strong completeness", "strong accuracy"],
  S: ["strong completeness", "weak accuracy"],
  "◇P": ["strong completeness", "eventual strong accuracy"],
  "◇S": ["strong completeness", "eventual weak accuracy"],
  Q: ["weak completeness", "strong accuracy"],
  W: ["weak completeness", "weak accuracy"],
  "◇Q": ["weak completeness", "eventual strong accuracy"],
  "◇W": ["weak completeness", "eventual weak accuracy"],
} as const satisfies Readonly<Record<string, readonly [Completeness, Accuracy]>>;

export type DetectorClass = keyof typeof classes;

/** Null where a property holds; else what speaks against it, in words. */
export type Objection = string | null;

type Check = (history: Suspicions, byMs: number) => Objection;

const correct = ({ nodes, crashedAtMs }: Suspicions): readonly NodeId[] =>
  nodes.filter((node) => crashedAtMs[node] === undefined);

const crashed = ({ nodes, crashedAtMs }: Suspicions): readonly NodeId[] =>
  nodes.filter((node) => crashedAtMs[node] !== undefined);

/** Whether one node suspects another from `byMs` at the latest, and to the end. */
const suspectsForGood = ({ suspicions }: Suspicions, by: NodeId, of: NodeId, byMs: number): boolean =>
  suspicions.some((s) => s.by === by && s.of === of && s.toMs === null && s.fromMs <= byMs);

const wrongly = ({ by, of, fromMs, toMs }: Suspicion): string =>
  `${by} suspects ${of}, which is up, from ${fromMs} ms ${toMs === null ? "to the end" : `to ${toMs} ms`}`;

/** The mistakes that correct nodes make about correct nodes after `byMs`. */
const lateMistakes = (history: Suspicions, byMs: number): readonly Suspicion[] => {
  const isCorrect = (node: NodeId) => history.crashedAtMs[node] === undefined;
  return mistakesIn(history).filter(
    ({ by, of, toMs }) => isCorrect(by) && isCorrect(of) && (toMs ?? Infinity) > byMs,
  );
};

/** Some correct node is in none of the mistakes; null, or the mistakes about the one with the fewest. */
function about(mistakes: readonly Suspicion[], history: Suspicions): Objection {
  const first = correct(history).map((node) => mistakes.find(({ of }) => of === node));
  return first.length === 0 || first.includes(undefined) ? null : first.map((m) => wrongly(m!)).join("; ");
}

/** The properties by the paper's names. */
export const properties: Readonly<Record<Completeness | Accuracy, Check>> = {
  "strong completeness": (history, byMs) => {
    for (const of of crashed(history))
      for (const by of correct(history))
        if (!suspectsForGood(history, by, of, byMs))
          return `${by} does not suspect ${of} for good by ${byMs} ms`;
    return null;
  },

  "weak completeness": (history, byMs) => {
    const missed = crashed(history).find(
      (of) => !correct(history).some((by) => suspectsForGood(history, by, of, byMs)),
    );
    return missed === undefined ? null : `nobody suspects ${missed} for good by ${byMs} ms`;
  },

  "strong accuracy": (history) => {
    const [first] = mistakesIn(history);
    return first ? wrongly(first) : null;
  },

  "weak accuracy": (history) => about(mistakesIn(history), history),

  "eventual strong accuracy": (history, byMs) => {
    const [first] = lateMistakes(history, byMs);
    return first ? wrongly(first) : null;
  },

  "eventual weak accuracy": (history, byMs) => about(lateMistakes(history, byMs), history),
};

/** The classes that a run gives no reason to deny the detector. `byMs`: when everything eventual must have come about. */
export const classesOf = (history: Suspicions, byMs: number): readonly DetectorClass[] =>
  (Object.keys(classes) as DetectorClass[]).filter((name) =>
    classes[name].every((property) => properties[property](history, byMs) === null),
  );

/** What speaks against the detector being of a class: the properties that fail, and why. */
export const objectionsTo = (
  name: DetectorClass,
  history: Suspicions,
  byMs: number,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    classes[name].flatMap((property) => {
      const objection = properties[property](history, byMs);
      return objection === null ? [] : [[property, objection]];
    }),
  );

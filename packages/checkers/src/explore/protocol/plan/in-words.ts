import { describeModel } from "@lightcone/simulation";
import { counted } from "../../search/in-words.ts";
import { type Budget, budgetNames, type Plan } from "./plan.ts";

const singular: Readonly<Record<Budget, string>> = {
  timeouts: "timeout",
  crashes: "crash",
  losses: "loss",
  duplicates: "duplicate",
};

/** What restricts the space, a phrase each. */
export const boundsInWords = ({ within, timers, budgets, readingsMs, mayCrash, mayCut }: Plan): string[] => [
  ...(within?.words ?? []),
  ...(timers?.words.map((words) => `a timer fires only where "${words}"`) ?? []),
  ...budgetNames
    .filter((name) => budgets[name] < Infinity)
    .map((name) => `at most ${budgets[name]} ${budgets[name] === 1 ? singular[name] : name}`),
  ...(mayCrash && !mayCut ? ["no crash cuts a step short"] : []),
  ...(readingsMs ? [`clocks read ${readingsMs.join(", ")} ms`] : []),
];

/** What else is to be known of what was checked. */
export function notesOf({ time, model, cast, liveness, protocol }: Plan): string[] {
  const traitors = cast.players.filter(({ role }) => role === "byzantine" || role === "free");
  return [
    `${counted(cast.nodes.length, "node")}; ${describeModel(model)}`,
    time === "any order"
      ? `timers fire in any order${liveness ? "" : ": safety only"}`
      : time === "rounds"
        ? "in lock-step rounds"
        : `in ticks of ${time.tickMs} ms, delays rounded outward`,
    ...traitors.map(({ name, role, alphabet }) =>
      role === "free"
        ? `${name} is Byzantine and sends any of ${alphabet.length} messages`
        : `${name} is Byzantine and follows a record of its own`,
    ),
    ...livenessNotes(Object.keys(protocol.eventually ?? {}), liveness),
  ];
}

/** What was asked of whole runs. */
const livenessNotes = (names: readonly string[], isAsked: boolean): string[] =>
  names.length === 0
    ? []
    : isAsked
      ? [`on every fair run: ${names.map((name) => `"${name}"`).join(", ")}`]
      : ["what must come about was not asked"];

import { type Meter, Mistake, type SystemModel, type Workload } from "@lightcone/simulation";
import {
  type AnyProtocol,
  checkProtocol,
  checkWorkload,
  refuseUnknownKeys,
  requireNumber,
} from "@lightcone/simulation/parts";
import { readConditions, readSearchOptions } from "../../options.ts";
import { castOf, checkByzantine, nameNodes } from "./cast.ts";
import { networkRules } from "./network-rules.ts";
import { checkSymmetryOptions } from "./node-symmetry.ts";
import type { Bounds, ExploreOptions } from "./options.ts";
import { type Budget, budgetNames, type Plan } from "./plan.ts";
import { type Time, timeRules } from "./time-rules.ts";

const known = [
  "nodes",
  "model",
  "byzantine",
  "workload",
  "time",
  "network",
  "bounds",
  "symmetry",
  "history",
  "liveness",
];

/** Checks the options of an exploration; every mistake is one sentence, before anything runs. */
export function readPlan(protocol: AnyProtocol, options: ExploreOptions<never>, meter: Meter | null) {
  checkProtocol(protocol);
  const search = readSearchOptions(options, known, meter);
  const {
    model,
    byzantine = {},
    workload = null,
    bounds = {},
    symmetry = null,
    history = null,
    liveness = false,
  } = options;
  if (!model?.timing?.kind)
    throw new Mistake("explore needs a model: systemModel({ timing: asynchronous() }), for example.");
  const nodes = nameNodes(options.nodes);
  checkByzantine(byzantine, model, nodes);
  if (workload) checkWorkload(workload, nodes);
  else if (history)
    throw new Mistake("explore({ history }) asks about clients, and there are none: give a workload.");
  const { failures } = model;
  const time = readTime(options.time, model, workload);
  const network = networkRules(model, options.network, time);
  const read = readBounds(bounds);
  const isCounted = Object.values(read.budgets).some((budget) => budget < Infinity);
  const isPlain =
    time === "any order" &&
    failures.kind === "none" &&
    !network.isSet &&
    !network.isFifo &&
    !isCounted &&
    !symmetry &&
    !history &&
    !protocol.monitors;
  const plan: Plan = {
    protocol,
    cast: castOf(protocol, nodes, byzantine, workload),
    model,
    time,
    rules: timeRules(time, model),
    network,
    f: failures.kind === "none" ? 0 : failures.f,
    mayCrash: failures.kind !== "none",
    mayCut: failures.kind !== "none" && (bounds.cuts ?? true) !== false,
    cutsAnyPart: bounds.cuts === "any part",
    mayReturn: failures.kind === "crashRecovery",
    mayTear: model.storage.kind === "torn",
    omits: failures.kind === "omission" ? failures.of : null,
    isAuthenticated: failures.kind === "authenticatedByzantine",
    ...read,
    symmetry,
    history,
    liveness,
    isPlain,
  };
  if (symmetry) checkSymmetryOptions(symmetry, plan);
  return { plan, ...search };
}

function readBounds(bounds: Bounds<never>): Pick<Plan, "within" | "timers" | "budgets" | "readingsMs"> {
  refuseUnknownKeys(
    bounds,
    ["within", "timers", ...budgetNames, "cuts", "clockReadingsMs"],
    "explore({ bounds })",
  );
  const { clockReadingsMs = null } = bounds;
  for (const name of budgetNames)
    if (bounds[name] !== undefined) requireNumber(bounds[name], `explore({ bounds: { ${name} } })`, 0);
  if (![undefined, true, false, "any part"].includes(bounds.cuts))
    throw new Mistake(
      `explore({ bounds: { cuts } }) is ${String(bounds.cuts)}: choose true, false or "any part".`,
    );
  if (clockReadingsMs !== null && (!Array.isArray(clockReadingsMs) || clockReadingsMs.length === 0))
    throw new Mistake("explore({ bounds: { clockReadingsMs } }) takes a list of at least one reading.");
  const budgets = Object.fromEntries(budgetNames.map((name) => [name, bounds[name] ?? Infinity]));
  return {
    within: readConditions(bounds.within, "bounds.within"),
    timers: readConditions(bounds.timers, "bounds.timers"),
    budgets: budgets as Record<Budget, number>,
    readingsMs: clockReadingsMs,
  };
}

function readTime(
  time: Time | undefined,
  { timing, failures }: SystemModel,
  workload: Workload | null,
): Time {
  const chosen = time ?? (timing.kind === "synchronous" ? "rounds" : "any order");
  if (chosen === "any order") return chosen;
  if (chosen === "rounds") {
    if (timing.kind !== "synchronous")
      throw new Mistake(
        'explore({ time: "rounds" }) needs a synchronous model: where delays have no known bound, no round is long enough.',
      );
    if (failures.kind === "crashRecovery" || workload)
      throw new Mistake(
        `${workload ? "Clients" : "Nodes that come back"} are not in step with lock-step rounds. Choose time: "any order", or { tickMs: 10 }.`,
      );
    return chosen;
  }
  if (typeof chosen !== "object")
    throw new Mistake(
      `explore({ time }) is ${JSON.stringify(chosen)}: choose "rounds", "any order" or { tickMs: 10 }.`,
    );
  refuseUnknownKeys(chosen, ["tickMs"], "explore({ time })");
  requireNumber(chosen.tickMs, "explore({ time: { tickMs } })", 0.001);
  if ("phiMs" in timing && timing.phiMs > 0)
    throw new Mistake(
      `The model lets a step take up to phi = ${timing.phiMs} ms, which ticks do not know. Choose phiMs: 0 and a delta larger by as much.`,
    );
  return chosen;
}

import {
  type AnyProtocol,
  checkProtocol,
  checkWorkload,
  describeModel,
  type Meter,
  Mistake,
  type NodeId,
  type NodeView,
  refuseUnknownKeys,
  requireNumber,
  type SystemModel,
  type Workload,
} from "@lightcone/simulation";
import {
  type Bound,
  type Conditions,
  readConditions,
  readSearchOptions,
  type SearchOptions,
} from "../options.ts";
import { type Cast, castOf, checkByzantine } from "./cast.ts";
import type { HistoryProperties } from "./histories.ts";
import { type NetworkRules, networkRules } from "./network-rules.ts";
import { checkSymmetryOptions, type NodeSymmetry } from "./node-symmetry.ts";
import { type Time, type TimeRules, timeRules } from "./time-rules.ts";

/** A timer that is set. */
export type TimerView = { readonly name: string; readonly key: string };

/** How far an exploration goes. What is left out is not bounded. */
export type Bounds<State> = {
  /** Worlds that are not within are left out, as if they did not exist. */
  readonly within?: Conditions<[nodes: readonly NodeView<State>[]]>;
  /** A timer of a node or client fires only where this holds. */
  readonly timers?: Conditions<[node: NodeView<State>, timer: TimerView]>;
  /** How often, in one run, a timer may fire, a node crash, a message be lost, a message be duplicated. */
  readonly timeouts?: number;
  readonly crashes?: number;
  readonly losses?: number;
  readonly duplicates?: number;
  /** Whether a crash may cut a step short, so that only the first of its messages leave. Default true. */
  readonly cuts?: boolean;
  /** What clocks may read, in milliseconds; any of it at any time. Needed where a handler reads a clock. */
  readonly clockReadingsMs?: readonly number[];
};

/** How a protocol is explored. */
export type ExploreOptions<State> = SearchOptions & {
  /** How many nodes ("A", "B", "C", ...), or their names. */
  readonly nodes: number | readonly NodeId[];
  /** The assumptions: what they allow is tried, all of it. */
  readonly model: SystemModel;
  /** The records that Byzantine nodes follow, or `{ sends: [...] }`: any of these messages to anybody at any time. */
  readonly byzantine?: Readonly<Record<NodeId, unknown>>;
  readonly workload?: Workload;
  /** Default: in rounds where the model is synchronous, else timers fire in any order. */
  readonly time?: Time;
  /**
   * Whether a message that is under way twice is one ("set") or two ("multiset"). Default: a set where the links
   * duplicate, which may then deliver each message any number of times; in a multiset they deliver it twice at most.
   */
  readonly network?: "set" | "multiset";
  readonly bounds?: Bounds<State>;
  readonly symmetry?: NodeSymmetry<State>;
  /** What must hold of what clients saw: `{ "is linearizable": (history) => ... }`. The history becomes a part of a world. */
  readonly history?: HistoryProperties;
  /** Whether to check the `eventually` properties, on all fair runs and without regard to their time. Default false. */
  readonly liveness?: boolean;
};

/** Options with everything filled in and checked. */
export type Plan = {
  readonly protocol: AnyProtocol;
  readonly cast: Cast;
  readonly model: SystemModel;
  readonly time: Time;
  readonly rules: TimeRules;
  readonly network: NetworkRules;
  /** How many nodes may be faulty, Byzantine ones included; where nodes come back, how many may be down at once. */
  readonly f: number;
  readonly mayCrash: boolean;
  /** Whether a crash may cut a step short. */
  readonly mayCut: boolean;
  readonly mayReturn: boolean;
  readonly mayTear: boolean;
  /** What an omission-faulty node may fail to do. */
  readonly omits: "sends" | "receives" | "both" | null;
  readonly isAuthenticated: boolean;
  readonly within: Bound<[readonly NodeView<never>[]]> | null;
  readonly timers: Bound<[NodeView<never>, TimerView]> | null;
  /** How often something may happen in a run. */
  readonly budgets: Readonly<Record<Budget, number>>;
  readonly readingsMs: readonly number[] | null;
  readonly symmetry: NodeSymmetry<never> | null;
  readonly history: HistoryProperties | null;
  readonly liveness: boolean;
  /** Whether a world is its players and a multiset of messages, and nothing else: then a deed changes it always alike. */
  readonly isPlain: boolean;
};

export const budgetNames = ["timeouts", "crashes", "losses", "duplicates"] as const;
export type Budget = (typeof budgetNames)[number];

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
    mayCut: failures.kind !== "none" && (bounds.cuts ?? true),
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

function nameNodes(nodes: number | readonly NodeId[]): readonly NodeId[] {
  const names =
    typeof nodes === "number" ? Array.from({ length: Math.max(0, nodes) }, (_, i) => letters(i)) : nodes;
  if (!Array.isArray(names) || names.length === 0 || (typeof nodes === "number" && !Number.isInteger(nodes)))
    throw new Mistake(
      `explore({ nodes }) is ${JSON.stringify(nodes)}: give how many, at least 1, or a list of names.`,
    );
  const twice = names.find((node, i) => names.indexOf(node) !== i);
  if (twice !== undefined)
    throw new Mistake(`explore({ nodes }) names "${twice}" twice: every node has a name of its own.`);
  return Object.freeze([...names]);
}

/** A to Z, then AA, AB, ... */
const letters = (i: number): string =>
  (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

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
    `${cast.nodes.length} nodes; ${describeModel(model)}`,
    time === "any order"
      ? "timers fire in any order"
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
      : ["safety only: what must come about was not asked"];

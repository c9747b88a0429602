/**
 * Clocks cannot be synchronized better than to u (1 - 1/n) where messages take between d - u and d (Lundelius & Lynch, "An
 * upper and lower bound for clock synchronization", Information and Control 62, 1984, §3). The proof as a machine: a node
 * that starts later, whose messages take less by as much, and those to it more, looks the same to all. There are n such
 * executions in a row, and in one of them two corrected clocks are that far apart.
 */
import {
  constant,
  delay,
  executionOf,
  links,
  type Meter,
  Mistake,
  type NodeId,
  type Protocol,
  type Run,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { type AnyProtocol, canonicalText, type Tagged } from "@lightcone/simulation/parts";
import { inWords } from "../explore/search/in-words.ts";
import type { Answer, Shown } from "./answer.ts";
import { around, otherContext } from "./around.ts";
import { bare } from "./consensus.ts";
import { notDeterministic, watched } from "./hypotheses.ts";

export type ClockAttempt<State, Message extends Tagged, Timer extends string> = {
  readonly protocol: Protocol<State, Message, Timer>;
  /** What a node in this state adds to its clock, in milliseconds; null while it does not know. */
  readonly correctionMs: (state: State) => number | null;
};

export type ClockOptions = {
  readonly nodes?: number;
  /** The longest that a message takes, d, and how much less it may take, u; in milliseconds. Default 50 and 20. */
  readonly delayMs?: number;
  readonly uncertaintyMs?: number;
  /** To within what the protocol claims to synchronize clocks; anything better than u (1 - 1/n) unless given. */
  readonly claimMs?: number;
  /** By when all clocks are corrected. Default 10,000. */
  readonly untilMs?: number;
};

export type ClockEvidence = {
  readonly run: Run;
  /** The executions in a row, from the one in which all start together; nobody can tell them apart. */
  readonly executions: readonly (Shown & { readonly skewMs: number; readonly startsMs: readonly number[] })[];
  readonly skewMs: number;
  /** u (1 - 1/n). */
  readonly boundMs: number;
};

export const synchrony = "synchrony: corrected clocks are as close as was claimed";

/** Times are in milliseconds, and sums of their fractions are not exact. */
const rounding = 1e-6;

export function clockShift<State, Message extends Tagged, Timer extends string>(
  { protocol: given, correctionMs }: ClockAttempt<State, Message, Timer>,
  { nodes = 2, delayMs = 50, uncertaintyMs = 20, claimMs, untilMs = 10_000 }: ClockOptions = {},
  meter?: Meter,
): Answer<ClockEvidence> {
  if (!(nodes >= 2) || !(delayMs > uncertaintyMs) || !(uncertaintyMs > 0))
    throw new Mistake(
      `clockShift({ nodes: ${nodes}, delayMs: ${delayMs}, uncertaintyMs: ${uncertaintyMs} }): give at least 2 nodes, and a delay that is more uncertain than 0 and takes longer than that.`,
    );
  const boundMs = uncertaintyMs * (1 - 1 / nodes);
  const protocol = bare(given as unknown as AnyProtocol);
  const { protocol: watching, uses } = watched(protocol);
  const rows = shifted(nodes, delayMs, uncertaintyMs);
  runOf(watching, rows[0]!, delayMs, untilMs, meter);
  if (uses.chance.size > 0)
    return { kind: "drops", hypothesis: "deterministic", why: notDeterministic(uses) };
  const runs = rows.map((row) => ({ ...row, run: runOf(protocol, row, delayMs, untilMs, meter) }));
  const lives = runs.map(({ run, startsMs }) =>
    canonicalText(run.nodes.map((node, i) => lifeOf(run, node, startsMs[i]!))),
  );
  if (new Set(lives).size > 1)
    return {
      kind: "drops",
      hypothesis: "a node knows its clock and its messages only",
      why: "Executions in which every clock reads the same whenever something happens are not the same to it: it knows something of true time.",
    };
  const executions = runs.map(({ startsMs, run }, i) => {
    const corrected = run.worldAt(run.trace.length - 1).nodes.map(({ state }, node) => {
      const correction = state === null ? null : correctionMs(state as State);
      return correction === null ? NaN : correction - startsMs[node]!;
    });
    const skewMs = Math.max(...corrected) - Math.min(...corrected);
    const title =
      i === 0
        ? "All start together; messages to later nodes take long, those to earlier ones do not"
        : `The first ${i === 1 ? "node starts" : `${i} nodes start`} later by ${uncertaintyMs} ms`;
    return { title, run, skewMs, startsMs };
  });
  if (executions.some(({ skewMs }) => Number.isNaN(skewMs)))
    return {
      kind: "drops",
      hypothesis: "every clock is corrected",
      why: `After ${inWords(untilMs)} ms some node does not know its correction yet.`,
    };
  const worst = executions.reduce((a, b) => (b.skewMs > a.skewMs ? b : a));
  const isRefuted =
    claimMs === undefined ? worst.skewMs >= boundMs - rounding : worst.skewMs > claimMs + rounding;
  if (!isRefuted)
    return {
      kind: "not refuted",
      searched: `${executions.length} executions in a row, of ${nodes} nodes, that nobody can tell apart: corrected clocks differ by ${round(worst.skewMs)} ms at most, and ${claimMs ?? boundMs} ms were claimed; the bound is ${round(boundMs)} ms`,
    };
  return {
    kind: "refuted",
    breaks: synchrony,
    story: [
      ...executions.map(({ title, skewMs }) => `${title}: corrected clocks differ by ${round(skewMs)} ms.`),
      `Nobody can tell these executions apart, so the corrections are the same in all; u (1 - 1/n) is ${round(boundMs)} ms.`,
    ].join("\n"),
    execution: executionOf(worst.run),
    run: worst.run,
    executions,
    skewMs: worst.skewMs,
    boundMs,
  };
}

const round = (ms: number): number => Math.round(ms * 1_000) / 1_000;

/** When each node starts, which is when its clock reads 0, and how long messages from i to j take. */
type Row = { readonly startsMs: readonly number[]; readonly delaysMs: readonly (readonly number[])[] };

/** One node after the other is shifted by u, and all delays are always between d - u and d. */
function shifted(nodes: number, d: number, u: number): readonly Row[] {
  const places = Array.from({ length: nodes }, (_, i) => i);
  return places.map((late) => {
    const startsMs = places.map((i) => (i < late ? u : 0));
    return {
      startsMs,
      delaysMs: places.map((i) => places.map((j) => (i < j ? d : d - u) - startsMs[i]! + startsMs[j]!)),
    };
  });
}

/** What a node lives through, by its own clock: two executions with equal lives are one and the same to it. */
const lifeOf = (run: Run, node: NodeId, startMs: number) => {
  const place = run.names.indexOf(node);
  const { events } = run.trace;
  return Array.from({ length: run.trace.length }, (_, i) => i)
    .filter((i) => events.node.at(i) === place && events.state[i] !== null)
    .map((i) => ({ atMs: events.at.at(i) - Math.round(1_000 * startMs), state: events.state[i] }));
};

/** More messages than that no link carries. */
const mostMessages = 10_000;

function runOf(
  protocol: AnyProtocol,
  { startsMs, delaysMs }: Row,
  d: number,
  untilMs: number,
  meter: Meter | undefined,
): Run {
  const nodes = startsMs.map((_, i) => String.fromCharCode(65 + i));
  const record = startingAt(protocol, new Map(nodes.map((node, i) => [node, startsMs[i]!])));
  const model = systemModel({
    timing: synchronous({ deltaMs: d }),
    links: links({ latency: constant({ ms: d }) }),
  });
  for (let each = 0; ;) {
    const faults = nodes.flatMap((from, i) =>
      nodes.flatMap((to, j) =>
        i === j
          ? []
          : Array.from({ length: each }, (_, n) => delay(from, to, { nth: n + 1, forMs: delaysMs[i]![j]! })),
      ),
    );
    const run = simulate(record as never, { nodes, model, faults, until: { timeMs: untilMs } }, meter);
    const sent = Math.max(0, ...executionOf(run, { limit: Infinity }).envelopes.map(({ nth }) => nth));
    if (sent <= each) return run;
    if (sent > mostMessages)
      throw new Mistake(
        `A node sends more than ${inWords(mostMessages)} messages to another: set untilMs to less than ${untilMs}.`,
      );
    each = sent;
  }
}

const atItsStart = "its clock reads 0";

/** The same protocol with nodes that start at these times, and clocks that read 0 then. */
function startingAt(protocol: AnyProtocol, startsMs: ReadonlyMap<NodeId, number>): AnyProtocol {
  const record = around(protocol, (handle, context) => {
    const startMs = startsMs.get(context.self)!;
    return handle(
      otherContext(context, {
        get clock() {
          return context.clock - startMs;
        },
        get interval() {
          return { earliestMs: context.clock - startMs, latestMs: context.clock - startMs };
        },
      }),
    );
  });
  return {
    ...record,
    init(context) {
      const startMs = startsMs.get(context.self)!;
      if (startMs === 0) return record.init(context);
      return [null, { type: "setTimer", timer: atItsStart, delay: { afterMs: startMs }, key: "" }];
    },
    onTimer: { ...record.onTimer, [atItsStart]: (_, context) => record.init(context) },
  };
}

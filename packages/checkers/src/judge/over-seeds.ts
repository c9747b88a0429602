import {
  Mistake,
  type Protocol,
  type Run,
  type simulate as simulateOne,
  type SimulateOptions,
  type Summary,
  type sweep as sweepMany,
} from "@lightcone/simulation";
import { refuseUnknownKeys, requireNumber, type Tagged } from "@lightcone/simulation/parts";
import { Failure, Passed } from "./finding.ts";

/** Which executions a check looks at, and what is wrong with one of them. */
export type SeedRange<State> = {
  /** The first seed (default 1), and how many from there on. */
  readonly from?: number;
  readonly count: number;
  /** What differs from seed to seed beside chance, such as a random plan of faults. Pure. */
  readonly vary?: (seed: number) => Partial<SimulateOptions>;
  /**
   * What is wrong with a run: a sentence without its numbers, or null. Default: the property that it violates first. Pure:
   * it may run in another worker.
   */
  readonly wrong?: (run: Run<State>) => string | null;
};

type Verbs = { readonly simulate: typeof simulateOne; readonly sweep: typeof sweepMany };

/** The measure under which seeds of wrong runs are counted. */
const wrongSeeds = "the seeds of wrong executions";

/**
 * A check over many seeds: fails with the first execution in which something is wrong, and where a `sometimes` of the
 * protocol was never reached, since nothing was tested then.
 */
export const overSeedsWith =
  ({ simulate, sweep }: Verbs) =>
  <State, Message extends Tagged, Timer extends string>(
    protocol: Protocol<State, Message, Timer>,
    options: Omit<SimulateOptions, "seed">,
    range: SeedRange<State>,
  ): Failure | Passed => {
    refuseUnknownKeys(range, ["from", "count", "vary", "wrong"], "overSeeds");
    const { from = 1, count, vary, wrong } = range;
    requireNumber(count, "overSeeds({ count })", 1);
    const measure = wrong && ((run: Run<State>) => seedIf(wrong(run) !== null, run.options.seed));
    const seeds = { from, count, ...(vary && { vary }), ...(measure && { measure }) };
    const summary = sweep(protocol, options, seeds);
    const found = wrong ? wrongOf(summary) : violatedOf(summary);
    if (found === null) return reachedAll(summary, count);
    const run = simulate(protocol, { ...options, ...vary?.(found.seed), seed: found.seed });
    const reason = wrong ? wrong(run) : (run.violations[0]?.property ?? null);
    if (reason === null) throw new Mistake(`Seed ${found.seed} gave another execution the second time.`);
    const says = `In ${found.hits} of ${count} executions: ${wrong ? reason : `“${reason}” is violated`}.`;
    const isSame = wrong ? (other: Run) => wrong(other as Run<State>) === reason : null;
    return new Failure(says, { reason, shows: run as Run, isSame });
  };

const seedIf = (isWrong: boolean, seed: number): Readonly<Record<string, readonly number[]>> => ({
  [wrongSeeds]: isWrong ? [seed] : [],
});

type Found = { readonly seed: number; readonly hits: number } | null;

function wrongOf({ measures }: Summary): Found {
  const { min = null, count = 0 } = measures[wrongSeeds] ?? {};
  return min === null ? null : { seed: min, hits: count };
}

/** The property that the first seeds violate, and how many executions do. */
function violatedOf({ failed }: Summary): Found {
  const [first] = Object.values(failed)
    .flatMap(({ firstSeed, hits }) => (firstSeed === null ? [] : [{ seed: firstSeed, hits }]))
    .sort((a, b) => a.seed - b.seed || b.hits - a.hits);
  return first ?? null;
}

function reachedAll({ reached }: Summary, count: number): Failure | Passed {
  const [never] = Object.entries(reached).find(([, { hits }]) => hits === 0) ?? [];
  return never === undefined
    ? new Passed(`In none of ${count} executions.`)
    : new Failure(`In none of ${count} executions: “${never}”.`, { reason: `never ${never}` });
}

/**
 * Mutation analysis of a suite of checks (DeMillo, Lipton & Sayward, "Hints on test data selection", IEEE Computer 11(4),
 * 1978): a suite shows that a protocol is right only as far as it shows that wrong ones are wrong.
 */
import { Mistake } from "@lightcone/simulation";
import { refuseUnknownKeys } from "@lightcone/simulation/parts";

/** How a check caught a protocol. */
export type Catch = {
  /** The property that was violated. */
  readonly property: string;
  /** How many events or steps it took; null where nothing happened that shows it, as with what never came about. */
  readonly length: number | null;
  /** The seed that shows it, where chance decides. */
  readonly seed?: number;
};

/** A check that ended before it had looked at everything. */
export type Limited = { readonly limit: string };

/** Looks for something wrong in a protocol; null where there is nothing. */
export type Check<Protocol> = (protocol: Protocol) => Catch | Limited | null;

export type MutantReport = {
  readonly name: string;
  /** What caught it, in the order of the suite; nothing where it survived. */
  readonly catches: readonly Catch[];
  /** What kept checks from looking at everything. */
  readonly limits: readonly string[];
};

export type MutantsReport = {
  /** What the checks say of the right protocol: a suite that catches it proves nothing. */
  readonly base: MutantReport;
  readonly mutants: readonly MutantReport[];
  /** The names of those that no check caught. */
  readonly survivors: readonly string[];
  /** Whether the base passed and every mutant was caught. */
  readonly passes: boolean;
};

/**
 * Runs each check of a suite over a protocol and over named mutants of it: the same record with one rule broken. Throws
 * a `Mistake` where there is nothing to run, or a mutant is the base itself.
 */
export function checkMutants<Protocol>(options: {
  readonly base: Protocol;
  readonly mutants: Readonly<Record<string, Protocol>>;
  readonly suite: readonly Check<Protocol>[];
}): MutantsReport {
  refuseUnknownKeys(options, ["base", "mutants", "suite"], "checkMutants");
  const { base, mutants, suite } = options;
  const named = Object.entries(mutants);
  if (suite.length === 0)
    throw new Mistake(
      "checkMutants({ suite }) has no check: give one, such as bySweep({ ... }, { count: 100 }).",
    );
  if (named.length === 0)
    throw new Mistake(
      'checkMutants({ mutants }) has no mutant: give one, { "forgets its vote": { ...raft, init: mine } }.',
    );
  const same = named.find(([, protocol]) => protocol === base);
  if (same) throw new Mistake(`The mutant "${same[0]}" is the base itself: break one of its rules.`);
  const reports = named.map(([name, protocol]) => reportOf(name, protocol, suite));
  const ofBase = reportOf("the base", base, suite);
  const survivors = reports.filter(({ catches }) => catches.length === 0).map(({ name }) => name);
  return {
    base: ofBase,
    mutants: reports,
    survivors,
    passes: ofBase.catches.length === 0 && survivors.length === 0,
  };
}

function reportOf<Protocol>(
  name: string,
  protocol: Protocol,
  suite: readonly Check<Protocol>[],
): MutantReport {
  const results = suite.map((check) => check(protocol));
  return {
    name,
    catches: results.filter((result) => result !== null).filter((result) => "property" in result),
    limits: results.flatMap((result) => (result !== null && "limit" in result ? [result.limit] : [])),
  };
}

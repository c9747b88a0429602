import { merge, Mistake, simulate, summaryFromJson, summaryToJson, sweep } from "@lightcone/simulation";
import { canonicalText, Digest } from "@lightcone/simulation/parts";
import { shrink } from "../shrink/shrink.ts";
import { Failure, type FailureDetails, type Outcome, wordsOf } from "./finding.ts";
import type { Finding, Judgment } from "./judgment.ts";
import { overSeedsWith } from "./over-seeds.ts";

/** The checks of a test, by name: each a sentence that should be true of the answer. */
export type Checks = Readonly<Record<string, () => Outcome>>;

/** What judging does by the ordinary verbs; a host hands over those that count events and divide their work. */
export type Verbs = {
  readonly simulate: typeof simulate;
  readonly sweep: typeof sweep;
  readonly shrink: typeof shrink;
};

/** The words of a test, over the verbs of a host. */
export const judging = (verbs: Verbs) => ({
  /**
   * Asks every check, in order, and says what came of it: an answer passes if all do. A check that throws fails with what it
   * threw, since the answer's own code may do so.
   */
  judge(checks: Checks): Judgment {
    const findings = Object.entries(checks).map(([check, ask]): Finding => ({
      check,
      ...asked(ask, verbs.shrink),
    }));
    if (findings.length === 0)
      throw new Mistake('judge was given no checks: give { "a sentence that should be true": () => ... }.');
    const failing = findings.filter(({ passes }) => !passes);
    return {
      format: "lightcone-judgment",
      passes: failing.length === 0,
      findings,
      signature: failing.length === 0 ? "" : signatureOf(failing),
      fingerprint: digestOf(findings),
    };
  },

  overSeeds: overSeedsWith(verbs),
});

/** Says that a check fails, why, and what shows it. */
export const fails = (says: string, details: FailureDetails = {}): Failure => new Failure(says, details);

/** The verbs as they are, with what a host needs to divide a sweep. */
export const verbs = { simulate, sweep, shrink, merge, summaryToJson, summaryFromJson };

export const { judge, overSeeds } = judging(verbs);

function asked(ask: () => Outcome, shrinkRun: Verbs["shrink"]) {
  try {
    return wordsOf(ask(), shrinkRun);
  } catch (thrown) {
    const isMistake = thrown instanceof Mistake;
    const says = isMistake ? thrown.message : `It throws ${String(thrown)}.`;
    return { passes: false, says, reason: isMistake ? "mistake" : "throws", shows: null };
  }
}

/** The failing checks with their reasons, as one text. */
const signatureOf = (failing: readonly Finding[]): string =>
  JSON.stringify(failing.map(({ check, reason }) => (reason === null ? [check] : [check, reason])));

function digestOf(findings: readonly Finding[]): string {
  const digest = new Digest();
  digest.addText(canonicalText(findings));
  return digest.toString();
}

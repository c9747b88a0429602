import {
  isAsClaimed,
  judgeRow,
  type Claim,
  type Judgement,
  type Parameters,
} from "@lightcone/protocols/claims";
import { isOnlyEffort, publishedAt, type Asked } from "./choose.ts";
import type { Computers } from "./over-cores.ts";

export type Verdict =
  | "holds"
  | "fails"
  | "does not reproduce, as said"
  | "reproduces, against what is said"
  | "nothing published";

/** One figure as it is told: what was published, what came out. */
export type Outcome = {
  readonly claim: string;
  readonly at: Parameters;
  readonly figure: string;
  readonly published: number | null;
  /** Null where nothing came out. */
  readonly ours: number | null;
  readonly allowed: number | null;
  readonly verdict: Verdict;
  readonly seeds: string;
};

export const isFailure = ({ verdict }: Outcome): boolean =>
  verdict === "fails" || verdict === "reproduces, against what is said";

/** Computes what was published of a claim or, where parameters are given that were not published, what comes out of them. */
export async function outcomesOf(
  asked: Asked,
  modules: readonly string[],
  computers: Computers,
): Promise<Outcome[]> {
  const { claim, changed } = asked;
  const { id } = claim;
  if (isOnlyEffort(asked)) {
    const rows = claim.published.map((_, row) => computers.row({ modules, id, row, changed }));
    return (await Promise.all(rows)).flat().map((judgement) => judged(claim, judgement));
  }
  const parameters = { ...claim.defaults, ...changed };
  const computed = await computers.figures({ modules, id, parameters });
  const published = publishedAt(asked);
  const row = judgeRow({ ...claim, compute: () => computed }, { at: changed, figures: published });
  const figures = Object.entries(computed.figures).filter(([figure]) => !(figure in published));
  return [
    ...row.map((judgement) => judged(claim, judgement)),
    ...figures.map(([figure, { value, standardError }]) => ({
      claim: id,
      at: changed,
      figure,
      published: null,
      ours: finite(value),
      allowed:
        standardError === undefined ? null : finite((claim.tolerance.standardErrors ?? 4) * standardError),
      verdict: "nothing published" as const,
      seeds: computed.checked,
    })),
  ];
}

function judged(claim: Claim, judgement: Judgement): Outcome {
  const { figure, at, published, ours, allowed, holds, checked } = judgement;
  const ordinary = holds ? "holds" : "fails";
  const odd = holds ? "reproduces, against what is said" : "does not reproduce, as said";
  const verdict: Verdict = claim.doesNotReproduce ? odd : ordinary;
  if (
    (verdict === "fails" || verdict === "reproduces, against what is said") === isAsClaimed(claim, judgement)
  )
    throw new Error(`${claim.id}: the verdict contradicts the claim`);
  return {
    claim: claim.id,
    at,
    figure,
    published,
    ours: finite(ours),
    allowed: finite(allowed),
    verdict,
    seeds: checked,
  };
}

const finite = (number: number) => (Number.isFinite(number) ? number : null);

/** Claims of one model share computations: a figure at some parameters is told once, beside what was published if anything. */
export function withoutRepetition(outcomes: readonly Outcome[]): Outcome[] {
  const key = ({ at, figure, ours }: Outcome) => JSON.stringify([at, figure, ours]);
  return outcomes.filter(
    (outcome, place) =>
      outcome.published !== null ||
      !outcomes.some(
        (other, index) =>
          key(other) === key(outcome) && other !== outcome && (other.published !== null || index < place),
      ),
  );
}

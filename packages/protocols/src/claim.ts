/**
 * A claim binds a sentence of the course to a computation, and what comes out of it to figures that were published.
 * Claims stand in a `claims.ts` beside their protocol; the course, its tests and `npm run reproduce` judge them alike.
 */

/** What a computation is given: sizes, probabilities, the name of a profile. All of it can come from a command line. */
export type Parameters = Readonly<Record<string, number | string>>;

export type Source = {
  readonly author: string;
  readonly title: string;
  readonly venue: string;
  readonly year: number;
};

/**
 * How far a computed figure may lie from the published one: the sum of so many of its standard errors, an absolute
 * part (half a unit of the last digit that was printed, say) and a relative one. With none of them it must be equal.
 * The grades: G0 exact, G1 closed form, G2 printed table, G3 tails of distributions, G4 measurement on hardware.
 */
export type Tolerance = {
  readonly grade: "G0" | "G1" | "G2" | "G3" | "G4";
  readonly standardErrors?: number;
  readonly absolute?: number;
  readonly relative?: number;
};

/** A computed figure; where chance is in it, also the standard error of its estimate. */
export type Figure = { readonly value: number; readonly standardError?: number };

export type Computed = {
  readonly figures: Readonly<Record<string, Figure>>;
  /** How it was checked, as a reader is told: "4,000 seeds", "exhaustive: 3 nodes, 1 crash, 25 patterns". */
  readonly checked: string;
};

/** Published figures, by name, and the parameters to which they belong. */
export type Row = { readonly at: Parameters; readonly figures: Readonly<Record<string, number>> };

export type Claim<Known extends Parameters = Parameters> = {
  /** The door of its model, a dot, and what is claimed: "wars.visibility". */
  readonly id: string;
  readonly sentence: string;
  readonly source: Source;
  readonly published: readonly Row[];
  readonly tolerance: Tolerance;
  /**
   * The published figures are known not to come out, and nobody knows why; the sentence says so. The claim stands as long
   * as none of them does: the day one comes out there is something to learn.
   */
  readonly doesNotReproduce?: true;
  /** Every parameter of the computation, and the value that it has where nobody gives another. */
  readonly defaults: Known;
  /** Other parameters than the published ones are computed as well. */
  compute(parameters: Known): Computed;
};

/** One figure of a claim, judged. */
export type Judgement = {
  readonly figure: string;
  readonly at: Parameters;
  readonly published: number;
  readonly ours: number;
  /** How far they may lie apart. */
  readonly allowed: number;
  readonly holds: boolean;
  readonly checked: string;
};

/** The claim as it is, with the type of its own parameters inside and that of any claim outside. */
export const claim = <Known extends Parameters>(itself: Claim<Known>): Claim => itself;

/** Whether a figure turned out as the claim says: within its tolerance or, where it does not reproduce, beyond it. */
export const isAsClaimed = ({ doesNotReproduce }: Claim, { holds }: Judgement): boolean =>
  holds === (doesNotReproduce !== true);

/** Computes what was published, with parameters changed (more trials, another seed) where some are given. */
export const judge = (claim: Claim, changed: Parameters = {}): readonly Judgement[] =>
  claim.published.flatMap((row) => judgeRow(claim, row, changed));

/** Computes one row of what was published: rows can be divided among cores. */
export const judgeRow = (
  { defaults, tolerance, compute }: Claim,
  { at, figures }: Row,
  changed: Parameters = {},
): readonly Judgement[] => {
  const computed = compute({ ...defaults, ...at, ...changed });
  return Object.entries(figures).map(([figure, published]) => {
    const ours = computed.figures[figure] ?? { value: NaN };
    const allowed = allowance(tolerance, published, ours);
    const holds = Math.abs(ours.value - published) <= allowed;
    return { figure, at, published, ours: ours.value, allowed, holds, checked: computed.checked };
  });
};

/** Names of parameters that say how hard to look. */
const efforts: readonly string[] = [
  "seed",
  "seeds",
  "trials",
  "runs",
  "arrangements",
  "heartbeats",
  "crashes",
  "states",
  "packets",
  "items",
  "operations",
  "periods",
];

/** The parameters of a claim that say how hard to look, and not at what: none of its published rows depends on them. */
export const effortOf = ({ defaults, published }: Claim): readonly string[] =>
  Object.keys(defaults).filter((name) => efforts.includes(name) && !published.some(({ at }) => name in at));

const allowance = (
  { standardErrors = 0, absolute = 0, relative = 0 }: Tolerance,
  published: number,
  { standardError = 0 }: Figure,
): number => standardErrors * standardError + absolute + relative * Math.abs(published);

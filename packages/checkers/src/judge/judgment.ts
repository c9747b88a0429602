/** What an exercise's test finds out about an answer, as plain data. */

/** What shows that an answer is wrong, as the page can draw it, and the same in words. */
export type Shown = {
  readonly type: "execution" | "exploration" | "history";
  readonly data: unknown;
  /** A line a step; null where the picture says it all. */
  readonly story: string | null;
};

/** What came of one check. */
export type Finding = {
  /** Its name: a sentence that should be true of the answer. */
  readonly check: string;
  readonly passes: boolean;
  /** A sentence for the reader: what is wrong, or how much was tried without finding anything; null for nothing to say. */
  readonly says: string | null;
  /**
   * What sort of failure it is, without what differs from answer to answer: the property that is violated, or what the
   * test gives as reason. Null where the check fails in one way only, or passes.
   */
  readonly reason: string | null;
  /** The smallest failing execution or history that was found. */
  readonly shows: Shown | null;
};

export type Judgment = {
  readonly format: "lightcone-judgment";
  readonly passes: boolean;
  /** In the order of the test. */
  readonly findings: readonly Finding[];
  /**
   * How the answer fails: two answers fail in the same way if the same checks fail, each for the same reason. Empty where
   * it passes.
   */
  readonly signature: string;
  /** A digest of all findings: the same answer, test and packages give the same one everywhere. */
  readonly fingerprint: string;
};

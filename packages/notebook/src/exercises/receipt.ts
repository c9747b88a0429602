/** What proves that an answer passed: enough to judge it again elsewhere, and to see what has changed since. */
export type Receipt = {
  readonly format: "lightcone-receipt";
  readonly version: 1;
  readonly lesson: string;
  readonly exercise: string;
  /** The answer's code. All other cells, and the test, are the lesson's own. */
  readonly answer: string;
  /** What was run, in order, each with the hash of its code: what the answer builds on, the answer, the test. */
  readonly cells: readonly { readonly id: string; readonly hash: string }[];
  readonly seed: number;
  readonly budget: number;
  /** The packages that the verdict depends on, with their versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** The judgment's. */
  readonly fingerprint: string;
};

export const receiptFormat = "lightcone-receipt";

/** The answer of a kept receipt, where that was given to the same test; null for anything else that may be kept. */
export function acceptedIn(kept: unknown, testHash: string): string | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { format, answer, cells } = kept as Partial<Receipt>;
  if (format !== receiptFormat || typeof answer !== "string" || !Array.isArray(cells)) return null;
  const isSameTest = cells.some(
    (cell: unknown) =>
      typeof cell === "object" &&
      cell !== null &&
      exerciseTest.test(String((cell as { id?: unknown }).id)) &&
      (cell as { hash?: unknown }).hash === testHash,
  );
  return isSameTest ? answer : null;
}

const exerciseTest = /\/test$/;

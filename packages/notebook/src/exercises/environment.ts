/** A cell of a lesson, or the answer to an exercise, as it stands among them. */
export type Piece = {
  readonly id: string;
  readonly source: string;
  /** Of an answer: what all others see in its place, the reference solution or one that has passed. */
  readonly accepted?: string | undefined;
};

/**
 * The sources that the piece `id` sees. An exercise forks its environment: the answer that is being written is seen by its
 * own test and by nothing else, so a wrong one breaks no later text.
 */
export const environment = (pieces: readonly Piece[], id: string) =>
  pieces.map(({ id: each, source, accepted = source }) => ({
    id: each,
    source: each === id ? source : accepted,
  }));

/** The same sources with the test of the exercise `id` behind its answer. */
export const withTest = (
  sources: readonly { readonly id: string; readonly source: string }[],
  id: string,
  test: string,
) => sources.flatMap((one) => (one.id === id ? [one, { id: testId(id), source: test }] : [one]));

/**
 * In which order an exercise is judged: what the answer needs, the answer, what the test needs besides, the test. The
 * answer runs also where the test does not use its names, so that what it throws is seen.
 */
export function judgingOrder(chainOf: (id: string) => readonly string[], id: string): readonly string[] {
  const own = chainOf(id);
  return [...own, ...chainOf(testId(id)).filter((each) => !own.includes(each))];
}

const suffix = "/test";

/** Under which id the test of an exercise stands among cells, whose own ids hold no slash. */
export const testId = (exercise: string): string => exercise + suffix;

/** The exercise whose test has this id; null for the id of anything else. */
export const exerciseOfTest = (id: string): string | null =>
  id.endsWith(suffix) ? id.slice(0, -suffix.length) : null;

/** A bug of ours, never a reader's: throws with the sentence that did not hold. */
export function invariant(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(`A bug in the simulator, please report it: ${sentence}`);
}

import type { Bit } from "../attempt.ts";
import { allBits } from "../consensus.ts";

/** All ways to give inputs: from all 0 to all 1, one node after the other having another one; then the rest. */
export const inputsInOrder = (nodes: number): readonly (readonly Bit[])[] => {
  const chain = Array.from({ length: nodes + 1 }, (_, ones) =>
    Array.from({ length: nodes }, (__, i): Bit => (i < ones ? 1 : 0)),
  );
  const isInChain = (inputs: readonly Bit[]) => chain.some((known) => known.join() === inputs.join());
  return [...chain, ...allBits(nodes).filter((inputs) => !isInChain(inputs))];
};

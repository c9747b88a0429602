import type { Output } from "@lightcone/runtime";
import { limits, measured, sizeOf } from "./limits.ts";

/** What a reader sees in place of what is too much. The room for it also covers the envelope of a message. */
export const leftOut: Output = {
  kind: "console",
  level: "error",
  text: "The rest is left out: it is more than the page can take, or no plain data. Show or print less.",
};

/**
 * Keeps the outputs of one run within the limits that the page enforces. The gate answers what to send for an output: a
 * copy, for a cell may have a hand in the original; once, for the first that does not fit, the sentence; after that null.
 */
export function outputGate(): (output: Output) => Output | null {
  let size = sizeOf(leftOut);
  let count = 1;
  let isFull = false;
  return (output) => {
    if (isFull) return null;
    const plain = measured(output);
    size += plain?.size ?? Infinity;
    count += 1;
    isFull = size > limits.size || count > limits.outputs;
    return isFull ? leftOut : (plain!.copy as Output);
  };
}

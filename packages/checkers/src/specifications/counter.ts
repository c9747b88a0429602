import { Mistake, type Value } from "@lightcone/simulation";
import { byName } from "./by-name.ts";
import { brief, type Call } from "./specification.ts";

/**
 * A number: `add` a `value` to it (1 unless given), or `increment` it; `read` it. A number as the result of `add` or
 * `increment` is the sum.
 */
export const counter = byName<number>("A counter", {
  initial: 0,
  operations: { add, increment: add, read: (sum) => ({ state: sum, result: sum }) },
  reads: ["read"],
});

function add(sum: number, call: Call, result: Value | undefined) {
  const { value = 1 } = call;
  if (typeof value !== "number") throw new Mistake(`A counter cannot add ${brief(value)}: give a number.`);
  const state = sum + value;
  return { state, ...(typeof result === "number" ? { result: state } : {}) };
}

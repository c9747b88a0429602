import { canonicalText } from "@lightcone/simulation/parts";

/** Whether two pieces of plain data are equal. */
export const areEqual = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && canonicalText(a) === canonicalText(b));

/** Orders plain data by its canonical text, which is a total order. */
export function byText(a: unknown, b: unknown): number {
  const [left, right] = [canonicalText(a), canonicalText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

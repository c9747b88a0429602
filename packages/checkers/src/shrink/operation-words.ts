import type { Value } from "@lightcone/simulation";
import { brief, callOf } from "../specifications/specification.ts";

/** An operation as it was asked: `write(3)`. */
export function operationWords(operation: Value): string {
  const call = callOf(operation);
  if (call === null) return brief(operation);
  const { f, ...rest } = call;
  return `${f}(${Object.values(rest).map(brief).join(", ")})`;
}

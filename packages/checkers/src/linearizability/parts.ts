import type { Operation } from "../history/operation.ts";
import type { AnySpecification } from "../specifications/specification.ts";

/** The operations on one part of an object. */
export type Part = { readonly name: string | null; readonly operations: readonly Operation[] };

/** An object's parts, in the order in which they were first used: one without a name where it has none. */
export function partsOf({ partition }: AnySpecification, operations: readonly Operation[]): readonly Part[] {
  if (partition === undefined) return [{ name: null, operations }];
  const parts = new Map<string, Operation[]>();
  for (const operation of operations) {
    const name = partition(operation.operation);
    const part = parts.get(name);
    if (part === undefined) parts.set(name, [operation]);
    else part.push(operation);
  }
  return [...parts].map(([name, own]) => ({ name: name === "" ? null : name, operations: own }));
}

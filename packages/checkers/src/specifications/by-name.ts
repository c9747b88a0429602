import { Mistake, type Value } from "@lightcone/simulation";
import { brief, type Call, callOf, type Outcome, type Specification } from "./specification.ts";

/** What one operation of an object does. */
type Deed<State> = (
  state: State,
  call: Call,
  result: Value | undefined,
) => Outcome<State> | readonly Outcome<State>[] | null;

/** The specification of an object whose operations have names: a table of what each does. */
export type NamedSpecification<State> = Specification<State, Value> & {
  readonly operations: Readonly<Record<string, Deed<State>>>;
};

type Parts<State> = Omit<NamedSpecification<State>, "step" | "isRead"> & {
  /** The names of those operations that change nothing. */
  readonly reads: readonly string[];
};

/** Makes `step` of a table. What the table does not have is a `Mistake` that says what `object` knows. */
export function byName<State>(object: string, { reads, ...parts }: Parts<State>): NamedSpecification<State> {
  const { operations } = parts;
  const known = Object.keys(operations);
  return {
    ...parts,
    step(state, operation, result) {
      const call = callOf(operation);
      if (call === null || !Object.hasOwn(operations, call.f))
        throw new Mistake(
          `${object} has no operation ${brief(operation)}: it knows ${known.join(", ")}, and the name of an operation is its "f".`,
        );
      return operations[call.f]!(state, call, result);
    },
    isRead: (operation) => reads.includes(callOf(operation)?.f ?? ""),
  };
}

/** The argument of a call, which must have it. */
export function argument(call: Call, name: string): Value {
  const value = call[name];
  if (value === undefined) throw new Mistake(`The operation ${brief(call)} has no "${name}": add it.`);
  return value;
}

/** The part of an object with keys that an operation concerns. One without a key concerns the part without a name. */
export const keyOf = (operation: Value): string => {
  const key = callOf(operation)?.["key"];
  return key === undefined ? "" : typeof key === "string" ? key : JSON.stringify(key);
};

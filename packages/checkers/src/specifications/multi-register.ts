import { Mistake, type Value } from "@lightcone/simulation";
import { argument, byName } from "./by-name.ts";
import { brief } from "./specification.ts";

type Registers = { readonly [key: string]: Value };

/**
 * Several registers, read and written by transactions: `txn` with the `value` `[["read", "x", null], ["write", "y", 2]]`
 * takes effect at once. Its result is the same list with what was read in the place of null. A register is null until
 * it is written, unless `initial` says otherwise.
 */
export const multiRegister = ofRegisters("are null");

/** The same where nobody recorded what the registers held at first: whatever is read before anything is written was there. */
export const multiRegisterAsFound = ofRegisters("are unknown");

function ofRegisters(others: "are null" | "are unknown") {
  return byName<Registers>("A multi-register", {
    initial: {},
    operations: {
      txn(before, call, seen) {
        const state: Record<string, Value> = { ...before };
        const result = stepsOf(argument(call, "value")).map(([f, key, value], i) => {
          if (f === "write") state[key] = value;
          else if (!Object.hasOwn(state, key) && others === "are unknown" && seen !== undefined)
            state[key] = valueIn(seen, i);
          return [f, key, state[key] ?? null];
        });
        return { state, result };
      },
    },
    reads: [],
  });
}

/** What the step at place `i` of a transaction returned. */
function valueIn(result: Value, i: number): Value {
  const step = Array.isArray(result) ? (result as readonly Value[])[i] : null;
  return Array.isArray(step) ? ((step as readonly Value[])[2] ?? null) : null;
}

const names: Readonly<Record<string, "read" | "write">> = {
  read: "read",
  r: "read",
  write: "write",
  w: "write",
};

function stepsOf(value: Value): (readonly ["read" | "write", string, Value])[] {
  if (!Array.isArray(value))
    throw new Mistake(`A transaction is ${brief(value)}: give a list such as [["read", "x", null]].`);
  return value.map((step: Value) => {
    const [name, key, argument = null] = Array.isArray(step) ? (step as Value[]) : [];
    const f = typeof name === "string" && Object.hasOwn(names, name) ? names[name] : undefined;
    if (f === undefined || key === undefined)
      throw new Mistake(
        `A step of a transaction is ${brief(step)}: give ["read", key, null] or ["write", key, value].`,
      );
    return [f, typeof key === "string" ? key : JSON.stringify(key), argument] as const;
  });
}

/** The least state machine that there is: one value that is read, written, and compared before it is written. */
import type { Machine } from "./state.ts";

export type RegisterOperation =
  | { readonly f: "read" }
  /** Any server says what it knows. */
  | { readonly f: "stale read" }
  | { readonly f: "write"; readonly value: unknown }
  | { readonly f: "cas"; readonly value: readonly [unknown, unknown] };

export const register: Machine = {
  initial: null,

  apply(value, operation) {
    const asked = operation as RegisterOperation;
    if (asked.f === "write") return [asked.value, null];
    if (asked.f !== "cas") return [value, value];
    const [expected, wanted] = asked.value;
    return value === expected ? [wanted, true] : [value, false];
  },

  readOf: (operation) =>
    ({ read: "linearizable", "stale read": "stale", write: "no read", cas: "no read" })[
      (operation as RegisterOperation).f
    ] as ReturnType<Machine["readOf"]>,
};

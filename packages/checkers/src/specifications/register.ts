import type { Value } from "@lightcone/simulation";
import { areEqual } from "../history/equality.ts";
import { argument, byName, keyOf } from "./by-name.ts";
import { type Access, callOf } from "./specification.ts";

/** A register, or one for each `key`: `write` a `value`, `read` it. Initially null. (Lamport 1986.) */
export const register = byName<Value>("A register", {
  initial: null,
  operations: {
    read: (value) => ({ state: value, result: value }),
    write: (_, call) => ({ state: argument(call, "value") }),
  },
  reads: ["read"],
  partition: keyOf,
  access(operation, result) {
    const call = callOf(operation);
    if (call?.f === "write") return { writes: argument(call, "value") };
    return call?.f === "read" ? readOf(result) : null;
  },
});

/**
 * A register with `cas`, compare-and-set: where its value is `from` it becomes `to` and the result is true, otherwise it
 * stays and the result is false. (Herlihy 1991, §3.)
 */
export const casRegister = {
  ...byName<Value>("A compare-and-set register", {
    ...register,
    operations: {
      ...register.operations,
      cas: (value, call) =>
        areEqual(value, argument(call, "from"))
          ? { state: argument(call, "to"), result: true }
          : { state: value, result: false },
    },
    reads: ["read"],
    access(operation, result) {
      const call = callOf(operation);
      if (call?.f !== "cas") return register.access!(operation, result);
      return result === false ? {} : { reads: argument(call, "from"), writes: argument(call, "to") };
    },
  }),
  isRead: (operation: Value, result: Value | undefined) => {
    const f = callOf(operation)?.f;
    return f === "read" || (f === "cas" && result === false);
  },
};

const readOf = (result: Value | undefined): Access => (result === undefined ? {} : { reads: result });

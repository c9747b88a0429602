import type { Value } from "@lightcone/simulation";
import { argument, byName, keyOf } from "./by-name.ts";
import { revealedByStrings } from "./revealed-by-strings.ts";
import { callOf } from "./specification.ts";

/**
 * A string, or any other value, for each `key`: `get` it, `put` a `value` in its place, `append` one to it. A key that
 * nothing was put under is the empty string, which some systems tell as null.
 */
export const keyValue = byName<Value>("A key-value store", {
  initial: "",
  operations: {
    get: (value, _, result) => ({ state: value, result: value === "" && result === null ? null : value }),
    put: (_, call) => ({ state: argument(call, "value") }),
    append: (value, call) => ({ state: `${text(value)}${text(argument(call, "value"))}` }),
  },
  reads: ["get"],
  partition: keyOf,
  revealed: revealedByStrings,
  access(operation, result) {
    const call = callOf(operation);
    if (call?.f === "put") return { writes: argument(call, "value") };
    if (call?.f !== "get") return null;
    return result === undefined ? {} : { reads: result ?? "" };
  },
});

const text = (value: Value): string => (typeof value === "string" ? value : JSON.stringify(value));

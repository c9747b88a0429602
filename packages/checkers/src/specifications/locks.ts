import type { Value } from "@lightcone/simulation";
import { areEqual } from "../history/equality.ts";
import { byName } from "./by-name.ts";
import type { Call } from "./specification.ts";

/** Who asks, where the operation says so; without an `owner` whoever asks may release. */
const ownerOf = (call: Call): Value => call["owner"] ?? null;

/** A lock: `acquire` takes effect only while it is free, `release` only while it is held (by the same `owner`). */
export const mutex = byName<{ readonly held: boolean; readonly heldBy: Value }>("A mutex", {
  initial: { held: false, heldBy: null },
  operations: {
    acquire: ({ held }, call) => (held ? null : { state: { held: true, heldBy: ownerOf(call) } }),
    release: ({ held, heldBy }, call) =>
      held && areEqual(heldBy, ownerOf(call)) ? { state: { held: false, heldBy: null } } : null,
  },
  reads: [],
});

/**
 * A lock whose `acquire` gives a token, a number that is greater than every one before it, so that what it guards can
 * refuse whoever held it earlier. (Kleppmann 2016, "How to do distributed locking".)
 */
export const fencedLock = byName<{ readonly held: boolean; readonly heldBy: Value; readonly token: number }>(
  "A fenced lock",
  {
    initial: { held: false, heldBy: null, token: -1 },
    operations: {
      acquire({ held, token }, call, result) {
        if (held) return null;
        const holder = { held: true, heldBy: ownerOf(call) };
        // One that never returned has some token. None is small enough to forbid a later one.
        if (result === undefined) return { state: { ...holder, token } };
        return typeof result === "number" && result > token ? { state: { ...holder, token: result } } : null;
      },
      release: ({ held, heldBy, token }, call) =>
        held && areEqual(heldBy, ownerOf(call)) ? { state: { held: false, heldBy: null, token } } : null,
    },
    reads: [],
  },
);

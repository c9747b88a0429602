/** What the nodes of a leased lock say to one another, and the effects in which they ask. */
import { effects } from "@lightcone/simulation";

export type Message =
  /** A client to the lock server. A request that was not granted in time is void; the number tells them apart. */
  | { readonly type: "Acquire"; readonly request: number }
  | { readonly type: "Granted"; readonly request: number; readonly token: number }
  | { readonly type: "Release"; readonly token: number }
  /** A client to the storage that the lock protects. */
  | { readonly type: "Write"; readonly token: number }
  | { readonly type: "Written"; readonly token: number; readonly isAccepted: boolean };

export type Timer = "expire" | "grace" | "ask" | "lease" | "check" | "act";

export type Options = {
  /** How long a lock is held at most, from the moment at which it was asked for. */
  readonly leaseMs: number;
  /** How long before its end a client begins nothing any more. */
  readonly marginMs: number;
  /** How long after a client has looked at its clock its write leaves. Everything can happen in between. */
  readonly actMs: number;
  /** How often a client asks for the lock, how often it writes with it, and how long it works for each write. */
  readonly turns: number;
  readonly writes: number;
  readonly workMs: number;
  /** Whether the storage refuses the tokens of earlier holders. */
  readonly isFenced: boolean;
  /** Whether a lease is looked at once more when the wait for the lock is over. */
  readonly looksAgain: boolean;
};

export const { send, setTimer, cancelTimer, sync } = effects<Message, Timer>();
export type Effects = ReturnType<typeof send>[];

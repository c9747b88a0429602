/** What the front and the servers behind it say to one another, and what each of them remembers. */
import type { NodeId } from "@lightcone/simulation";
import type { Breaker } from "./circuit-breaker.ts";
import type { Counted } from "./throttling.ts";

/** One try of a call. The key is that of the call: all tries of it, and all copies, carry the same one. */
export type Call = {
  readonly type: "Call";
  readonly key: string;
  readonly nth: number; //               which try
  readonly deadline: number | null; //   when nobody waits for it any more, on clocks that agree
  readonly twin: NodeId | null; //       who else has got a copy, and is told when this one is begun
};

export type Message =
  | Call
  | { readonly type: "Answer"; readonly key: string; readonly nth: number; readonly isOk: boolean }
  | { readonly type: "Cancel"; readonly key: string };

export type Job = Call & { readonly from: NodeId };

/** A server with one worker, first come, first served. */
export type Server = {
  readonly kind: "server";
  readonly queue: readonly Job[];
  readonly serving: { readonly job: Job; readonly beganAt: number; readonly isOk: boolean } | null;
  readonly effects: Readonly<Record<string, number>>; //   how often the effect of a call has happened, by key
};

/** One of the calls that a page needs. */
export type Part = {
  readonly status: "idle" | "asked" | "resting" | "got" | "failed";
  readonly tries: number;
  readonly waitedMs: number; //   before the last retry
};

export type Page = {
  readonly deadline: number | null;
  readonly parts: Readonly<Record<string, Part>>; //   by service
};

/** Where pages are put together. */
export type Front = {
  readonly kind: "front";
  readonly pages: Readonly<Record<string, Page>>; //        those under way, by the id of the request
  readonly purse: number; //                                retries that the budget allows now
  readonly sent: { readonly calls: number; readonly retries: number; readonly hedges: number };
  readonly breakers: Readonly<Record<string, Breaker>>; //  by service
  readonly counted: Readonly<Record<string, Counted>>; //   by service, for adaptive throttling
  readonly ended: { readonly whole: number; readonly partial: number; readonly refused: number };
};

export type State = Front | Server;

export type Timer = "deadline" | "timeout" | "retry" | "hedge" | "cool" | "work";

/**
 * A client: it asks for the lock, writes to the storage while its lease lasts, and releases the lock. It reckons its lease
 * from the moment at which it asked, which is before the server began to count: on perfect clocks its lease is over first.
 * Between its look at the clock and its write there is a gap, as there is in every program: a collection of garbage, a
 * page fault, a packet that waits. Nothing that a client can do closes it.
 */
import type { NodeId } from "@lightcone/simulation";
import { cancelTimer, type Effects, type Options, send, setTimer } from "./messages.ts";

export type Client = {
  readonly role: "client";
  readonly phase: "idle" | "waits" | "holds"; // what it believes
  readonly request: number; //                  counted from 1
  readonly endsMs: number; //                   of its lease, on its own clock
  readonly token: number;
  readonly written: number; //                  in this turn
};

export const newClient: Client = {
  role: "client",
  phase: "idle",
  request: 0,
  endsMs: 0,
  token: 0,
  written: 0,
};

export type Place = { readonly server: NodeId; readonly storage: NodeId; readonly nowMs: number };
type Stepped = [Client, ...Effects];

const askLater = (client: Client, { turns, workMs }: Options): Effects =>
  client.request < turns ? [setTimer("ask", { betweenMs: [workMs / 2, 2 * workMs] })] : [];

export const start = (options: Options): Stepped => [newClient, ...askLater(newClient, options)];

export const ask = (client: Client, { server, nowMs }: Place, { leaseMs }: Options): Stepped => {
  const request = client.request + 1;
  return [
    { ...newClient, phase: "waits", request, endsMs: nowMs + leaseMs },
    send(server, { type: "Acquire", request }),
    setTimer("lease", { afterMs: leaseMs }),
  ];
};

/**
 * The lock has come; too late where the lease was over before. Who does not look again takes its lease to begin now, and
 * is wrong by as long as it has waited.
 */
export const granted = (
  client: Client,
  { request, token }: { readonly request: number; readonly token: number },
  { server, nowMs }: Place,
  { looksAgain, leaseMs }: Options,
): Stepped => {
  const isMine = client.phase === "waits" && request === client.request;
  if (!isMine || (looksAgain && nowMs >= client.endsMs))
    return [client, send(server, { type: "Release", token })];
  const holds: Client = { ...client, phase: "holds", token };
  const begin = setTimer("check", { afterMs: 1 });
  return looksAgain
    ? [holds, begin]
    : [{ ...holds, endsMs: nowMs + leaseMs }, begin, setTimer("lease", { afterMs: leaseMs })];
};

/** The lease is over, says the client's own clock. */
export const lapse = (client: Client, options: Options): Stepped => {
  if (client.phase === "idle") return [client];
  if (client.phase === "waits" && !options.looksAgain) return [client]; // it waits for as long as it takes
  return [{ ...client, phase: "idle" }, ...askLater(client, options)];
};

/** Is there time for another write? */
export const check = (client: Client, { nowMs }: Place, { marginMs, actMs }: Options): Stepped =>
  client.phase === "holds" && nowMs + marginMs < client.endsMs
    ? [client, setTimer("act", { afterMs: actMs })]
    : [client];

export const act = (client: Client, { storage }: Place): Stepped =>
  client.phase === "holds"
    ? [{ ...client, written: client.written + 1 }, send(storage, { type: "Write", token: client.token })]
    : [client];

export const written = (
  client: Client,
  { token, isAccepted }: { readonly token: number; readonly isAccepted: boolean },
  { server }: Place,
  options: Options,
): Stepped => {
  if (client.phase !== "holds" || token !== client.token) return [client];
  if (isAccepted && client.written < options.writes)
    return [client, setTimer("check", { afterMs: options.workMs })];
  return [
    { ...client, phase: "idle" },
    cancelTimer("lease"),
    send(server, { type: "Release", token }),
    ...askLater(client, options),
  ];
};

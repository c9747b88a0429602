/**
 * The lock server: it gives the lock to one client after the other, each time with a larger token, and takes it back when
 * the client releases it or its lease is over. The lease begins when the request comes, and the wait is a part of it.
 * The token is on disk before anybody hears of it. A server that comes back does not know who held the lock, and waits
 * for as long as a lease can last.
 */
import type { NodeId } from "@lightcone/simulation";
import { cancelTimer, type Effects, type Options, send, setTimer, sync } from "./messages.ts";

export type Server = {
  readonly role: "server";
  readonly token: number; //                    the last one that was given
  readonly holder: { readonly client: NodeId; readonly token: number } | null;
  readonly queue: readonly Waiting[];
  readonly isBack: boolean; //                  whether it waits for leases of its earlier life to end
};

type Waiting = { readonly client: NodeId; readonly request: number; readonly endsMs: number };

export const newServer: Server = { role: "server", token: 0, holder: null, queue: [], isBack: false };

/** The next one whose lease is not over gets the lock. */
const grant = (server: Server, nowMs: number, { looksAgain }: Options): [Server, ...Effects] => {
  if (server.holder || server.isBack) return [server];
  const live = looksAgain ? server.queue.filter(({ endsMs }) => endsMs > nowMs) : server.queue;
  const [next, ...queue] = live;
  if (!next) return [{ ...server, queue: [] }];
  const token = server.token + 1;
  const { client, request, endsMs } = next;
  return [
    { ...server, token, holder: { client, token }, queue },
    setTimer("expire", { afterMs: Math.max(0, endsMs - nowMs) }),
    sync(),
    send(client, { type: "Granted", request, token }),
  ];
};

export const acquire = (
  server: Server,
  { client, request }: Omit<Waiting, "endsMs">,
  nowMs: number,
  options: Options,
): [Server, ...Effects] => {
  const waiting = { client, request, endsMs: nowMs + options.leaseMs };
  return grant({ ...server, queue: [...server.queue, waiting] }, nowMs, options);
};

/** The holder of this token has it no longer; any other token has lost the lock before. */
export const release = (
  server: Server,
  token: number,
  nowMs: number,
  options: Options,
): [Server, ...Effects] => {
  if (server.holder?.token !== token) return [server];
  const [after, ...effects] = grant({ ...server, holder: null }, nowMs, options);
  return after.holder ? [after, ...effects] : [after, cancelTimer("expire"), ...effects];
};

export const recover = (token: number, { leaseMs }: Options): [Server, ...Effects] => [
  { ...newServer, token, isBack: true },
  setTimer("grace", { afterMs: leaseMs }),
];

export const endGrace = (server: Server, nowMs: number, options: Options): [Server, ...Effects] =>
  grant({ ...server, isBack: false }, nowMs, options);

/**
 * The storage that the lock protects. With fencing it remembers the largest token that it has seen and refuses every
 * smaller one: whoever held the lock earlier can do no harm any more, however late its write comes.
 */
import type { NodeId } from "@lightcone/simulation";
import { type Effects, type Options, send, sync } from "./messages.ts";

export type Storage = {
  readonly role: "storage";
  readonly accepted: readonly { readonly token: number; readonly client: NodeId }[];
  readonly refused: number; //                  how many writes were turned away
};

export const newStorage: Storage = { role: "storage", accepted: [], refused: 0 };

export const largestToken = ({ accepted }: Storage): number =>
  Math.max(0, ...accepted.map(({ token }) => token));

export const write = (
  storage: Storage,
  { client, token }: { readonly client: NodeId; readonly token: number },
  { isFenced }: Options,
): [Storage, ...Effects] => {
  const isAccepted = !isFenced || token >= largestToken(storage);
  const after = isAccepted
    ? { ...storage, accepted: [...storage.accepted, { token, client }] }
    : { ...storage, refused: storage.refused + 1 };
  return [after, sync(), send(client, { type: "Written", token, isAccepted })];
};

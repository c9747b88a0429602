import { checkDelay, type Delay } from "../protocol/delay.ts";

/** What a crash leaves of a disk. A write is durable once it was synced, which takes `write`. */
export type Storage =
  /** Some snapshot from the last synced one to the latest. */
  | { readonly kind: "durable"; readonly write: Delay }
  /** The same, or a mixture of two adjacent snapshots, field by field: a write that was torn. */
  | { readonly kind: "torn"; readonly write: Delay }
  /** Nothing: a node that comes back has forgotten everything. */
  | { readonly kind: "amnesic" };

const atOnce: Delay = { afterMs: 0 };

export const durable = ({ write = atOnce }: { write?: Delay } = {}): Storage => ({
  kind: "durable",
  write: checked(write),
});
export const torn = ({ write = atOnce }: { write?: Delay } = {}): Storage => ({
  kind: "torn",
  write: checked(write),
});
export const amnesic: Storage = { kind: "amnesic" };

function checked(write: Delay): Delay {
  checkDelay(write, "The storage's write");
  return write;
}

/** The storage in words; empty where it is durable. */
export const describeStorage = (storage: Storage): string =>
  ({ durable: "", torn: "writes may be torn", amnesic: "amnesia" })[storage.kind];

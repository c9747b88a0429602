import { checkDelay, type Delay } from "../protocol/delay.ts";
import { Mistake, refuseUnknownKeys } from "../values/mistake.ts";

/** How disks behave beyond what a crash leaves of them. */
type Disk = {
  /** How long a write takes until it is synced. */
  readonly write: Delay;
  /** Fields of what the disk keeps that may be damaged at any time (`corruptDisk`); all others stay as they were written. */
  readonly corruptible: readonly string[];
};

/** What a crash leaves of a disk. A write is durable once it was synced, which takes `write`. */
export type Storage =
  /** Some snapshot from the last synced one to the latest. */
  | ({ readonly kind: "durable" } & Disk)
  /** The same, or a mixture of two adjacent snapshots, field by field: a write that was torn. */
  | ({ readonly kind: "torn" } & Disk)
  /** Nothing: a node that comes back has forgotten everything. */
  | { readonly kind: "amnesic" };

export const durable = (options: Partial<Disk> = {}): Storage => ({
  kind: "durable",
  ...disk("durable", options),
});
export const torn = (options: Partial<Disk> = {}): Storage => ({ kind: "torn", ...disk("torn", options) });
export const amnesic: Storage = { kind: "amnesic" };

function disk(verb: string, options: Partial<Disk>): Disk {
  refuseUnknownKeys(options, ["write", "corruptible"], verb);
  const { write = { afterMs: 0 }, corruptible = [] } = options;
  checkDelay(write, "The storage's write");
  if (!Array.isArray(corruptible) || corruptible.some((field) => typeof field !== "string"))
    throw new Mistake(
      `${verb}({ corruptible }) takes names of fields that the disk keeps: ["log"], for example.`,
    );
  return { write, corruptible };
}

/** The fields that may be damaged. */
export const corruptibleFields = (storage: Storage): readonly string[] =>
  storage.kind === "amnesic" ? [] : storage.corruptible;

/** The storage in words; empty where it is durable. */
export function describeStorage(storage: Storage): string {
  const crashes = { durable: "", torn: "writes may be torn", amnesic: "amnesia" }[storage.kind];
  const fields = corruptibleFields(storage);
  const damage = fields.length > 0 ? `disks may damage ${fields.join(", ")}` : "";
  return [crashes, damage].filter((text) => text !== "").join(", ");
}

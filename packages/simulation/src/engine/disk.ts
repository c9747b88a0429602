import { draw, type Stream, stream } from "../chance/random.ts";
import { sampleDelay } from "../protocol/delay.ts";
import type { Storage } from "../model/storage.ts";

/**
 * A node's disk: the snapshots of its durable state from the last synced one to the latest. Syncs complete in the order
 * in which they were asked for; a crash leaves any of the snapshots, and with torn writes also a mixture of two.
 */
export class Disk {
  private readonly storage: Storage;
  private readonly chance: Stream;
  private snapshots: unknown[] = [];
  /** How many snapshots came before the first of `snapshots`. */
  private forgotten = 0;
  private draws = 0;
  private freeAt = 0;

  constructor(storage: Storage, seed: number, node: string) {
    this.storage = storage;
    this.chance = stream(seed, "disk", node);
  }

  /** A new snapshot; one that is the same as the latest changes nothing. Returns its number. */
  write(snapshot: unknown): number {
    if (this.snapshots.length === 0 || this.snapshots.at(-1) !== snapshot) this.snapshots.push(snapshot);
    return this.forgotten + this.snapshots.length - 1;
  }

  /** When a sync that is asked for now completes. */
  syncedAt(now: number): number {
    const latency =
      this.storage.kind === "amnesic" ? 1 : sampleDelay(this.storage.write, draw(this.chance, this.draws++));
    this.freeAt = Math.max(this.freeAt, now) + latency;
    return this.freeAt;
  }

  /** A sync has completed: the snapshot is the oldest that a crash can leave. */
  markSynced(snapshot: number): void {
    const gone = Math.max(0, snapshot - this.forgotten);
    this.snapshots.splice(0, gone);
    this.forgotten += gone;
  }

  /** What a crash leaves, which from now on is all there is. */
  crash(choice: "any" | "synced" | "latest"): void {
    const last = this.snapshots.length - 1;
    const u = draw(this.chance, this.draws++);
    const kept = choice === "synced" ? 0 : choice === "latest" ? last : Math.floor(u * (last + 1));
    const isTorn = this.storage.kind === "torn" && choice === "any" && kept < last;
    const left = isTorn
      ? mixed(this.snapshots[kept], this.snapshots[kept + 1], draw(this.chance, this.draws++))
      : this.snapshots[kept];
    this.forgotten += this.snapshots.length;
    this.snapshots = [left];
    this.freeAt = 0;
  }

  get latest(): unknown {
    return this.snapshots.at(-1);
  }

  /** The disk is changed behind the node's back. */
  corrupt(field: string): void {
    const latest = this.latest;
    if (typeof latest !== "object" || latest === null) return;
    const { [field]: _, ...rest } = latest as Record<string, unknown>;
    this.snapshots = [{ ...rest, [field]: null }];
    this.forgotten++;
  }
}

/** A write that was torn: each field is from the older or from the newer snapshot. Bits of one draw decide. */
function mixed(older: unknown, newer: unknown, u: number): unknown {
  if (!isRecord(older) || !isRecord(newer)) return older;
  const keys = [...new Set([...Object.keys(older), ...Object.keys(newer)])].sort();
  let bits = u * 2 ** 32;
  const fields = keys.map((key) => {
    const source = bits % 2 < 1 ? older : newer;
    bits = Math.floor(bits / 2);
    return [key, source[key] ?? null];
  });
  return Object.fromEntries(fields);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

import { canonicalText } from "@lightcone/simulation/parts";
import type { Local } from "./local.ts";

/** The disk has one more snapshot; one that equals the latest changes nothing. */
export function written(disk: readonly unknown[], snapshot: unknown): readonly unknown[] {
  const isSame = disk.length > 0 && canonicalText(disk.at(-1)) === canonicalText(snapshot);
  return isSame ? disk : [...disk, snapshot];
}

/** The oldest pending write is done: what its snapshot covers cannot come back. */
export function synced(local: Local): Local {
  const [done, ...writes] = local.writes;
  const { covers } = done!;
  return {
    ...local,
    disk: local.disk && local.disk.slice(covers),
    writes: writes.map((write) => ({ ...write, covers: Math.max(0, write.covers - covers) })),
  };
}

/**
 * The disk in a form that is equal for disks that cannot be told apart. Of the snapshots between two that a pending write
 * covers, a crash leaves any: their order and how often they were written is forgotten. Where writes may be torn, the
 * order matters and is kept.
 */
export function canonicalDisk(local: Local, mayTear: boolean): Local {
  const { disk, writes } = local;
  if (!disk || mayTear || disk.length < 3) return local;
  const fixed = new Set([disk.length - 1, ...writes.map(({ covers }) => covers)]);
  const kept: unknown[] = [];
  const moved = new Map<number, number>();
  let between = new Map<string, unknown>();
  disk.forEach((snapshot, i) => {
    if (!fixed.has(i)) return void between.set(canonicalText(snapshot), snapshot);
    between.delete(canonicalText(snapshot));
    kept.push(...[...between.keys()].sort().map((text) => between.get(text)));
    between = new Map();
    moved.set(i, kept.push(snapshot) - 1);
  });
  return {
    ...local,
    disk: kept,
    writes: writes.map((write) => ({ ...write, covers: moved.get(write.covers)! })),
  };
}

/** Everything that a node may find on its disk when it comes back: a snapshot or, where writes may be torn, a mixture. */
export function possibleSnapshots(disk: readonly unknown[], mayTear: boolean): unknown[] {
  const mixtures = mayTear ? disk.slice(1).flatMap((newer, i) => mixturesOf(disk[i], newer)) : [];
  const all = new Map([...disk, ...mixtures].map((snapshot) => [canonicalText(snapshot), snapshot]));
  return [...all.values()];
}

/** The disk is changed behind the node's back: a field of the latest snapshot is gone, and nothing older is left. */
export function damaged(local: Local, field: string): Local {
  const latest = local.disk?.at(-1);
  if (!isRecord(latest)) return local;
  const writes = local.writes.map((write) => ({ ...write, covers: 0 }));
  return { ...local, disk: [{ ...latest, [field]: null }], writes };
}

/** Each field from the older or from the newer snapshot. */
function mixturesOf(older: unknown, newer: unknown): unknown[] {
  if (!isRecord(older) || !isRecord(newer)) return [older];
  const keys = [...new Set([...Object.keys(older), ...Object.keys(newer)])].sort();
  return keys.reduce<Record<string, unknown>[]>(
    (begun, key) =>
      begun.flatMap((fields) => {
        const choices = new Map(
          [older, newer].map((source) => [canonicalText(source[key] ?? null), source[key] ?? null]),
        );
        return [...choices.values()].map((value) => ({ ...fields, [key]: value }));
      }),
    [{}],
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

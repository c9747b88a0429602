import type { Effect } from "@lightcone/simulation";

/** How many ticks remain at least and at most; null at most: no bound. Null altogether where time is not counted. */
export type Remaining = { readonly least: number; readonly most: number | null } | null;

export type SetTimer = { readonly name: string; readonly key: string; readonly remaining: Remaining };

/** What a step asked for behind a `sync`, waiting until the disk has the snapshot number `covers`. */
export type PendingWrite = {
  readonly effects: readonly Effect[];
  readonly covers: number;
  readonly handler: string;
  readonly remaining: Remaining;
};

/** Everything there is to one node, as plain data: two nodes in equal situations have equal ones. */
export type Local = {
  readonly up: boolean;
  readonly state: unknown;
  /** Those that are set, by name and key. */
  readonly timers: readonly SetTimer[];
  /** What a crash can leave, from the last synced snapshot to the latest; null where nobody comes back to read it. */
  readonly disk: readonly unknown[] | null;
  /** In the order in which they will be done. */
  readonly writes: readonly PendingWrite[];
};

/** Sets a timer, or sets it again. */
export const withTimer = (local: Local, timer: SetTimer): Local => ({
  ...local,
  timers: [...withoutTimer(local, timer.name, timer.key).timers, timer].sort(byName),
});

export const withoutTimer = (local: Local, name: string, key: string): Local => ({
  ...local,
  timers: local.timers.filter((timer) => timer.name !== name || timer.key !== key),
});

const byName = (a: SetTimer, b: SetTimer): number => compared(a.name, b.name) || compared(a.key, b.key);
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A node that has halted: its timers and what it was about to do are gone; its disk waits for it, where it may return. */
export const halted = (local: Local, mayReturn: boolean): Local => ({
  up: false,
  state: local.state,
  timers: [],
  disk: mayReturn ? local.disk : null,
  writes: [],
});

/** The same after one tick. */
export const afterTick = (local: Local): Local => ({
  ...local,
  timers: local.timers.map((timer) => ({ ...timer, remaining: less(timer.remaining) })),
  writes: local.writes.map((write, i) => (i === 0 ? { ...write, remaining: less(write.remaining) } : write)),
});

const less = (remaining: Remaining): Remaining =>
  remaining && {
    least: Math.max(0, remaining.least - 1),
    most: remaining.most === null ? null : remaining.most - 1,
  };

/** Whether something of this node must happen before the next tick. */
export const isDue = ({ timers, writes }: Local): boolean =>
  timers.some(({ remaining }) => remaining?.most === 0) || writes[0]?.remaining?.most === 0;

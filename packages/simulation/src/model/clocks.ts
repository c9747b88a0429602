import { draw, stream } from "../chance/random.ts";
import { microseconds } from "../protocol/delay.ts";
import { Mistake, refuseUnknownKeys, requireNumber } from "../values/mistake.ts";

/** What a node's clock may read. Timers run on the node's own clock: they feel its rate, not its jumps. */
export type Clocks =
  /** There are none: to read one is a mistake. Timers still fire, some time. */
  | { readonly kind: "none" }
  | { readonly kind: "perfect" }
  /** Each is off by a constant of at most `offsetMs`, and runs fast or slow by at most `rho`. */
  | { readonly kind: "drifting"; readonly rho: number; readonly offsetMs: number }
  /** Drifting, and jumping every `everyMs` to within `errorMs` of true time, backward too: a clock under NTP, or a worse one. */
  | { readonly kind: "stepping"; readonly rho: number; readonly errorMs: number; readonly everyMs: number }
  /**
   * Intervals that contain true time (Corbett et al., "Spanner", OSDI 2012, §3): the uncertainty is `baseMs` after a
   * poll of the time masters and grows by `driftPpm` until the next one.
   */
  | {
      readonly kind: "trueTime";
      readonly baseMs: number;
      readonly driftPpm: number;
      readonly pollMs: number;
    };

export const noClocks: Clocks = { kind: "none" };
export const perfectClocks: Clocks = { kind: "perfect" };

/** Clocks that are off by at most `withinMs`, for ever by the same. */
export const offsetClocks = ({ withinMs }: { withinMs: number }): Clocks =>
  drifting({ rho: 0, offsetMs: withinMs });

export function drifting(options: { rho: number; offsetMs?: number }): Clocks {
  const { rho, offsetMs = 0 } = numbers("drifting", { offsetMs: 0, ...options }, ["rho", "offsetMs"]);
  return { kind: "drifting", rho: rate("drifting", rho!), offsetMs };
}

export function stepping(options: { errorMs: number; everyMs: number; rho?: number }): Clocks {
  const { rho, errorMs, everyMs } = numbers("stepping", { rho: 0, ...options }, [
    "rho",
    "errorMs",
    "everyMs",
  ]);
  if (everyMs === 0) throw new Mistake("stepping({ everyMs }) is 0: give the time between two steps.");
  return { kind: "stepping", rho: rate("stepping", rho!), errorMs: errorMs!, everyMs: everyMs! };
}

/** A clock disciplined by NTP: it drifts by 50 ppm and is set to within 10 ms once a minute, unless told otherwise. */
export const ntp = ({ errorMs = 10, everyMs = 64_000, rho = 50e-6 } = {}): Clocks =>
  stepping({ errorMs, everyMs, rho });

export function trueTime(options: { baseMs?: number; driftPpm?: number; pollMs?: number } = {}): Clocks {
  const { baseMs, driftPpm, pollMs } = numbers(
    "trueTime",
    { baseMs: 1, driftPpm: 200, pollMs: 30_000, ...options },
    ["baseMs", "driftPpm", "pollMs"],
  );
  if (pollMs === 0) throw new Mistake("trueTime({ pollMs }) is 0: give the time between two polls.");
  return { kind: "trueTime", baseMs: baseMs!, driftPpm: driftPpm!, pollMs: pollMs! };
}

function numbers<Key extends string>(
  verb: string,
  options: Partial<Record<Key, number>>,
  keys: Key[],
): Record<Key, number> {
  refuseUnknownKeys(options, keys, verb);
  for (const key of keys) requireNumber(options[key], `${verb}({ ${key} })`, 0);
  return options as Record<Key, number>;
}

function rate(verb: string, rho: number): number {
  if (rho >= 1)
    throw new Mistake(
      `${verb}({ rho }) is ${rho}: a clock that runs slow by rho = 1 stands still; 1e-4 is a bad quartz.`,
    );
  return rho;
}

/** An interval of milliseconds that should contain true time. */
export type TimeInterval = { readonly earliestMs: number; readonly latestMs: number };

/** One node's clock. All true times are integer microseconds. */
export type LocalClock = {
  /** What it shows at true time `now`, in integer microseconds; null where there are no clocks. */
  read(now: number): number | null;
  /** By how much the reading may be off, in microseconds, as far as the node knows. */
  uncertainty(now: number): number;
  /** How much true time passes while `duration` microseconds pass on this clock; at least 1. */
  trueDuration(duration: number): number;
};

/** The clock of one node; what it does depends on the seed and the node's name alone. */
export function localClock(clocks: Clocks, seed: number, node: string): LocalClock {
  const chance = stream(seed, "clock", node);
  const signed = (index: number) => 2 * draw(chance, index) - 1;
  const none = { uncertainty: () => 0, trueDuration: (duration: number) => Math.max(1, duration) };
  switch (clocks.kind) {
    case "none":
      return { ...none, read: () => null };
    case "perfect":
      return { ...none, read: (now) => now };
    case "drifting": {
      const speed = 1 + clocks.rho * signed(0);
      const offset = Math.round(microseconds(clocks.offsetMs) * signed(1));
      return {
        read: (now) => Math.round(now * speed) + offset,
        uncertainty: () => microseconds(clocks.offsetMs),
        trueDuration: (duration) => Math.max(1, Math.round(duration / speed)),
      };
    }
    case "stepping": {
      const speed = 1 + clocks.rho * signed(0);
      const [every, error] = [microseconds(clocks.everyMs), microseconds(clocks.errorMs)];
      return {
        read(now) {
          const polls = Math.floor(now / every);
          return now + Math.round(error * signed(1 + polls) + (speed - 1) * (now - polls * every));
        },
        uncertainty: () => error,
        trueDuration: (duration) => Math.max(1, Math.round(duration / speed)),
      };
    }
    case "trueTime": {
      const [base, poll] = [microseconds(clocks.baseMs), microseconds(clocks.pollMs)];
      const uncertainty = (now: number) => base + Math.ceil(((now % poll) * clocks.driftPpm) / 1e6);
      return {
        ...none,
        read: (now) => now + Math.trunc(uncertainty(now) * signed(Math.floor(now / poll))),
        uncertainty,
      };
    }
  }
}

/** The clocks in words; empty where they are perfect, or absent by nature of the timing. */
export function describeClocks(clocks: Clocks): string {
  switch (clocks.kind) {
    case "none":
    case "perfect":
      return "";
    case "drifting":
      return `clocks within ${clocks.offsetMs} ms, drift ${clocks.rho}`;
    case "stepping":
      return `clocks set to within ${clocks.errorMs} ms every ${clocks.everyMs} ms, drift ${clocks.rho}`;
    case "trueTime":
      return `TrueTime, uncertainty ${clocks.baseMs} ms and ${clocks.driftPpm} ppm`;
  }
}

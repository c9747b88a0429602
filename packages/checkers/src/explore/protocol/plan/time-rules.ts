import { type Delay, Mistake, safeRoundMs, type SystemModel } from "@lightcone/simulation";
import type { Local, Remaining } from "../players/local.ts";

/** How an exploration treats time. */
export type Time =
  /** A timer that is set may fire at any moment. Nothing that takes time can be promised: safety only. */
  | "any order"
  /** In each round every node receives what was sent to it in the one before, then computes and sends. */
  | "rounds"
  /** Time passes in ticks; delays are rounded outward, so that everything that can happen does, and some more. */
  | { readonly tickMs: number };

/** What becomes of delays. */
export type TimeRules = {
  /** How long a timer has to wait. */
  remaining(delay: Delay): Remaining;
  /** The oldest pending write begins to take its time, unless it has begun. */
  startWrite(local: Local): Local;
  /** How many ticks a message may be under way at most when it is sent in stable times; null: without bound. */
  readonly longestDelivery: number | null;
  /** How many ticks there are before the global stabilization time, from which on that bound holds. */
  readonly ticksBeforeStable: number;
};

export function timeRules(time: Time, model: SystemModel): TimeRules {
  if (time === "any order")
    return {
      remaining: () => null,
      startWrite: (local) => local,
      longestDelivery: null,
      ticksBeforeStable: 0,
    };
  return time === "rounds" ? inRounds(model) : inTicks(time.tickMs, model);
}

/** Lock-step rounds (Lynch, "Distributed Algorithms", 1996, ch. 2): all timers last equally long, and long enough. */
function inRounds({ timing, clocks }: SystemModel): TimeRules {
  const { deltaMs, phiMs } = timing as Extract<SystemModel["timing"], { kind: "synchronous" }>;
  const rho = "rho" in clocks ? clocks.rho : 0;
  const skewMs =
    clocks.kind === "drifting" ? 2 * clocks.offsetMs : clocks.kind === "stepping" ? 2 * clocks.errorMs : 0;
  const safeMs = safeRoundMs({ deltaMs, phiMs, skewMs, rho });
  let roundMs: number | null = null;
  return {
    remaining(delay) {
      const [least, most] = boundsMs(delay);
      if (least !== most || (roundMs !== null && roundMs !== least))
        throw new Mistake(
          `A timer is set for ${describe(delay)}, and in lock-step rounds all timers last equally long${roundMs === null ? "" : `, here ${roundMs} ms`}. ${elsewhere}`,
        );
      if (least < safeMs)
        throw new Mistake(
          `A round lasts ${least} ms, and in this model messages slip out of rounds of less than ${safeMs} ms. Make rounds longer, or let time pass in ticks: time: { tickMs: ${least} }.`,
        );
      roundMs = least;
      return null;
    },
    startWrite(local) {
      if (local.writes.length === 0) return local;
      throw new Mistake(`A sync takes a time of its own, and lock-step rounds know none. ${elsewhere}`);
    },
    longestDelivery: null,
    ticksBeforeStable: 0,
  };
}

export const elsewhere = 'Explore it with time: "any order" or in ticks, time: { tickMs: 10 }.';

/**
 * What takes between a and b ms begins and ends in ticks that are at least floor(a / tick) and at most ceil(b / tick)
 * apart, wherever within its tick it began: the bounds are rounded outward, and no behavior is lost.
 */
function inTicks(tickMs: number, { timing, clocks, storage }: SystemModel): TimeRules {
  const rho = "rho" in clocks ? clocks.rho : 0;
  const remaining = (delay: Delay): Remaining => {
    const [least, most] = boundsMs(delay);
    return {
      least: Math.floor(least / (1 + rho) / tickMs),
      most:
        most === null
          ? null
          : Math.ceil((Math.max(most, microsecond) + (rho > 0 ? microsecond : 0)) / (1 - rho) / tickMs),
    };
  };
  const deltaMs =
    timing.kind === "asynchronous"
      ? null
      : timing.kind === "unknownBounds"
        ? timing.deltaMs[1]
        : timing.deltaMs;
  return {
    remaining,
    startWrite(local) {
      const [first, ...rest] = local.writes;
      if (!first || first.remaining !== null) return local;
      const write = storage.kind === "amnesic" ? { afterMs: 0 } : storage.write;
      return { ...local, writes: [{ ...first, remaining: remaining(write) }, ...rest] };
    },
    longestDelivery: deltaMs === null ? null : Math.ceil(deltaMs / tickMs),
    ticksBeforeStable: timing.kind === "partiallySynchronous" ? Math.ceil(timing.gstMs / tickMs) : 0,
  };
}

/** The least delay there is, and by how much the rounding of a drifting clock may stretch one; in milliseconds. */
const microsecond = 0.001;

function boundsMs(delay: Delay): readonly [number, number | null] {
  if ("afterMs" in delay) return [delay.afterMs, delay.afterMs];
  if ("betweenMs" in delay) return delay.betweenMs;
  return [0, null];
}

function describe(delay: Delay): string {
  const [least, most] = boundsMs(delay);
  return most === null ? "any time" : least === most ? `${least} ms` : `${least} to ${most} ms`;
}

import { log } from "../chance/exact-math.ts";
import { Mistake, requireNumber } from "../values/mistake.ts";

/**
 * How long something takes, in milliseconds: exactly, anything between two bounds (both possible), or anything, with
 * this mean, as the time between events that come independently of one another.
 */
export type Delay =
  | { readonly afterMs: number }
  | { readonly betweenMs: readonly [number, number] }
  | { readonly exponentialMs: number };

/** Virtual time is counted in integer microseconds. */
export const microseconds = (milliseconds: number): number => Math.round(milliseconds * 1000);

/** The uniform draw `u` of [0, 1) as an integer of [least, most]. */
export const between = (least: number, most: number, u: number): number =>
  least + Math.floor(u * (most - least + 1));

/** A delay in microseconds; never less than one, so that no effect arrives in its own instant. */
export function sampleDelay(delay: Delay, u: number): number {
  if ("afterMs" in delay) return Math.max(1, microseconds(delay.afterMs));
  if ("exponentialMs" in delay) return Math.max(1, Math.round(-delay.exponentialMs * 1000 * log(1 - u)));
  const [least, most] = delay.betweenMs;
  return Math.max(1, between(microseconds(least), microseconds(most), u));
}

export function checkDelay(delay: Delay, where: string): void {
  if ("afterMs" in delay) return requireNumber(delay.afterMs, `${where}.afterMs`, 0);
  if ("exponentialMs" in delay) return requireNumber(delay.exponentialMs, `${where}.exponentialMs`, 0);
  if (!("betweenMs" in delay))
    throw new Mistake(
      `${where} has no delay: write { afterMs: 100 }, { betweenMs: [150, 300] } or { exponentialMs: 200 }.`,
    );
  const [least, most] = delay.betweenMs;
  requireNumber(least, `${where}.betweenMs[0]`, 0);
  requireNumber(most, `${where}.betweenMs[1]`, 0);
  if (least > most)
    throw new Mistake(`${where}.betweenMs is [${least}, ${most}]: put the smaller bound first.`);
}

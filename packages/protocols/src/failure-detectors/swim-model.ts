/**
 * How long SWIM takes until somebody notices a crash, in protocol periods (Das, Gupta & Motivala, DSN 2002, §3.1): in
 * each period every member that is up pings one of the others, so that the crashed one is missed by all with
 * probability (1 - 1 / (n - 1))^(n - 1), which tends to 1 / e.
 */
import { draw, exp, pow, stream } from "@lightcone/simulation";
import { type Estimate, Mean } from "../estimate.ts";

/** The mean number of periods up to and including the first in which the crashed member is pinged. */
export const periodsToDetection = (nodes: number): number => 1 / (1 - pow(1 - 1 / (nodes - 1), nodes - 1));

/** What it tends to as the group grows: e / (e - 1). */
export const periodsToDetectionInLargeGroups = exp(1) / (exp(1) - 1);

/** The same by playing the periods of `crashes` crashes. */
export function estimatePeriods(
  nodes: number,
  { crashes, seed }: { crashes: number; seed: number },
): Estimate {
  const periods = new Mean();
  for (let crash = 0; crash < crashes; crash++) periods.add(periodsUntilPinged(nodes, `${seed} ${crash}`));
  return periods.estimate;
}

function periodsUntilPinged(nodes: number, name: string): number {
  const targets = stream(0, "SWIM", name);
  for (let period = 1, index = 0; ; period++) {
    let isPinged = false;
    // Each of those that are up picks one of the n - 1 others; the crashed one is number 0 for all of them.
    for (let node = 1; node < nodes; node++)
      if (Math.floor(draw(targets, index++) * (nodes - 1)) === 0) isPinged = true;
    if (isPinged) return period;
  }
}

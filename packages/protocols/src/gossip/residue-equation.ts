/**
 * The residue of rumor mongering with feedback and a coin, from its differential equation (Demers et al., PODC 1987,
 * §1.4): ds/dt = -s i and di/dt = s i - (1 - s) i / k give s = exp(-(k + 1)(1 - s)). For k = 1 it is the share of people
 * who never hear a rumor of Daley & Kendall, "Epidemics and rumours", Nature 204, 1964.
 */
import { exp, log } from "@lightcone/simulation";

/** The root below 1, by halving the interval in which it lies. */
export function residueByEquation(k: number): number {
  // f(s) = s - exp(-(k + 1)(1 - s)) is below 0 at 0 and above it from the root up to 1, where it is 0 again.
  let [low, high] = [0, 1 / (k + 1)];
  for (let halvings = 0; halvings < 60; halvings++) {
    const middle = (low + high) / 2;
    if (middle < exp(-(k + 1) * (1 - middle))) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** In how many cycles a push epidemic reaches all of n sites, up to a constant: log2 n + ln n (Pittel 1987). */
export const pushCycles = (sites: number): number => log(sites) / log(2) + log(sites);

/**
 * The quality of service of NFD-S: how fast it detects a crash, how rarely and for how long it errs (Chen, Toueg &
 * Aguilera, IEEE Trans. Computers 51(5), 2002, Proposition 3 and Theorem 5). Once in closed form, once by simulating
 * nothing but heartbeats, millions of them. All times are in one unit, of your choice.
 */
import { draw, exp, log, stream } from "@lightcone/simulation";
import { type Estimate, Mean } from "../estimate.ts";

/** Heartbeats every `eta`, fresh for `delta`; each is lost with probability `loss`, or takes an exponential time. */
export type Setting = {
  readonly eta: number;
  readonly delta: number;
  readonly loss: number;
  readonly meanDelay: number;
};

export type Quality = {
  /** A crash is detected within this time (the paper's T_D). */
  readonly detection: number;
  /** The mean time from one mistake to the next (T_MR), how long one lasts in the mean (T_M), and the share of time without one (P_A). */
  readonly recurrence: number;
  readonly duration: number;
  readonly accuracy: number;
};

/** How many heartbeats can be fresh at one freshness point, beside the one that it is named after (the paper's k). */
const spareHeartbeats = ({ eta, delta }: Setting): number => Math.ceil(delta / eta - 1e-12);

/** The paper's p_j(x): heartbeat i + j has not come by the time x after freshness point i. */
const missing = ({ eta, delta, loss, meanDelay }: Setting, j: number, x: number): number => {
  const age = delta + x - j * eta;
  return age <= 0 ? 1 : loss + (1 - loss) * exp(-age / meanDelay);
};

/** Theorem 5, with the exponential delays of the paper's example. */
export function qualityOf(setting: Setting): Quality {
  const { eta, delta, loss, meanDelay } = setting;
  const k = spareHeartbeats(setting);
  const noneBy = (x: number) => {
    let product = 1;
    for (let j = 0; j <= k; j++) product *= missing(setting, j, x);
    return product;
  };
  const previousInTime = (1 - loss) * (1 - exp(-(delta + eta) / meanDelay));
  const mistake = previousInTime * noneBy(0); // the probability that a freshness point begins one
  // The integrand has a corner where heartbeat i + k is sent.
  const corner = Math.min(eta, Math.max(0, k * eta - delta));
  const untrusted = integral(noneBy, 0, corner) + integral(noneBy, corner, eta);
  const recurrence = eta / mistake;
  const duration = untrusted / mistake;
  return { detection: eta + delta, recurrence, duration, accuracy: 1 - duration / recurrence };
}

/** By Simpson's rule; the integrands fall off within a few of a thousand parts. */
function integral(f: (x: number) => number, from: number, to: number): number {
  const parts = 20_000;
  const width = (to - from) / parts;
  let sum = f(from) + f(to);
  for (let i = 1; i < parts; i++) sum += f(from + i * width) * (i % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

/** A mistake: the monitor began to suspect at one time, and to trust again at another. */
export type OnMistake = (from: number, to: number) => void;

/**
 * Goes through the heartbeats 1, 2, ... and reports each mistake about a node that never crashes. `arrival` says when
 * heartbeat i comes, Infinity for never; it is asked once for each, in order.
 */
export function mistakesOfNfdS(
  { eta, delta, heartbeats }: { eta: number; delta: number; heartbeats: number },
  arrival: (number: number) => number,
  onMistake: OnMistake,
): void {
  const size = Math.floor(delta / eta + 1e-12) + 2; // those that can come before the next freshness point
  const arrivals = new Float64Array(size);
  for (let i = 1; i < size; i++) arrivals[i % size] = arrival(i);
  let suspectingSince: number | null = null; // what comes before the first trust is no mistake but the beginning
  let isTrusted = false;
  for (let i = 1; i + size <= heartbeats; i++) {
    arrivals[(i + size - 1) % size] = arrival(i + size - 1);
    const point = i * eta + delta;
    let fresh = Infinity; // when the first heartbeat comes that is fresh from this point on
    for (let j = 0; j < size; j++) if (arrivals[j]! < fresh) fresh = arrivals[j]!;
    if (isTrusted && fresh > point) [isTrusted, suspectingSince] = [false, point];
    if (!isTrusted && fresh < point + eta) {
      if (suspectingSince !== null) onMistake(suspectingSince, fresh);
      isTrusted = true;
    }
    arrivals[i % size] = Infinity; // it is stale from the next point on
  }
}

/** The same quality from simulated heartbeats. With fewer than two mistakes there is nothing to estimate: NaN. */
export function estimateQuality(
  setting: Setting,
  { heartbeats, seed }: { heartbeats: number; seed: number },
): { readonly mistakes: number; readonly recurrence: Estimate; readonly duration: Estimate } {
  const { eta, loss, meanDelay } = setting;
  const losses = stream(seed, "NFD-S", "loss");
  const delays = stream(seed, "NFD-S", "delay");
  const arrival = (i: number) =>
    draw(losses, i) < loss ? Infinity : i * eta - meanDelay * log(1 - draw(delays, i));
  const recurrence = new Mean();
  const duration = new Mean();
  let last: number | null = null;
  mistakesOfNfdS({ ...setting, heartbeats }, arrival, (from, to) => {
    if (last !== null) recurrence.add(from - last);
    duration.add(to - from);
    last = from;
  });
  return { mistakes: duration.count, recurrence: recurrence.estimate, duration: duration.estimate };
}

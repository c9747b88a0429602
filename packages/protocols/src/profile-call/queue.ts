/**
 * A queue before one server, first come, first served: arrivals and services that are exponential (M/M/1), by Lindley's
 * recursion ("The theory of queues with a single server", Mathematical Proceedings of the Cambridge Philosophical Society
 * 48(2), 1952). Time is counted in mean services.
 */
import { draw, log, stream } from "@lightcone/simulation";

/** The mean time in the system, waiting and served, in mean services: 1 / (1 - rho). */
export const timeInSystem = (load: number): number => 1 / (1 - load);

export type Queueing = {
  /** The time that each customer spent in the system, in order of arrival. */
  readonly times: Float64Array;
  /** Customers that arrived in a unit of time. */
  readonly rate: number;
  /** How many were in the system, averaged over instants that are evenly spaced. */
  readonly present: number;
};

/** Plays so many customers at this load, a share of what the server can do. */
export function playQueue(load: number, customers: number, seed: number): Queueing {
  const [arrivals, services] = [stream(seed, "arrival"), stream(seed, "service")];
  const exponential = (chance: typeof arrivals, i: number) => -log(1 - draw(chance, i));
  const times = new Float64Array(customers);
  const left = new Float64Array(customers);
  let [now, free, looked, lookAt, present, gone] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < customers; i++) {
    now += exponential(arrivals, i) / load;
    // Whoever looks in before this customer arrives sees those who have come and not yet left.
    for (; lookAt < now; lookAt += 1.5, looked++) {
      while (gone < i && left[gone]! <= lookAt) gone++;
      present += i - gone;
    }
    free = Math.max(now, free) + exponential(services, i);
    left[i] = free;
    times[i] = free - now;
  }
  return { times, rate: customers / now, present: present / looked };
}

/**
 * Metastable failure: overload that outlives its cause, because retries keep the server busy with answers that come too
 * late. Bronson, Aghayev, Charapko & Zhu, "Metastable failures in distributed systems", HotOS 2021. One server, first come,
 * first served, that can do 100 requests a second; a client that has waited too long tries again at once.
 * The queue is unbounded. In the order of arrival it is known at once when a request will be served.
 */
import { draw, log, stream } from "@lightcone/simulation";
import { earn, type RetryBudget, spend } from "./retry-budget.ts";

/** For some seconds: requests as a share of what the server can do, and whether it works. */
export type Phase = { readonly seconds: number; readonly load: number; readonly isUp?: boolean };

export type Remedies = {
  /** How often a request is tried; 1 for never again. */
  readonly tries: number;
  readonly budget: RetryBudget | null;
  /** Whether the deadline travels with the request, so that the server drops what nobody waits for. */
  readonly dropsExpired: boolean;
};

const capacity = 100;
const timeoutS = 0.5;

/** Goodput, second by second: requests that were answered in time, as a share of what the server can do. */
export function goodput(phases: readonly Phase[], remedies: Remedies, seed: number): readonly number[] {
  const [arrivals, services] = [stream(seed, "request"), stream(seed, "work")];
  const exponential = (chance: typeof arrivals, i: number) => -log(1 - draw(chance, i));
  const total = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const good = new Array<number>(total).fill(0);
  const retries: { at: number; tried: number }[] = [];
  let [now, free, requests, served, purse, retried, end] = [0, 0, 0, 0, 0, 0, 0];

  function attempt(at: number, tried: number) {
    const start = Math.max(at, free);
    const isExpired = start > at + timeoutS;
    if (!(isExpired && remedies.dropsExpired)) free = start + exponential(services, served++) / capacity;
    if (!isExpired && free <= at + timeoutS) {
      if (free < total) good[Math.floor(free)]! += 1 / capacity;
    } else if (tried < remedies.tries) retries.push({ at: at + timeoutS, tried });
  }

  /** Those whose wait is over by then: as all wait equally long, they come back in the order in which they went. */
  function retryUntil(time: number) {
    for (; retried < retries.length && retries[retried]!.at <= time; retried++) {
      const { at, tried } = retries[retried]!;
      const left = remedies.budget === null ? purse : spend(purse);
      if (left === null) continue;
      purse = left;
      attempt(at, tried + 1);
    }
  }

  for (const { seconds, load, isUp = true } of phases) {
    end += seconds;
    if (!isUp) free = Math.max(free, end);
    for (;;) {
      const next = now + exponential(arrivals, requests) / (load * capacity);
      if (next > end) break;
      requests++;
      now = next;
      retryUntil(now);
      if (remedies.budget !== null) purse = earn(purse, remedies.budget);
      attempt(now, 1);
    }
    retryUntil(end);
    now = end;
    requests++;
  }
  return good;
}

/** The mean of the seconds of [from, to). */
export const meanOf = (values: readonly number[], from: number, to: number): number =>
  values.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);

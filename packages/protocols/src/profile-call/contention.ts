/**
 * Clients that all want to write one row under optimistic concurrency control, and try again when another was faster: the
 * experiment of Brooker, "Exponential backoff and jitter", AWS Architecture Blog, 2015. A client reads the row's version,
 * writes if the version is still the same, and otherwise backs off. Each leg takes |N(10, 2)| ms.
 */
import { draw, normalQuantile, stream } from "@lightcone/simulation";
import { type Backoff, backoffMs } from "./backoff.ts";

export type Contention = {
  /** When the last client had its write, in milliseconds. */
  readonly timeMs: number;
  /** How many writes were tried, by all of them. */
  readonly calls: number;
};

/** Plays until every client has written once. */
export function contend(backoff: Backoff, clients: number, seed: number): Contention {
  const everyone = Array.from({ length: clients }, (_, client) => {
    const chance = stream(seed, "contention", `client ${client}`);
    let drawn = 0;
    const next = () => draw(chance, drawn++);
    const leg = () => Math.abs(10 + 2 * normalQuantile(next()));
    return { next, leg, arrivesAt: leg(), seen: -1, retry: 0, previousMs: backoff.baseMs };
  });
  let [version, written, calls, timeMs] = [0, 0, 0, 0];
  while (written < clients) {
    const client = everyone.reduce((first, other) => (other.arrivesAt < first.arrivesAt ? other : first));
    const now = client.arrivesAt;
    if (client.seen < 0) {
      client.seen = version;
      client.arrivesAt = now + client.leg() + client.leg();
      continue;
    }
    calls++;
    const answeredAt = now + client.leg();
    if (client.seen === version) {
      version++;
      written++;
      timeMs = Math.max(timeMs, answeredAt);
      client.arrivesAt = Infinity;
    } else {
      client.previousMs = backoffMs(backoff, ++client.retry, client.previousMs, client.next());
      client.seen = -1;
      client.arrivesAt = answeredAt + client.previousMs + client.leg();
    }
  }
  return { timeMs, calls };
}

/**
 * Adaptive throttling: a client that has been refused a lot asks less, without being told. Beyer, Jones, Petoff & Murphy
 * (editors), "Site Reliability Engineering", O'Reilly, 2016, ch. 21. For K = 2 a backend refuses about as many requests as
 * it accepts, however many the clients have.
 */
import { draw, stream } from "@lightcone/simulation";

/** What a client has tried and what was accepted, lately. */
export type Counted = { readonly requests: number; readonly accepts: number };

/** The chance that the client refuses its next request by itself. */
export const refusalProbability = ({ requests, accepts }: Counted, k: number): number =>
  Math.max(0, (requests - k * accepts) / (requests + 1));

/**
 * Requests that reach an overloaded backend for each that it accepts: it can take `capacity` a second, `load` times as
 * many are wanted, and clients remember two minutes.
 */
export function sentForEachAccepted(
  load: number,
  k: number,
  { capacity, seconds, seed }: { readonly capacity: number; readonly seconds: number; readonly seed: number },
): number {
  const chance = stream(seed, "throttle");
  const remembered = 120;
  const lately: Counted[] = [];
  let [drawn, requests, accepts, sent, accepted] = [0, 0, 0, 0, 0];
  for (let second = 0; second < seconds; second++) {
    let [wanted, taken, reached] = [0, 0, 0];
    for (; wanted < load * capacity; wanted++) {
      const refusal = refusalProbability({ requests: requests + wanted, accepts: accepts + taken }, k);
      if (draw(chance, drawn++) < refusal) continue;
      reached++;
      if (taken < capacity) taken++;
    }
    lately.push({ requests: wanted, accepts: taken });
    const old = lately.length > remembered ? lately.shift()! : { requests: 0, accepts: 0 };
    requests += wanted - old.requests;
    accepts += taken - old.accepts;
    if (second >= remembered) {
      sent += reached;
      accepted += taken;
    }
  }
  return sent / accepted;
}

/**
 * Retries multiply: where each of several layers tries again on its own, the bottom is called (tries) ^ (layers) times for
 * one request. Brooker, "Timeouts, retries and backoff with jitter", Amazon Builders' Library, 2019.
 */

/** How often the bottom is called for one request while it fails, each layer trying so often; counted call by call. */
export function callsAtTheBottom(layers: number, tries: number): number {
  if (layers === 0) return 1;
  let calls = 0;
  for (let attempt = 0; attempt < tries; attempt++) calls += callsAtTheBottom(layers - 1, tries);
  return calls;
}

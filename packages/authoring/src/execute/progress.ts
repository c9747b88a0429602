/** Progress is told this often (milliseconds): whoever waits counts from the last word. */
const progressMs = 100;
// As it was before any cell ran: the runtime hides the clock from cells.
const now = performance.now.bind(performance);

/** Calls back when it is called, but no more often than is worth a message. */
export function seldom(tell: () => void): () => void {
  let toldAt = now();
  return () => {
    if (now() - toldAt < progressMs) return;
    toldAt = now();
    tell();
  };
}

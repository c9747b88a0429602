/**
 * When a site loses interest in a rumor — Demers et al., "Epidemic algorithms for replicated database maintenance", PODC
 * 1987, §1.4. The variants: push or pull; with feedback only contacts with sites that knew already count, blind all do; a
 * counter gives up after k such contacts, a coin at each of them with probability 1 / k.
 */

export type Variant = {
  readonly mode: "push" | "pull";
  readonly listens: "feedback" | "blind";
  readonly gives: "counter" | "coin";
  /** Infinity: never; that is a simple epidemic, the spreading half of anti-entropy. */
  readonly k: number;
  /** Whether a contact that was useful sets the counter back. The paper does not say; its tables need it. */
  readonly resets: boolean;
};

/** Table 1 of the paper. */
export const pushFeedbackCounter = (k: number): Variant => ({
  mode: "push",
  listens: "feedback",
  gives: "counter",
  k,
  resets: true,
});
/** Table 2. */
export const pushBlindCoin = (k: number): Variant => ({
  mode: "push",
  listens: "blind",
  gives: "coin",
  k,
  resets: true,
});
/** Table 3. */
export const pullFeedbackCounter = (k: number): Variant => ({ ...pushFeedbackCounter(k), mode: "pull" });
/** Nobody ever loses interest. */
export const simpleEpidemic = (mode: Variant["mode"]): Variant => ({
  ...pushFeedbackCounter(Infinity),
  mode,
});

/**
 * What a cycle with so many useful and useless contacts does to a site's interest: its counter, and whether it is lost,
 * kept, or decided by a coin. In a cycle with several contacts, as pull has them, one useful contact makes it a useful
 * cycle, and several useless ones count once.
 */
export function afterCycle(
  { listens, gives, k, resets }: Variant,
  counter: number,
  useful: number,
  useless: number,
): { readonly counter: number; readonly interest: "kept" | "lost" | "coin" } {
  if (useful + useless === 0) return { counter, interest: "kept" };
  const counts = listens === "blind" || useful === 0;
  if (!counts) return { counter: resets ? 0 : counter, interest: "kept" };
  if (gives === "coin") return { counter, interest: k === Infinity ? "kept" : "coin" };
  return counter + 1 >= k ? { counter, interest: "lost" } : { counter: counter + 1, interest: "kept" };
}

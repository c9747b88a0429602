/**
 * A circuit breaker: after too many failures it stops calling for a while, then lets one call through to see. Michael
 * Nygard, "Release It!", Pragmatic Bookshelf, 2007. It does not look at a clock: whoever owns it says when it has cooled.
 */
export type Breaker =
  | { readonly kind: "closed"; readonly recent: readonly boolean[] } //  how the last calls ended, oldest first
  | { readonly kind: "open" } //                                         nothing is called until it has cooled
  | { readonly kind: "half-open"; readonly isTried: boolean }; //        whether its one call is under way

export type BreakerOptions = {
  /** It opens where so many of the last `window` calls failed. */
  readonly failures: number;
  readonly window: number;
  /** How long it stays open. */
  readonly coolMs: number;
};

export const closed: Breaker = { kind: "closed", recent: [] };

/** Whether a call may go out. */
export const allows = (breaker: Breaker): boolean =>
  breaker.kind === "closed" || (breaker.kind === "half-open" && !breaker.isTried);

/** After a call went out. */
export const called = (breaker: Breaker): Breaker =>
  breaker.kind === "half-open" ? { kind: "half-open", isTried: true } : breaker;

/** After a call ended. Calls that went out before it opened tell it nothing new. */
export function ended(breaker: Breaker, isSuccess: boolean, { failures, window }: BreakerOptions): Breaker {
  if (breaker.kind === "open") return breaker;
  if (breaker.kind === "half-open") return isSuccess ? closed : { kind: "open" };
  const recent = [...breaker.recent, isSuccess].slice(-window);
  return recent.filter((wasSuccess) => !wasSuccess).length >= failures
    ? { kind: "open" }
    : { kind: "closed", recent };
}

/** After it has been open for its time. */
export const cooled = (breaker: Breaker): Breaker =>
  breaker.kind === "open" ? { kind: "half-open", isTried: false } : breaker;

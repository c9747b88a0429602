/**
 * A retry budget: each request earns a part of a retry, each retry costs a whole one. So retries add at most that part to
 * the load, whatever fails. Brooker, "Timeouts, retries and backoff with jitter", Amazon Builders' Library, 2019.
 */
export type RetryBudget = {
  /** Retries that a request earns: 0.1 lets load grow by a tenth. */
  readonly earned: number;
  /** How many can be saved up, for a small mishap. */
  readonly saved: number;
};

/** What is in the purse after one more request. */
export const earn = (purse: number, { earned, saved }: RetryBudget): number =>
  Math.min(saved, purse + earned);

/** What is left after a retry; null where the budget forbids it. */
export const spend = (purse: number): number | null => (purse >= 1 ? purse - 1 : null);

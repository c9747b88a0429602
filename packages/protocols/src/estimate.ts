/** Figures that were estimated by chance. */

/** An estimate with its standard error; both NaN where there was nothing to estimate from. */
export type Estimate = { readonly value: number; readonly standardError: number };

/** The share of trials that were hits. */
export const shareOf = (hits: number, trials: number): Estimate => {
  const value = hits / trials;
  return { value, standardError: Math.sqrt((value * (1 - value)) / trials) };
};

/** The mean of samples that come one by one (Welford, Technometrics 4(3), 1962). */
export class Mean {
  count = 0;
  private mean = 0;
  private squares = 0;

  add(value: number): void {
    const off = value - this.mean;
    this.mean += off / ++this.count;
    this.squares += off * (value - this.mean);
  }

  get estimate(): Estimate {
    const value = this.count > 0 ? this.mean : NaN;
    return { value, standardError: Math.sqrt(this.squares / (this.count - 1) / this.count) };
  }
}

import type { Meter } from "@lightcone/simulation";

/** How far a search may go; what is left out is the standard. */
export type Limit = {
  /** Configurations that the search may keep: 5,000,000. */
  readonly configurations?: number;
  /** Memory for its tables, in units of 2^20 bytes: 512. */
  readonly megabytes?: number;
};

const standardLimit: Required<Limit> = { configurations: 5_000_000, megabytes: 512 };

/** The limit that was hit. */
export type LimitHit = { readonly name: keyof Limit; readonly value: number };

/** Configurations are spent from the meter in lots of this many: a call for each would cost more than some of them. */
const lot = 256;

/** What is left of a limit; searches that share it take from it. */
export class Allowance {
  private configurations: number;
  private bytes: number;
  private readonly limit: Required<Limit>;
  private readonly meter: Meter | null;
  hit: LimitHit | null = null;

  constructor(limit: Limit, meter: Meter | null = null) {
    this.meter = meter;
    this.limit = { ...standardLimit, ...limit };
    this.configurations = this.limit.configurations;
    this.bytes = this.limit.megabytes * 2 ** 20;
  }

  /** Takes one configuration; false, and `hit` says why, where none is left. */
  takeConfiguration(): boolean {
    if (this.configurations === 0) return this.exhaust("configurations");
    this.configurations--;
    if (this.configurations % lot === 0) this.meter?.spend(lot);
    return true;
  }

  /** Takes memory, or gives it back where `bytes` is negative. */
  takeBytes(bytes: number): boolean {
    if (bytes > this.bytes) return this.exhaust("megabytes");
    this.bytes -= bytes;
    return true;
  }

  private exhaust(name: keyof Limit): false {
    this.hit ??= { name, value: this.limit[name] };
    return false;
  }
}

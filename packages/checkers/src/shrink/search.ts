import {
  type Meter,
  optionsOf,
  type Protocol,
  type Run,
  simulate,
  type SimulateOptions,
} from "@lightcone/simulation";
import { type Tagged } from "@lightcone/simulation/parts";
import type { Failure } from "./failure.ts";
import { isSmaller, type Size, sizeOf } from "./size.ts";

/** How a search ends before there is nothing left to try. */
export type Bounds = {
  /** How many replays at most. */
  readonly limit: number;
  /** Asked after every replay; true ends the search. */
  readonly shouldStop: (search: Search) => boolean;
  readonly meter: Meter | null;
};

/** The smallest failing run so far, and the way to a smaller one: a replay with other options. */
export class Search {
  current: Run;
  size: Size;
  /**
   * How many events a run may have. Without one of its parts a run may fail later than with it, so this is more than the
   * smallest run has; but never more than the first one had.
   */
  mostEvents: number;
  /** The run that was tried last, whether or not it failed; null where it could not be run. */
  latest: Run | null = null;
  tried = 0;
  kept = 0;
  isOver = false;
  private readonly failure: Failure;
  private readonly bounds: Bounds;

  constructor(run: Run, failure: Failure, bounds: Bounds) {
    this.current = run;
    this.size = sizeOf(run);
    this.mostEvents = run.metrics.events;
    this.failure = failure;
    this.bounds = bounds;
  }

  /** The options of the smallest run, to be changed. */
  get options(): SimulateOptions {
    const { until, ...others } = optionsOf(this.current);
    // One more than a run may have: it then ends by itself, so that what should come about in time is judged as before.
    return { ...others, until: { ...until, events: this.mostEvents + 1 } };
  }

  /** What makes the smallest run fail: the name of a property; null where the caller's predicate decides. */
  get property(): string | null {
    return this.failure.property;
  }

  /** How many events the smallest run needed to fail, where that can be told. */
  get eventsNeeded(): number | null {
    return this.failure.eventsIn(this.current);
  }

  /** Keeps the run of these options if it fails in the same way and is smaller; whether it was kept. */
  offer(options: SimulateOptions): boolean {
    const found = this.failing(options);
    if (!found) return false;
    const run = this.endingEarly(found, options);
    const size = sizeOf(run);
    if (size.events > this.mostEvents || !isSmaller(size, this.size)) return false;
    this.current = run;
    this.size = size;
    this.kept++;
    return true;
  }

  /** The run of these options, if it fails in the same way. */
  failing(options: SimulateOptions): Run | null {
    if (this.isOver) return null;
    this.tried++;
    const run = (this.latest = this.run(options));
    const fails = run !== null && this.failure.isIn(run);
    this.isOver = this.bounds.shouldStop(this) || this.tried >= this.bounds.limit;
    return fails ? run : null;
  }

  /** The same run without what comes after its failure; where that is not known, as short as the smallest one, if it can. */
  private endingEarly(run: Run, options: SimulateOptions): Run {
    const events = this.failure.eventsIn(run) ?? this.current.metrics.events;
    if (events >= run.metrics.events) return run;
    return this.failing({ ...options, until: { ...options.until, events } }) ?? run;
  }

  /** Null where the options are illegal under the model, or the protocol cannot run under them, such as without peers. */
  private run(options: SimulateOptions): Run | null {
    const { meter } = this.bounds;
    const { protocol } = this.current;
    let refusal: { readonly error: unknown } | null = null;
    const watched: Meter | undefined = meter
      ? {
          spend(events) {
            try {
              meter.spend(events);
            } catch (error) {
              refusal = { error };
              throw error;
            }
          },
        }
      : undefined;
    try {
      return simulate(protocol as unknown as Protocol<unknown, Tagged, string>, options, watched);
    } catch (error) {
      if (refusal !== null) throw error; // the host ends the search, not a candidate
      return null;
    }
  }
}

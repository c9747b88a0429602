import type { Divide } from "./division/work.ts";
import type { Shown } from "./result.ts";

/**
 * Counts simulated events. `spend` throws where the budget is used up; the host may report progress from it. `status`
 * says in words how far something has come that counts other things, such as "412,000 states, depth 9".
 */
export type Meter = { spend(events: number, status?: string): void };

/** What cells may import and what the runtime can draw of it; the course's own stands in `content/library.ts`. */
export type Library = {
  /** The names of all doors, where `doors` has only those that are loaded. */
  readonly names?: readonly string[];
  /** Loads doors, where the library can do that; a chain that imports them may run when they are there. */
  load?(names: readonly string[]): Promise<void>;
  /**
   * Module name, as written in an import, to the module's exports. Long-running functions are bound to the meter; those
   * whose work has independent parts hand it to `divide`.
   */
  doors(meter: Meter, divide: Divide): Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** A drawable description of a value given to `show`, or null where the library does not know the value. */
  present(value: unknown): Shown | null;
  /**
   * Answers a question about such a value; null where it is no question about that. What runs for it spends the meter,
   * which has the budget of the whole chain anew. What it throws is answered as `{ type: "refused", data: { message } }`.
   */
  answer?(value: unknown, question: unknown, meter: Meter): Shown | null;
};

import type { Change, Work } from "./work.ts";

/**
 * Where work is kept, for all tabs of the browser. What one tab asks takes effect in the order in which it asks, and
 * is answered in that order. Every method may reject: a private window, a full disk, a database that is blocked.
 */
export type WorkStore = {
  /** All that is kept, or what belongs to one lesson. */
  read(lesson?: string): Promise<Work>;
  /** Makes all of these changes or none. */
  write(changes: readonly Change[]): Promise<void>;
};

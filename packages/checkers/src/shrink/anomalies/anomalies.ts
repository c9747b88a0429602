import type { HistoryEvent } from "@lightcone/simulation";
import type { Anomaly } from "./anomaly.ts";
import { lostUpdate } from "./lost-update.ts";
import { dirtyRead, nonMonotonicRead, staleRead } from "./reads.ts";
import { twoHolders } from "./split-brain.ts";

/**
 * The named patterns in what clients saw, one of each kind. Registers (`read`, `write`, `cas`, or `get` and `put`, by
 * `key`), counters (`add`, `increment`, `read`) and locks (`acquire`, `release`) are understood. Whatever is found is there
 * under every order of the operations that overlap; that nothing is found proves nothing.
 */
export const anomaliesIn = (history: readonly HistoryEvent[]): readonly Anomaly[] =>
  [twoHolders, dirtyRead, lostUpdate, staleRead, nonMonotonicRead]
    .map((find) => find(history))
    .filter((anomaly) => anomaly !== null);

import { escapes } from "./escapes.ts";
import { floods } from "./floods.ts";
import type { Hostile } from "./hostile.ts";
import { endlessLoops, engineLoops, lateLoops, recursions, refusedWaits } from "./loops.ts";
import { bombs, refusals } from "./memory.ts";
import { tricks } from "./tricks.ts";
import { values } from "./values.ts";

/** Everything that a cell may try, by what it tries. */
export const table: Readonly<Record<string, readonly Hostile[]>> = {
  "endless loops": [...endlessLoops, ...engineLoops],
  "late loops and waiting": [...lateLoops, ...refusedWaits],
  recursion: recursions,
  floods,
  "wishes too big": refusals,
  "hostile values": values,
  "tricks against the harness": tricks,
  "ways out": escapes,
};

/** Cells that fill the memory until the browser ends their process. */
export { bombs };

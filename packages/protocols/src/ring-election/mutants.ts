/** The election with one rule broken on purpose, and the property that finds it out. */
import type { Mutant } from "../mutant.ts";
import { changRoberts, type Options } from "./chang-roberts.ts";

export const mutants = (
  options: Options,
): Readonly<Record<string, Mutant<ReturnType<typeof changRoberts>>>> => ({
  "everything is passed on": {
    protocol: changRoberts(options, () => true),
    killedBy: "only the greatest is the leader",
  },
  "nothing is passed on": {
    protocol: changRoberts(options, () => false),
    killedBy: "there is a leader",
  },
});

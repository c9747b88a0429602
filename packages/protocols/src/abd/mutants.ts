/** ABD with one rule broken, and the property that finds it out. */
import type { Mutant } from "../mutant.ts";
import { abd, abdsRules, type Options, type Rules } from "./abd.ts";
import { atomicity, monotony, oneValue } from "./properties.ts";

type Abd = ReturnType<typeof abd>;

export function abdMutants(options: Options = {}): Readonly<Record<string, Mutant<Abd>>> {
  const withRules = (changed: Partial<Rules>) => abd(options, { ...abdsRules, ...changed });
  return {
    "does not write back what it has read": {
      protocol: abd({ ...options, writesBack: false }),
      killedBy: atomicity,
    },
    "does not wait for a majority": {
      protocol: withRules({ isEnough: (answered, cluster) => 2 * answered.length >= cluster.length - 1 }),
      killedBy: atomicity,
    },
    "believes who answered last": {
      protocol: withRules({ isNewer: () => true }),
      killedBy: atomicity,
    },
    "stores whatever comes": {
      protocol: withRules({ isStored: () => true }),
      killedBy: monotony,
    },
    "writes without asking for the newest tag": {
      protocol: withRules({ asksBeforeWriting: false }),
      killedBy: atomicity,
    },
    "does not tell writers apart": {
      protocol: withRules({ tagsNameTheirWriter: false }),
      killedBy: oneValue,
    },
    "compares numbers only": {
      protocol: withRules({ isStored: (offered, known) => offered.number > known.number }),
      killedBy: atomicity,
    },
  };
}

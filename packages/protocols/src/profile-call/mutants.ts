/** The profile call with one rule broken, and the property that finds it out. */
import type { Mutant } from "../mutant.ts";
import type { Options } from "./options.ts";
import { profileCall, type Rules, soundRules } from "./profile-call.ts";
import { bounded, exactlyOnce, inTime, withinBudget } from "./properties.ts";

type ProfileCall = ReturnType<typeof profileCall>;

export function profileCallMutants(
  options: Partial<Options> = {},
): Readonly<Record<string, Mutant<ProfileCall>>> {
  const withRules = (changed: Partial<Rules>) => profileCall(options, { ...soundRules, ...changed });
  return {
    "does the work of a key again": {
      protocol: withRules({ happens: () => true }),
      killedBy: exactlyOnce,
    },
    "serves what is past its deadline": {
      protocol: withRules({ isExpired: () => false }),
      killedBy: inTime,
    },
    "queues one more than its capacity": {
      protocol: withRules({ isFull: (waiting, capacity) => waiting > capacity }),
      killedBy: bounded,
    },
    "retries without asking its budget": {
      protocol: withRules({ spend: (purse) => purse - 1 }),
      killedBy: withinBudget,
    },
  };
}

/** Ben-Or's consensus with one rule broken, and the property that finds it out. */
import type { Mutant } from "../mutant.ts";
import { benOr, benOrsRules, type Options, type Rules } from "./ben-or.ts";
import { lockedIn, oneProposal, propertiesOf, termination, validity } from "./properties.ts";

type BenOr = ReturnType<typeof benOr>;

export function benOrMutants(options: Options): Readonly<Record<string, Mutant<BenOr>>> {
  const withRules = (changed: Partial<Rules>) => benOr(options, { ...benOrsRules, ...changed });
  return {
    "decides on one proposal": {
      protocol: withRules({ proposalsToDecide: () => 1 }),
      killedBy: lockedIn,
    },
    "proposes what most of n - f report": {
      protocol: withRules({ reportsToPropose: (n, f) => Math.floor((n - f) / 2) + 1 }),
      killedBy: oneProposal,
    },
    "makes a proposal its own only when it decides": {
      protocol: withRules({ proposalsToAdopt: (f) => f + 1 }),
      killedBy: lockedIn,
    },
    "halts as soon as it has decided": {
      protocol: withRules({ phasesAfterDeciding: 0 }),
      killedBy: termination,
    },
    "ignores its input": {
      protocol: {
        ...benOr({ ...options, inputs: options.inputs.map(() => 0) }),
        ...propertiesOf(options.inputs),
      },
      killedBy: validity,
    },
  };
}

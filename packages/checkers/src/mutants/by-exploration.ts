import type { Meter, Protocol } from "@lightcone/simulation";
import type { AnyProtocol, Tagged } from "@lightcone/simulation/parts";
import { explore } from "../explore/explore.ts";
import type { ExploreOptions } from "../explore/protocol/plan/options.ts";
import type { Check } from "./check-mutants.ts";

/**
 * A check by exploration of everything that the model allows within the bounds. It says so where it hit a limit before
 * that; a `sometimes` property that was reached nowhere is wrong, too.
 */
export const byExploration =
  <State = unknown>(options: ExploreOptions<State>, meter?: Meter): Check<AnyProtocol> =>
  (protocol) => {
    const subject = protocol as unknown as Protocol<State, Tagged, string>;
    const { verdict, unreached } = explore(subject, options, meter);
    if (verdict.kind === "illegal") {
      const { property, steps } = verdict.counterexample;
      return { property, length: steps.length };
    }
    if (verdict.kind === "unknown") return { limit: verdict.limit };
    return unreached[0] === undefined ? null : { property: `never reached: ${unreached[0]}`, length: null };
  };

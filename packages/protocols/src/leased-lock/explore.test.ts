import { explore, type ExploreOptions } from "@lightcone/checkers";
import { covered } from "@lightcone/config/covered";
import { asynchronous, crashRecovery, perfectClocks, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { fencing, leasedLock, mutants, newTokens, type State } from "./index.ts";

/** No bound holds: leases end whenever they like, clocks stand still, and one node at a time crashes and comes back. */
const anything: ExploreOptions<State> = {
  nodes: ["lock", "store", "c1", "c2"],
  model: systemModel({
    timing: asynchronous(),
    clocks: perfectClocks,
    failures: crashRecovery({ f: 1 }),
  }),
  bounds: { clockReadingsMs: [0], crashes: 1 },
};

/** Mutual exclusion is more than can be had there. */
const safe = (service: ReturnType<typeof leasedLock>): ReturnType<typeof leasedLock> => ({
  ...service,
  always: { [fencing]: service.always![fencing]! },
});

const once = { turns: 1, writes: 1 };

describe("the leased lock, explored", () => {
  it("is fenced, and gives no token twice, whatever happens to leases, clocks and nodes", () => {
    const { verdict, unreached, distinct, generated, depth } = explore(safe(leasedLock(once)), anything);
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated, depth }).toEqual({ distinct: 86_080, generated: 311_762, depth: 34 });
    covered({ states: distinct });
  });

  it.each([
    ["the storage does not look at tokens", fencing, 15],
    ["the lock is granted before its token is on disk", newTokens, 9],
  ] as const)("is not when %s", (name, property, steps) => {
    const { verdict, distinct } = explore(safe(mutants(once)[name]!.protocol), anything);
    if (verdict.kind !== "illegal") throw new Error(`nothing was found: ${verdict.kind}`);
    expect(verdict.counterexample.property).toBe(property);
    expect(verdict.counterexample.steps).toHaveLength(steps + 1);
    expect(verdict.counterexample.story).toMatchSnapshot();
    covered({ states: distinct });
  });
});

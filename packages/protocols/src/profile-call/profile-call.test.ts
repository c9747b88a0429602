import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  closedLoop,
  constant,
  perfectClocks,
  storyOf,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import { type Front, type Options, play, profileCall, profileCallMutants } from "./index.ts";

const frontOf = (run: ReturnType<typeof play>): Front =>
  run.worldAt(run.metrics.events - 1).nodes[0]!.state as Front;
const steady = (ms: number): Options["work"] => [{ weight: 1, takes: { afterMs: ms }, isOk: true }];
const latency = constant({ ms: 1 });

/** Servers that fail now and then, and a load that they can hardly bear. */
const hard: Partial<Options> = {
  hedgeMs: 20,
  timeoutMs: 40,
  capacity: 3,
  budget: { earned: 0.3, saved: 3 },
  work: [
    { weight: 4, takes: { exponentialMs: 25 }, isOk: true },
    { weight: 1, takes: { afterMs: 100 }, isOk: true },
    { weight: 1, takes: { afterMs: 5 }, isOk: false },
  ],
};
const loads = (seed: number) => ({ pages: 30, everyMs: 20, seed });
const seeds = Array.from({ length: deep(10, 300) }, (_, i) => i + 1);

describe("the profile call", () => {
  it("asks all three at once, and answers when the last one has", () => {
    const run = play({ work: steady(10) }, { pages: 1, everyMs: 1, seed: 1, latency });
    expect(storyOf(run)).toMatchSnapshot();
    expect(readme(import.meta.url)).toContain(messageFlow(run));
    expect(frontOf(run).ended).toEqual({ whole: 1, partial: 0, refused: 0 });
  });

  it("takes the sum one after another, and the longest at once", () => {
    const [sequential, parallel] = (["sequential", "parallel"] as const).map((order) => {
      const run = play({ order, work: steady(10) }, { pages: 1, everyMs: 1, seed: 1, latency });
      const [invoked, ended] = run.history.map(({ at }) => at);
      return (ended! - invoked!) / 1000;
    });
    expect(sequential).toBe(2 + 3 * 12);
    expect(parallel).toBe(2 + 12);
  });

  it("makes do without what it can do without, and refuses without what is required", () => {
    const failing = (isOk: boolean): Options["work"] => [{ weight: 1, takes: { afterMs: 5 }, isOk }];
    const alone = { tries: 1, budget: null };
    const slow = play({ ...alone, timeoutMs: 3, work: failing(true) }, { pages: 4, everyMs: 50, seed: 1 });
    expect(frontOf(slow).ended.refused).toBe(4);
    const [one, two] = [true, false].map((isRequired) =>
      play(
        {
          ...alone,
          services: [{ name: "user", replicas: ["user"], isRequired, writes: false }],
          work: failing(false),
        },
        { pages: 4, everyMs: 50, seed: 1 },
      ),
    );
    expect([frontOf(one!).ended.refused, frontOf(two!).ended.partial]).toEqual([4, 4]);
  });

  it("keeps its properties under a load that is too much", () => {
    for (const seed of seeds) {
      const run = play(hard, loads(seed));
      expect(run.violations).toEqual([]);
      const { pages, ended } = frontOf(run);
      expect(pages).toEqual({});
      expect(ended.whole + ended.partial + ended.refused).toBe(30);
    }
    covered({ seeds: seeds.length });
  });

  it("hedges for less than all, and a tied copy that is not needed is canceled", () => {
    const reads: Options["services"] = [
      { name: "user", replicas: ["user 1", "user 2"], isRequired: true, writes: false },
    ];
    const run = play({ ...hard, services: reads, isTied: true }, { pages: 100, everyMs: 30, seed: 1 });
    const { sent } = frontOf(run);
    expect(sent.hedges).toBeGreaterThan(0);
    expect(sent.hedges).toBeLessThan(sent.calls);
    expect(storyOf(run)).toContain("receives Cancel");
  });

  it("a breaker spares a service that is gone, and closes when it is back", () => {
    const gone: Options["work"] = [{ weight: 1, takes: { afterMs: 1 }, isOk: false }];
    const breaker = { failures: 3, window: 5, coolMs: 500 };
    const options = { work: gone, tries: 1, budget: null };
    const [without, within] = [null, breaker].map((breaker) =>
      frontOf(play({ ...options, breaker }, { pages: 50, everyMs: 10, seed: 1 })),
    );
    expect(within!.sent.calls).toBeLessThan(without!.sent.calls / 2);
    const well = frontOf(play({ work: steady(1), breaker }, { pages: 50, everyMs: 10, seed: 1 }));
    expect(well.ended).toEqual({ whole: 50, partial: 0, refused: 0 });
  });

  it("throttles itself where most is refused", () => {
    const gone: Options["work"] = [{ weight: 1, takes: { afterMs: 1 }, isOk: false }];
    const options = { work: gone, tries: 1, budget: null };
    const [without, within] = [null, 2].map((throttle) =>
      frontOf(play({ ...options, throttle }, { pages: 50, everyMs: 10, seed: 1 })),
    );
    expect(within!.sent.calls).toBeLessThan(without!.sent.calls / 2);
  });
});

describe("every mutant is found out", () => {
  it.each(Object.entries(profileCallMutants(hard)))("one that %s", (_, { protocol, killedBy }) => {
    const found = seeds.flatMap((seed) =>
      play(hard, loads(seed), protocol).violations.map(({ property }) => property),
    );
    expect(found).toContain(killedBy);
    covered({ seeds: seeds.length });
  });
});

describe("every order of messages and timers: one page, one service with an effect, two tries", () => {
  const small: Partial<Options> = {
    services: [{ name: "history", replicas: ["history"], isRequired: false, writes: true }],
    deadlineMs: null,
    tries: 2,
    backoff: { policy: "none", baseMs: 1, capMs: 1 },
    budget: { earned: 1, saved: 1 },
    work: [
      { weight: 1, takes: { afterMs: 5 }, isOk: true },
      { weight: 1, takes: { afterMs: 5 }, isOk: false },
    ],
  };
  const tried = (protocol: ReturnType<typeof profileCall>) => {
    const exploration = explore(protocol, {
      nodes: ["front", "history"],
      model: systemModel({ timing: asynchronous(), clocks: perfectClocks }),
      workload: closedLoop({
        clients: 1,
        operations: 1,
        mix: [{ operation: { f: "profile" } }],
        timeoutMs: 60_000,
        at: "front",
      }),
    });
    covered({ states: exploration.distinct });
    return exploration;
  };

  it("the effect happens once at most", () => {
    const { verdict, complete, unreached } = tried(profileCall(small));
    expect({ kind: verdict.kind, complete, unreached }).toEqual({
      kind: "ok",
      complete: true,
      unreached: [],
    });
  });

  it("without keys it happens twice", () => {
    const { verdict } = tried(profileCallMutants(small)["does the work of a key again"]!.protocol);
    expect(verdict.kind).toBe("illegal");
  });
});

import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  executionOf,
  type Run,
  simulate,
  storyOf,
  sweep,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import {
  afterCycle,
  mutants,
  pullFeedbackCounter,
  pushBlindCoin,
  pushFeedbackCounter,
  rumorMongering,
  spread,
  type State,
  type Variant,
} from "./index.ts";

const model = systemModel({ timing: synchronous({ deltaMs: 30 }) });
const cycleMs = 100;
const variants: readonly (readonly [string, Variant])[] = [
  ["push, feedback, counter", pushFeedbackCounter(2)],
  ["push, blind, counter", { ...pushFeedbackCounter(2), listens: "blind" }],
  ["push, blind, coin", pushBlindCoin(2)],
  ["pull, feedback, counter", pullFeedbackCounter(1)],
  ["pull, feedback, coin", { ...pullFeedbackCounter(2), gives: "coin" }],
];

/** Lets the model make the choices of a run: whom each site contacted, and how its coins fell. */
function replayed(run: Run<State>, variant: Variant, sites: number) {
  const { events, envelopes, messages, states } = executionOf(run, { limit: Infinity });
  const partners = new Map<string, number>();
  for (const { from, to, message, sentAt } of envelopes) {
    const { type } = messages[message] as { readonly type: string };
    if (type === (variant.mode === "push" ? "Rumor" : "Request"))
      partners.set(`${Math.floor(sentAt / 1000 / cycleMs)} ${from}`, to);
  }
  const cooled = new Set<string>();
  for (const { node, before, after } of events) {
    const [was, is] = [states[before ?? after], states[after]] as unknown as [State, State];
    if (was.isHot && !is.isHot) cooled.add(`${was.cycle} ${node}`);
  }
  return spread(variant, sites, {
    partner: (cycle, site) => partners.get(`${cycle} ${site}`)!,
    coin: (cycle, site) => (cooled.has(`${cycle} ${site}`) ? 0 : 1),
  });
}

describe("rumor mongering", () => {
  it("spreads a rumor until everybody whom it meets knows it", () => {
    const run = simulate(rumorMongering({ variant: pushFeedbackCounter(1), cycles: 5 }), {
      nodes: 4,
      model,
      seed: 7,
    });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sets "cycle" for 100.000
      0.000 ms  B  starts  sets "cycle" for 100.000
      0.000 ms  C  starts  sets "cycle" for 100.000
      0.000 ms  D  starts  sets "cycle" for 100.000
      100.000 ms  A  timer "cycle"  sends Rumor {"cycle":1} to D (at 125.905)  sets "cycle" for 200.000
      100.000 ms  B  timer "cycle"  sets "cycle" for 200.000
      100.000 ms  C  timer "cycle"  sets "cycle" for 200.000
      100.000 ms  D  timer "cycle"  sets "cycle" for 200.000
      125.905 ms  D  receives Rumor {"cycle":1} from A  sends Feedback {"cycle":1,"wasNew":true} to A (at 144.718)
      144.718 ms  A  receives Feedback {"cycle":1,"wasNew":true} from D
      200.000 ms  A  timer "cycle"  sends Rumor {"cycle":2} to C (at 208.832)  sets "cycle" for 300.000
      200.000 ms  B  timer "cycle"  sets "cycle" for 300.000
      200.000 ms  C  timer "cycle"  sets "cycle" for 300.000
      200.000 ms  D  timer "cycle"  sends Rumor {"cycle":2} to A (at 208.839)  sets "cycle" for 300.000
      208.832 ms  C  receives Rumor {"cycle":2} from A  sends Feedback {"cycle":2,"wasNew":true} to A (at 223.142)
      208.839 ms  A  receives Rumor {"cycle":2} from D  sends Feedback {"cycle":2,"wasNew":false} to D (at 233.436)
      223.142 ms  A  receives Feedback {"cycle":2,"wasNew":true} from C
      233.436 ms  D  receives Feedback {"cycle":2,"wasNew":false} from A
      300.000 ms  A  timer "cycle"  sends Rumor {"cycle":3} to D (at 306.943)  sets "cycle" for 400.000
      300.000 ms  B  timer "cycle"  sets "cycle" for 400.000
      300.000 ms  C  timer "cycle"  sends Rumor {"cycle":3} to A (at 300.977)  sets "cycle" for 400.000
      300.000 ms  D  timer "cycle"  sets "cycle" for 400.000
      300.977 ms  A  receives Rumor {"cycle":3} from C  sends Feedback {"cycle":3,"wasNew":false} to C (at 311.793)
      306.943 ms  D  receives Rumor {"cycle":3} from A  sends Feedback {"cycle":3,"wasNew":false} to A (at 332.170)
      311.793 ms  C  receives Feedback {"cycle":3,"wasNew":false} from A
      332.170 ms  A  receives Feedback {"cycle":3,"wasNew":false} from D
      400.000 ms  A  timer "cycle"  sets "cycle" for 500.000
      400.000 ms  B  timer "cycle"  sets "cycle" for 500.000
      400.000 ms  C  timer "cycle"  sets "cycle" for 500.000
      400.000 ms  D  timer "cycle"  sets "cycle" for 500.000
      500.000 ms  A  timer "cycle"
      500.000 ms  B  timer "cycle"
      500.000 ms  C  timer "cycle"
      500.000 ms  D  timer "cycle""
    `);
    const note = ({ learnedIn, isHot }: State) =>
      learnedIn === null ? null : isHot ? "hot" : `knows it since cycle ${learnedIn}`;
    expect(readme(import.meta.url)).toContain(messageFlow(run, note));
  });

  it.each(variants)("does what the model does, choice by choice: %s", (_, variant) => {
    const count = deep(15, 500);
    const [sites, cycles] = [10, 30];
    let missed = 0;
    for (let seed = 1; seed <= count; seed++) {
      const run = simulate(rumorMongering({ variant, cycleMs, cycles }), { nodes: sites, model, seed });
      const { nodes } = run.worldAt(run.metrics.events - 1);
      const epidemic = replayed(run as Run<State>, variant, sites);
      expect([...epidemic.learnedIn], `seed ${seed}`).toEqual(
        nodes.map(({ state }) => state!.learnedIn ?? -1),
      );
      const sent = nodes.reduce((sum, { state }) => sum + state!.sent, 0);
      expect(epidemic.traffic * sites).toBeCloseTo(sent, 9);
      if (epidemic.residue > 0) missed++;
    }
    if (variant.mode === "push") expect(missed).toBeGreaterThan(0);
    covered({ seeds: count });
  });

  it.each(variants)("keeps its promises, and shows what it should: %s", (_, variant) => {
    const count = deep(30, 1_000);
    const { failed, reached } = sweep(
      rumorMongering({ variant, cycles: 20 }),
      { nodes: 8, model },
      { from: 1, count },
    );
    expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
    expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it("keeps its promises in three cycles of three sites, however long messages and cycles take", () => {
    const { verdict, unreached, distinct, generated } = explore(
      rumorMongering({ variant: pushFeedbackCounter(1), cycles: 3 }),
      { nodes: 3, model: systemModel({ timing: asynchronous() }) },
    );
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual({ distinct: 50_368, generated: 219_537 });
    covered({ states: distinct });
  });

  it.each(Object.entries(mutants({ cycles: 12 })))("is found out when %s", (_, { protocol, killedBy }) => {
    const count = deep(30, 300);
    const { failed, reached } = sweep(protocol, { nodes: 8, model }, { from: 1, count });
    if (failed[killedBy]) expect(failed[killedBy].hits).toBeGreaterThan(0);
    else expect(reached[killedBy]!.hits).toBe(0);
    covered({ seeds: count });
  });
});

describe("interest", () => {
  it.each([
    ["a useless contact counts", pushFeedbackCounter(3), 1, 0, 1, { counter: 2, interest: "kept" }],
    ["the kth is the last", pushFeedbackCounter(3), 2, 0, 1, { counter: 2, interest: "lost" }],
    ["a useful one sets the counter back", pushFeedbackCounter(3), 2, 1, 0, { counter: 0, interest: "kept" }],
    ["or does not", { ...pushFeedbackCounter(3), resets: false }, 2, 1, 0, { counter: 2, interest: "kept" }],
    ["one useful of several is enough", pullFeedbackCounter(1), 0, 1, 5, { counter: 0, interest: "kept" }],
    ["several useless ones count once", pullFeedbackCounter(2), 0, 0, 5, { counter: 1, interest: "kept" }],
    [
      "a blind site counts useful ones too",
      { ...pushFeedbackCounter(1), listens: "blind" },
      0,
      1,
      0,
      { counter: 0, interest: "lost" },
    ],
    ["a coin is thrown", pushBlindCoin(4), 0, 1, 0, { counter: 0, interest: "coin" }],
    ["nobody contacted, nothing lost", pushBlindCoin(1), 0, 0, 0, { counter: 0, interest: "kept" }],
  ] as const)("%s", (_, variant, counter, useful, useless, expected) => {
    expect(afterCycle(variant, counter, useful, useless)).toEqual(expected);
  });
});

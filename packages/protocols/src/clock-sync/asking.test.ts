import { covered, deep } from "@lightcone/config/covered";
import {
  executionOf,
  exponential,
  links,
  mixture,
  offsetClocks,
  type Protocol,
  simulate,
  storyOf,
  sweep,
  synchronous,
  systemModel,
  uniform,
} from "@lightcone/simulation";
import { type Tagged } from "@lightcone/simulation/parts";
import { describe, expect, it } from "vitest";
import type { Mutant } from "../mutant.ts";
import { cristian, cristianMutants, networkTime, networkTimeMutants } from "./index.ts";

/** Never faster than 5 ms; often fast, sometimes very slow. */
const latency = mixture([
  { weight: 3, latency: uniform({ betweenMs: [5, 20] }) },
  { weight: 1, latency: uniform({ betweenMs: [5, 200] }) },
]);
const model = systemModel({
  timing: synchronous({ deltaMs: 200 }),
  links: links({ latency }),
  clocks: offsetClocks({ withinMs: 1_000 }),
});

const suite = <State, Message extends Tagged, Timer extends string>(
  sound: Protocol<State, Message, Timer>,
  mutants: Readonly<Record<string, Mutant<Protocol<State, Message, Timer>>>>,
) => {
  const count = deep(100, 3_000);
  const options = { nodes: 3, model, until: { timeMs: 5_000 } };

  it("keeps what it promises", () => {
    const { failed, reached } = sweep(sound, options, { from: 1, count });
    expect(Object.values(failed).filter(({ hits }) => hits > 0)).toEqual([]);
    expect(Object.values(reached).filter(({ hits }) => hits === 0)).toEqual([]);
    covered({ seeds: count });
  });

  it.each(Object.entries(mutants))("does not when %s", (_, { protocol, killedBy }) => {
    const { failed } = sweep(protocol, options, { from: 1, count });
    expect(failed[killedBy]!.hits).toBeGreaterThan(0);
    covered({ seeds: count });
  });
};

describe("Cristian's clock synchronization", () => {
  it("keeps the answer of the fastest round trip", () => {
    const run = simulate(cristian({ minMs: 5, attempts: 3 }), { nodes: 2, model, seed: 4 });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts
      0.000 ms  B  starts  sets "ask" for 95.872
      95.872 ms  B  timer "ask"  sends Ask {"askedMs":331.829} to A (at 104.298)  sets "ask" for 295.872
      104.298 ms  A  receives Ask {"askedMs":331.829} from B  sends Answer {"askedMs":331.829,"serverMs":-57.092} to B (at 121.431)
      121.431 ms  B  receives Answer {"askedMs":331.829,"serverMs":-57.092} from A
      295.872 ms  B  timer "ask"  sends Ask {"askedMs":531.829} to A (at 307.990)  sets "ask" for 495.872
      307.990 ms  A  receives Ask {"askedMs":531.829} from B  sends Answer {"askedMs":531.829,"serverMs":146.6} to B (at 324.352)
      324.352 ms  B  receives Answer {"askedMs":531.829,"serverMs":146.6} from A
      495.872 ms  B  timer "ask"  sends Ask {"askedMs":731.829} to A (at 503.430)
      503.430 ms  A  receives Ask {"askedMs":731.829} from B  sends Answer {"askedMs":731.829,"serverMs":342.04} to B (at 509.552)
      509.552 ms  B  receives Answer {"askedMs":731.829,"serverMs":342.04} from A"
    `);
    const [server, client] = run.worldAt(run.metrics.events - 1).nodes.map(({ state }) => state!);
    expect(client!.best).toMatchInlineSnapshot(`
      {
        "aheadMs": -396.62899999999996,
        "errorMs": 1.8400000000000318,
      }
    `);
    expect(server!.startedMs - client!.startedMs).toMatchInlineSnapshot(`-397.347`);
  });

  suite(cristian({ minMs: 5 }), cristianMutants({ minMs: 5 }));
});

describe("network time", () => {
  it("is off by exactly half of what the ways differ in", () => {
    const count = deep(50, 1_000);
    const slow = { ...model, links: links({ latency: exponential({ meanMs: 30 }) }) };
    for (let seed = 1; seed <= count; seed++) {
      const run = simulate(networkTime({ everyMs: 100_000, workMs: [1, 40] }), {
        nodes: 2,
        model: slow,
        seed,
        until: { timeMs: 200_000 },
      });
      const { envelopes } = executionOf(run);
      const [there, back] = envelopes.map(({ sentAt, arrivesAt }) => (arrivesAt! - sentAt) / 1000);
      const [server, client] = run.worldAt(5).nodes.map(({ state }) => state!);
      const off = client!.sample!.offsetMs - (server!.startedMs - client!.startedMs);
      expect(off, `seed ${seed}`).toBeCloseTo((there! - back!) / 2, 6);
      expect(client!.sample!.delayMs).toBeCloseTo(there! + back!, 6);
    }
    covered({ seeds: count });
  });

  suite(networkTime(), networkTimeMutants());
});

import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  offsetClocks,
  type Protocol,
  simulate,
  storyOf,
  type SystemModel,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { type Tagged } from "@lightcone/simulation/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import type { Mutant } from "../mutant.ts";
import {
  areConcurrent,
  eachPair,
  hybrid,
  hybridMutants,
  isBefore,
  isEarlierHybrid,
  isWithin,
  lamport,
  lamportMutants,
  merged,
  type Vector,
  vector,
  vectorMutants,
} from "./index.ts";

const asynchronousModel = systemModel({ timing: asynchronous({ medianMs: 20 }) });
const offsetModel = systemModel({
  timing: synchronous({ deltaMs: 5 }),
  clocks: offsetClocks({ withinMs: 3 }),
});
const hurried = { everyMs: 1, epsilonMs: 6 };
const count = deep(40, 1_000);
const seeds = Array.from({ length: count }, (_, i) => i + 1);

describe("Lamport clocks", () => {
  const run = simulate(lamport({ acts: 2 }), { nodes: 3, model: asynchronousModel, seed: 6 });

  it("let a receipt be later than what was sent", () => {
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sets "act" for 8.834
      0.000 ms  B  starts  sets "act" for 24.715
      0.000 ms  C  starts  sets "act" for 55.723
      8.834 ms  A  timer "act"  sets "act" for 20.313
      20.313 ms  A  timer "act"  sends Message {"time":3} to B (at 54.423)
      24.715 ms  B  timer "act"  sends Message {"time":2} to A (at 35.164)  sets "act" for 26.411
      26.411 ms  B  timer "act"  sends Message {"time":3} to A (at 43.991)
      35.164 ms  A  receives Message {"time":2} from B
      43.991 ms  A  receives Message {"time":3} from B
      54.423 ms  B  receives Message {"time":3} from A
      55.723 ms  C  timer "act"  sends Message {"time":2} to B (at 66.296)  sets "act" for 65.102
      65.102 ms  C  timer "act"  sends Message {"time":3} to A (at 127.991)
      66.296 ms  B  receives Message {"time":2} from C
      127.991 ms  A  receives Message {"time":3} from C"
    `);
    const flow = messageFlow(run, ({ time }) => String(time));
    expect(readme(import.meta.url)).toContain(flow);
  });

  it("agree with happens-before for all pairs of events, in one direction", () => {
    let [ordered, orderedThoughConcurrent] = [0, 0];
    for (const seed of seeds) {
      const seen = simulate(lamport(), { nodes: 4, model: asynchronousModel, seed });
      expect(seen.violations).toEqual([]);
      eachPair(seen, (a, b, before) => {
        if (before) expect(a.time, `seed ${seed}`).toBeLessThan(b.time);
        if (before) ordered++;
        else if (a.time < b.time) orderedThoughConcurrent++;
      });
    }
    expect(ordered).toBeGreaterThan(100 * count);
    expect(orderedThoughConcurrent).toBeGreaterThan(100 * count); // the converse is false
    covered({ seeds: count });
  });
});

describe("vector clocks", () => {
  it("are happens-before, for all pairs of events", () => {
    let concurrent = 0;
    for (const seed of seeds) {
      const seen = simulate(vector(), { nodes: 4, model: asynchronousModel, seed });
      expect(seen.violations).toEqual([]);
      eachPair(seen, (a, b, before) => {
        expect(isBefore(a.time, b.time), `seed ${seed}`).toBe(before);
        if (areConcurrent(a.time, b.time)) concurrent++;
      });
    }
    expect(concurrent).toBeGreaterThan(100 * count);
    covered({ seeds: count });
  });

  const vectors: fc.Arbitrary<Vector> = fc.record({ A: fc.nat(3), B: fc.nat(3), C: fc.nat(3) });

  it("are merged into the least that both are within", () => {
    fc.assert(
      fc.property(vectors, vectors, vectors, (a, b, other) => {
        const both = merged(a, b);
        expect(isWithin(a, both) && isWithin(b, both)).toBe(true);
        if (isWithin(a, other) && isWithin(b, other)) expect(isWithin(both, other)).toBe(true);
      }),
    );
  });

  it("are before, after, the same, or concurrent: one of these", () => {
    fc.assert(
      fc.property(vectors, vectors, (a, b) => {
        const isSame = isWithin(a, b) && isWithin(b, a);
        expect([isBefore(a, b), isBefore(b, a), areConcurrent(a, b), isSame].filter(Boolean)).toEqual([true]);
      }),
    );
  });
});

describe("hybrid logical clocks", () => {
  it("respect happens-before, and stay within epsilon of physical time", () => {
    let aheadMs = 0;
    for (const seed of seeds) {
      const seen = simulate(hybrid(hurried), { nodes: 4, model: offsetModel, seed });
      expect(seen.violations).toEqual([]);
      eachPair(seen, (a, b, before) => {
        if (before) expect(isEarlierHybrid(a.time, b.time), `seed ${seed}`).toBe(true);
        aheadMs = Math.max(aheadMs, b.time.l - b.time.physical);
      });
    }
    expect(aheadMs).toBeGreaterThan(3); // one clock is slow, another one fast
    covered({ seeds: count });
  });
});

const suite = <State, Message extends Tagged, Timer extends string>(
  name: string,
  model: SystemModel,
  sound: Protocol<State, Message, Timer>,
  mutants: Readonly<Record<string, Mutant<Protocol<State, Message, Timer>>>>,
) =>
  describe(`the properties of ${name}`, () => {
    const run = (protocol: Protocol<State, Message, Timer>, seed: number) =>
      simulate(protocol, { nodes: 4, model, seed, trace: false });

    it("hold, and all that should happen does", () => {
      const reached = new Set(Object.keys(sound.sometimes!));
      for (const seed of seeds) {
        const { violations, unreached } = run(sound, seed);
        expect(violations).toEqual([]);
        for (const property of reached) if (!unreached.includes(property)) reached.delete(property);
      }
      expect([...reached]).toEqual([]);
      covered({ seeds: count });
    });

    it.each(Object.entries(mutants))("fail when %s", (_, { protocol, killedBy }) => {
      const first = seeds.find((seed) =>
        run(protocol, seed).violations.some(({ property }) => property === killedBy),
      );
      expect(first, `no seed shows that "${killedBy}" fails`).toBeDefined();
      covered({ seeds: first! });
    });
  });

suite("Lamport clocks", asynchronousModel, lamport(), lamportMutants());
suite("vector clocks", asynchronousModel, vector(), vectorMutants());
suite("hybrid logical clocks", offsetModel, hybrid(hurried), hybridMutants(hurried));

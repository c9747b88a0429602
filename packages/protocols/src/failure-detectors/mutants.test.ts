import { covered, deep } from "@lightcone/config/covered";
import {
  crash,
  crashStop,
  partiallySynchronous,
  type Protocol,
  simulate,
  systemModel,
} from "@lightcone/simulation";
import { type Tagged } from "@lightcone/simulation/parts";
import { describe, expect, it } from "vitest";
import type { Mutant } from "../mutant.ts";
import {
  heartbeat,
  heartbeatMutants,
  nfdS,
  nfdSMutants,
  objectionsTo,
  type Output,
  phiAccrual,
  phiMutants,
  suspicionsOf,
  swim,
  swimMutants,
} from "./index.ts";

const model = systemModel({
  timing: partiallySynchronous({ gstMs: 1_000, deltaMs: 60 }),
  failures: crashStop({ f: 1 }),
});

/** The properties that fail in a run: those of the protocol, and those of an eventually perfect detector. */
function failures<State extends Output, Message extends Tagged, Timer extends string>(
  protocol: Protocol<State, Message, Timer>,
  seed: number,
): string[] {
  const run = simulate(protocol, {
    nodes: 4,
    model,
    faults: [crash("A", { atMs: 3_000 })],
    seed,
    until: { timeMs: 10_000 },
  });
  const objections = objectionsTo("◇P", suspicionsOf(run), 9_000);
  return [...run.violations.map(({ property }) => property), ...Object.keys(objections)];
}

const suite = <State extends Output, Message extends Tagged, Timer extends string>(
  name: string,
  sound: Protocol<State, Message, Timer>,
  mutants: Readonly<Record<string, Mutant<Protocol<State, Message, Timer>>>>,
) =>
  describe(name, () => {
    const seeds = Array.from({ length: deep(15, 200) }, (_, i) => i + 1);

    it("passes", () => {
      expect(seeds.flatMap((seed) => failures(sound, seed))).toEqual([]);
      covered({ seeds: seeds.length });
    });

    it.each(Object.entries(mutants))("is caught when %s", (_, { protocol, killedBy }) => {
      const first = seeds.find((seed) => failures(protocol, seed).includes(killedBy));
      expect(first, `no seed shows that "${killedBy}" fails`).toBeDefined();
      covered({ seeds: first! });
    });
  });

suite("heartbeat", heartbeat({ periodMs: 40 }), heartbeatMutants({ periodMs: 40 }));
suite("NFD-S", nfdS({ etaMs: 100, deltaMs: 70 }), nfdSMutants({ etaMs: 100, deltaMs: 70 }));
suite("phi accrual", phiAccrual({ window: 20 }), phiMutants({ window: 20 }));
suite("SWIM", swim({ periodMs: 300, timeoutMs: 125 }), swimMutants({ periodMs: 300, timeoutMs: 125 }));

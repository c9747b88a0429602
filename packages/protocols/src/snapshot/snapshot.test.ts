import { covered, deep } from "@lightcone/config/covered";
import { asynchronous, links, simulate, storyOf, systemModel } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import { chandyLamport, conservation, mutants, objectionsToSnapshot, snapshotOf, tokensIn } from "./index.ts";

const timing = asynchronous({ medianMs: 20 });
const fifo = systemModel({ timing, links: links({ fifo: true }) });
const until = { timeMs: 7_200_000 }; // beyond what the fairness of the model allows
const count = deep(200, 10_000);
const seeds = Array.from({ length: count }, (_, i) => i + 1);

describe("Chandy-Lamport snapshot", () => {
  const run = simulate(chandyLamport({ tokens: 3, passes: 3, snapshotAtMs: 30 }), {
    nodes: 3,
    model: fifo,
    seed: 12,
  });

  it("records nodes and channels while tokens move", () => {
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sets "pass" for 2.382  sets "snapshot" for 30.000
      0.000 ms  B  starts  sets "pass" for 17.855
      0.000 ms  C  starts  sets "pass" for 34.347
      2.382 ms  A  timer "pass"  sends Tokens {"count":3} to B (at 46.657)  sets "pass" for 14.680
      14.680 ms  A  timer "pass"  sets "pass" for 15.672
      15.672 ms  A  timer "pass"
      17.855 ms  B  timer "pass"  sends Tokens {"count":3} to A (at 48.263)  sets "pass" for 75.169
      30.000 ms  A  timer "snapshot"  sends Marker to B (at 46.657)  sends Marker to C (at 41.211)
      34.347 ms  C  timer "pass"  sends Tokens {"count":3} to B (at 47.804)  sets "pass" for 55.657
      41.211 ms  C  receives Marker from A  sends Marker to A (at 84.873)  sends Marker to B (at 53.660)
      46.657 ms  B  receives Tokens {"count":3} from A
      46.657 ms  B  receives Marker from A  sends Marker to A (at 90.644)  sends Marker to C (at 57.186)
      47.804 ms  B  receives Tokens {"count":3} from C
      48.263 ms  A  receives Tokens {"count":3} from B
      53.660 ms  B  receives Marker from C
      55.657 ms  C  timer "pass"  sets "pass" for 67.003
      57.186 ms  C  receives Marker from B
      67.003 ms  C  timer "pass"
      75.169 ms  B  timer "pass"  sends Tokens {"count":1} to C (at 336.224)  sets "pass" for 108.301
      84.873 ms  A  receives Marker from C
      90.644 ms  A  receives Marker from B
      108.301 ms  B  timer "pass"  sends Tokens {"count":3} to C (at 336.224)
      336.224 ms  C  receives Tokens {"count":1} from B
      336.224 ms  C  receives Tokens {"count":3} from B"
    `);
    const { nodes } = run.worldAt(run.metrics.events - 1);
    const snapshot = snapshotOf(nodes.map(({ id, up, state }) => ({ id, up, state: state! })))!;
    expect(snapshot).toMatchInlineSnapshot(`
      [
        {
          "channels": {
            "B": [
              3,
            ],
            "C": [],
          },
          "open": [],
          "tokens": 0,
        },
        {
          "channels": {
            "A": [],
            "C": [
              3,
            ],
          },
          "open": [],
          "tokens": 3,
        },
        {
          "channels": {
            "A": [],
            "B": [],
          },
          "open": [],
          "tokens": 0,
        },
      ]
    `);
    expect(tokensIn(snapshot)).toBe(9);
    expect(objectionsToSnapshot(run)).toEqual([]);
  });

  it("has the message flow that its README shows", () => {
    const flow = messageFlow(run, ({ recording }) => (recording ? `recorded ${recording.tokens}` : null));
    expect(readme(import.meta.url)).toContain(flow);
  });

  it("is a state that was possible, and loses no token, whenever it begins", () => {
    let [complete, withTokensUnderWay] = [0, 0];
    for (const seed of seeds) {
      const options = { snapshotAtMs: (seed * 7) % 200, passes: 8 };
      const seen = simulate(chandyLamport(options), { nodes: 3 + (seed % 3), model: fifo, seed, until });
      expect(seen.violations, `seed ${seed}`).toEqual([]);
      expect(objectionsToSnapshot(seen), `seed ${seed}`).toEqual([]);
      if (!seen.unreached.includes("a snapshot is complete")) complete++;
      if (!seen.unreached.includes("tokens were under way")) withTokensUnderWay++;
    }
    expect(complete).toBe(count);
    expect(withTokensUnderWay).toBeGreaterThan(count / 3);
    covered({ seeds: count });
  });

  it("needs FIFO channels: where messages overtake markers, tokens appear from nowhere or get lost", () => {
    const model = systemModel({ timing });
    const broken = seeds.filter((seed) => {
      const seen = simulate(chandyLamport(), { nodes: 4, model, seed });
      const isLost = seen.violations.some(({ property }) => property === conservation);
      if (isLost) expect(objectionsToSnapshot(seen)).not.toEqual([]);
      return isLost;
    });
    expect(broken.length).toBeGreaterThan(count / 20);
    covered({ seeds: count });
  });

  it.each(Object.entries(mutants()))("is found out when %s", (_, { protocol, killedBy }) => {
    const first = seeds.find((seed) =>
      simulate(protocol, { nodes: 4, model: fifo, seed, trace: false }).violations.some(
        ({ property }) => property === killedBy,
      ),
    );
    expect(first, `no seed shows that "${killedBy}" fails`).toBeDefined();
    covered({ seeds: first! });
  });
});

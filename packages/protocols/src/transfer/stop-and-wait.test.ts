import { explore } from "@lightcone/checkers";
import { covered, deep } from "@lightcone/config/covered";
import {
  asynchronous,
  drop,
  links,
  lossy,
  type Protocol,
  simulate,
  storyOf,
  sweep,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { type Tagged } from "@lightcone/simulation/parts";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { messageFlow } from "../message-flow.ts";
import { alternatingBit, inOrder, stopAndWait, stopAndWaitMutants } from "./index.ts";

const timing = synchronous({ deltaMs: 40 });
const unreliable = links({ loss: 0.25, duplication: 0.1 });
const until = { timeMs: 150_000 };

const sound = <State, Message extends Tagged, Timer extends string>(
  protocol: Protocol<State, Message, Timer>,
  model: ReturnType<typeof systemModel>,
) => {
  const count = deep(100, 3_000);
  const { failed, reached } = sweep(protocol, { nodes: 2, model, until }, { from: 1, count });
  expect(Object.entries(failed).filter(([, { hits }]) => hits > 0)).toEqual([]);
  expect(Object.entries(reached).filter(([, { hits }]) => hits === 0)).toEqual([]);
  covered({ seeds: count });
};

describe("stop-and-wait", () => {
  it("sends again what was not acknowledged, and takes nothing twice", () => {
    const run = simulate(stopAndWait({ items: 2 }), {
      nodes: ["S", "R"],
      model: systemModel({ timing, links: lossy({ probability: 0 }) }),
      faults: [drop("S", "R", { nth: 1 }), drop("R", "S", { nth: 1 })],
      seed: 1,
    });
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  S  starts  sends Packet {"number":1,"item":1} to R (lost)  sets "retransmit" for 100.000
      0.000 ms  R  starts
      100.000 ms  S  timer "retransmit"  sends Packet {"number":1,"item":1} to R (at 125.363)  sets "retransmit" for 200.000
      125.363 ms  R  receives Packet {"number":1,"item":1} from S  sends Acknowledgement {"number":1} to S (lost)
      200.000 ms  S  timer "retransmit"  sends Packet {"number":1,"item":1} to R (at 239.608)  sets "retransmit" for 300.000
      239.608 ms  R  receives Packet {"number":1,"item":1} from S  sends Acknowledgement {"number":1} to S (at 257.462)
      257.462 ms  S  receives Acknowledgement {"number":1} from R  sends Packet {"number":2,"item":2} to R (at 270.654)  sets "retransmit" for 357.462
      270.654 ms  R  receives Packet {"number":2,"item":2} from S  sends Acknowledgement {"number":2} to S (at 286.232)
      286.232 ms  S  receives Acknowledgement {"number":2} from R"
    `);
    expect(run.violations).toEqual([]);
    const flow = messageFlow(run, ({ delivered }) =>
      delivered.length > 0 ? `has ${delivered.join(", ")}` : null,
    );
    expect(readme(import.meta.url)).toContain(flow);
  });

  it("delivers everything in order over links that lose, duplicate and reorder", () => {
    sound(stopAndWait(), systemModel({ timing, links: unreliable }));
  });

  it.each(Object.entries(stopAndWaitMutants()))("does not when %s", (_, { protocol, killedBy }) => {
    const model = systemModel({ timing, links: unreliable });
    const first = Array.from({ length: 200 }, (_, i) => i + 1).find((seed) =>
      simulate(protocol, { nodes: 2, model, seed, until, trace: false }).violations.some(
        ({ property }) => property === killedBy,
      ),
    );
    expect(first, `no seed shows that "${killedBy}" fails`).toBeDefined();
    covered({ seeds: first! });
  });
});

describe("the alternating bit", () => {
  const adversary = (fifo: boolean, timeouts: number, duplicates: number) => ({
    nodes: 2,
    model: systemModel({ timing: asynchronous(), links: links({ loss: 0, duplication: 0, fifo }) }),
    network: "multiset" as const,
    bounds: { timeouts, duplicates },
  });

  it("is enough where links keep the order", () => {
    sound(
      alternatingBit(),
      systemModel({ timing, links: links({ loss: 0.25, duplication: 0.1, fifo: true }) }),
    );
  });

  it("is enough in every execution of four items with six timeouts and three duplicates, in order", () => {
    const { verdict, unreached, distinct, generated } = explore(
      alternatingBit({ items: 4 }),
      adversary(true, 6, 3),
    );
    expect({ verdict, unreached }).toEqual({ verdict: { kind: "ok" }, unreached: [] });
    expect({ distinct, generated }).toEqual({ distinct: 25_477, generated: 119_581 });
    covered({ states: distinct });
  });

  it("breaks where messages can overtake one another: an old packet is taken for a new one", () => {
    const { verdict, distinct } = explore(alternatingBit({ items: 3 }), adversary(false, 3, 2));
    if (verdict.kind !== "illegal") throw new Error(`nothing was found: ${verdict.kind}`);
    expect(verdict.counterexample.property).toBe(inOrder);
    expect(verdict.counterexample.story).toMatchInlineSnapshot(`
      "0  A starts  sends Packet {"number":1,"item":1} to B
      0  B starts
      1  B receives Packet {"number":1,"item":1} from A  sends Acknowledgement {"number":1} to A
      2  A receives Acknowledgement {"number":1} from B  sends Packet {"number":0,"item":2} to B
      3  B receives Packet {"number":0,"item":2} from A  sends Acknowledgement {"number":0} to A
      4  B receives Packet {"number":1,"item":1} from A  sends Acknowledgement {"number":1} to A
      VIOLATES what is delivered is what was sent: in order, each item once"
    `);
    covered({ states: distinct });
  });

  it("would not break there with whole numbers", () => {
    const { verdict, distinct, generated } = explore(stopAndWait({ items: 3 }), adversary(false, 3, 2));
    expect(verdict).toEqual({ kind: "ok" });
    expect({ distinct, generated }).toEqual({ distinct: 18_789, generated: 134_648 });
    covered({ states: distinct });
  });

  it("breaks in runs as well, where whole numbers do not", () => {
    // Packets linger, so that copies of one item come after the next one.
    const model = systemModel({ timing: asynchronous({ medianMs: 60 }), links: links({ duplication: 0.2 }) });
    const broken = (protocol: ReturnType<typeof stopAndWait>) =>
      sweep(protocol, { nodes: 2, model, until }, { from: 1, count: 100 }).failed[inOrder]!.hits;
    expect(broken(alternatingBit({ items: 10 }))).toBeGreaterThan(10);
    expect(broken(stopAndWait({ items: 10 }))).toBe(0);
    covered({ seeds: 200 });
  });
});

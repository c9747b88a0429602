import { covered, deep } from "@lightcone/config/covered";
import {
  byzantine,
  indistinguishable,
  type NodeId,
  simulate,
  storyOf,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { readme } from "../fixtures/readme.ts";
import { playRounds } from "../lock-step.ts";
import { messageFlow } from "../message-flow.ts";
import {
  allLies,
  fickle,
  ic2,
  liar,
  type Lie,
  lying,
  majority,
  oralMessages,
  oralMessagesMutants,
  oralMessagesRounds,
  type Order,
  silent,
  traitor,
  twoFaced,
} from "./index.ts";

const model = systemModel({ timing: synchronous({ deltaMs: 50 }), failures: byzantine({ f: 2 }) });

function run(n: number, m: number, order: Order, lies: Readonly<Record<NodeId, Lie>>, seed = 1) {
  const options = { m, order };
  const records = Object.entries(lies).map(([node, lie]) => [node, traitor(options, lie)]);
  return simulate(oralMessages(options), {
    nodes: n,
    model,
    byzantine: Object.fromEntries(records),
    seed,
  });
}

const decisions = (played: ReturnType<typeof run>) =>
  played
    .worldAt(played.metrics.events - 1)
    .nodes.map(({ id, state }) => `${id} ${state!.inner.decision ?? "undecided"}`);

describe("OM(1) with four generals", () => {
  it("survives a commander who says two things", () => {
    const played = run(4, 1, "attack", { A: twoFaced(["B", "C"]) });
    expect(played.violations).toEqual([]);
    expect(played.unreached).toEqual([]);
    expect(decisions(played).slice(1)).toEqual(["B attack", "C attack", "D attack"]);
    expect(storyOf(played)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Round {"round":1,"content":{"path":[],"value":"attack"}} to B (at 9.183)  sends Round {"round":1,"content":{"path":[],"value":"attack"}} to C (at 16.649)  sends Round {"round":1,"content":{"path":[],"value":"retreat"}} to D (at 13.283)  sets "round" for 100.000
      0.000 ms  B  starts  sets "round" for 100.000
      0.000 ms  C  starts  sets "round" for 100.000
      0.000 ms  D  starts  sets "round" for 100.000
      9.183 ms  B  receives Round {"round":1,"content":{"path":[],"value":"attack"}} from A
      13.283 ms  D  receives Round {"round":1,"content":{"path":[],"value":"retreat"}} from A
      16.649 ms  C  receives Round {"round":1,"content":{"path":[],"value":"attack"}} from A
      100.000 ms  A  timer "round"  sets "round" for 200.000
      100.000 ms  B  timer "round"  sends Round {"round":2,"content":{"path":["A"],"value":"attack"}} to C (at 135.051)  sends Round {"round":2,"content":{"path":["A"],"value":"attack"}} to D (at 103.454)  sets "round" for 200.000
      100.000 ms  C  timer "round"  sends Round {"round":2,"content":{"path":["A"],"value":"attack"}} to B (at 143.661)  sends Round {"round":2,"content":{"path":["A"],"value":"attack"}} to D (at 128.509)  sets "round" for 200.000
      100.000 ms  D  timer "round"  sends Round {"round":2,"content":{"path":["A"],"value":"retreat"}} to B (at 100.623)  sends Round {"round":2,"content":{"path":["A"],"value":"retreat"}} to C (at 135.706)  sets "round" for 200.000
      100.623 ms  B  receives Round {"round":2,"content":{"path":["A"],"value":"retreat"}} from D
      103.454 ms  D  receives Round {"round":2,"content":{"path":["A"],"value":"attack"}} from B
      128.509 ms  D  receives Round {"round":2,"content":{"path":["A"],"value":"attack"}} from C
      135.051 ms  C  receives Round {"round":2,"content":{"path":["A"],"value":"attack"}} from B
      135.706 ms  C  receives Round {"round":2,"content":{"path":["A"],"value":"retreat"}} from D
      143.661 ms  B  receives Round {"round":2,"content":{"path":["A"],"value":"attack"}} from C
      200.000 ms  A  timer "round"
      200.000 ms  B  timer "round"
      200.000 ms  C  timer "round"
      200.000 ms  D  timer "round""
    `);
  });

  it("survives a lieutenant who turns the order around", () => {
    const played = run(4, 1, "attack", { D: liar });
    expect(decisions(played).slice(0, 3)).toEqual(["A attack", "B attack", "C attack"]);
    expect(readme(import.meta.url)).toContain(
      messageFlow(played, ({ inner: { decision } }) => (decision === null ? null : `decides to ${decision}`)),
    );
  });

  it("survives silence, which is taken for an order to retreat", () => {
    expect(decisions(run(4, 1, "attack", { A: silent })).slice(1)).toEqual([
      "B retreat",
      "C retreat",
      "D retreat",
    ]);
    expect(run(4, 1, "attack", { C: silent }).violations).toEqual([]);
  });
});

describe("three generals", () => {
  // Figures 1 and 2 of the paper: B cannot tell who the traitor is.
  const lieutenant = run(3, 1, "attack", { C: liar });
  const commander = run(3, 1, "attack", { A: twoFaced(["B"]) });

  it("cannot cope with one traitor: two scenarios look the same to B", () => {
    expect(indistinguishable(lieutenant, commander)).toContain("B");
    // Where C is the traitor, B must attack; where A is, C retreats as A told it and B said, so B must retreat.
    expect(lieutenant.violations.map(({ property }) => property)).toEqual([ic2]);
    expect(decisions(commander).slice(1)).toEqual(["B retreat", "C retreat"]);
  });
});

describe("all that traitors can do", () => {
  const cluster = ["A", "B", "C", "D"];

  it("the kernel and lock-step come to the same", () => {
    const count = deep(20, 500);
    for (let seed = 1; seed <= count; seed++) {
      const lies = { [cluster[seed % 4]!]: fickle(seed) };
      const played = playRounds(oralMessagesRounds({ m: 1, order: "attack" }), cluster, lying(lies));
      const inKernel = run(4, 1, "attack", lies, seed);
      const loyal = (all: readonly { id: NodeId; state: { inner: unknown } | null }[]) =>
        all.filter(({ id }) => !(id in lies)).map(({ id, state }) => [id, state!.inner]);
      expect(loyal(inKernel.worldAt(inKernel.metrics.events - 1).nodes)).toEqual(loyal(played.nodes));
    }
    covered({ seeds: count });
  });

  it.each(Object.entries(oralMessagesMutants))("finds a mutant that %s", (_, { protocol, killedBy }) => {
    const isKilled = cluster.some((node) =>
      allLies(cluster.filter((other) => other !== node && other !== "A")).some((lie) => {
        const rounds = protocol({ m: 1, order: "retreat" });
        const attack = protocol({ m: 1, order: "attack" });
        return [rounds, attack].some((one) =>
          playRounds(one, cluster, lying({ [node]: lie }), [node]).violated.includes(killedBy),
        );
      }),
    );
    expect(isKilled).toBe(true);
  });
});

it("a tie is an order to retreat", () => {
  expect(majority(["attack", "retreat"])).toBe("retreat");
  expect(majority(["attack", "attack", "retreat"])).toBe("attack");
});

it("six generals are too few for two traitors", () => {
  const played = run(6, 2, "attack", { E: liar, F: liar });
  expect(played.violations.map(({ property }) => property)).toEqual([ic2]);
  expect(decisions(played).slice(0, 4)).toEqual(["A attack", "B retreat", "C retreat", "D retreat"]);
});

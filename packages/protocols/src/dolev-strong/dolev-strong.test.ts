import { covered } from "@lightcone/config/covered";
import {
  authenticatedByzantine,
  byzantine,
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
  agreement,
  allPlots,
  chainOf,
  conspirator,
  dolevStrong,
  dolevStrongMutants,
  dolevStrongRounds,
  isProper,
  type Move,
  type Options,
  plotting,
  validity,
} from "./index.ts";

const timing = synchronous({ deltaMs: 50 });
const signed = systemModel({ timing, failures: authenticatedByzantine({ f: 2 }) });

const move = (phase: number, to: string, value: number): Move => ({ phase, to, value, isShort: false });

/** A and B plot against C and D: both get 1 at once, and C alone gets 2, in the second phase. */
const split = [move(1, "C", 1), move(1, "D", 1), move(2, "C", 2)];
const plotted = (options: Options, failures = signed) =>
  simulate(dolevStrong(options), {
    nodes: 4,
    model: failures,
    byzantine: { A: conspirator(options, split, ["A", "B"]), B: conspirator(options, [], ["B"]) },
    seed: 1,
  });

describe("Dolev-Strong", () => {
  it("tells everybody in the last phase what the faulty have told one node in the one before", () => {
    const run = plotted({ f: 2, value: 1 });
    expect(run.violations).toEqual([]);
    expect(run.unreached).toEqual([]);
    expect(readme(import.meta.url)).toContain(
      messageFlow(run, ({ inner: { decision } }) => (decision === null ? null : `decides ${decision}`)),
    );
  });

  it("is split by the same plot when it stops after f phases", () => {
    const run = plotted({ f: 2, value: 1, phases: 2 });
    expect(run.violations.map(({ property }) => property)).toEqual([agreement]);
    expect(storyOf(run)).toMatchInlineSnapshot(`
      "0.000 ms  A  starts  sends Round {"round":1,"content":{"by":"A","value":1}} to C (at 16.649)  sends Round {"round":1,"content":{"by":"A","value":1}} to D (at 13.283)  sets "round" for 100.000
      0.000 ms  B  starts  sets "round" for 100.000
      0.000 ms  C  starts  sets "round" for 100.000
      0.000 ms  D  starts  sets "round" for 100.000
      13.283 ms  D  receives Round {"round":1,"content":{"by":"A","value":1}} from A
      16.649 ms  C  receives Round {"round":1,"content":{"by":"A","value":1}} from A
      100.000 ms  A  timer "round"  sends Round {"round":2,"content":{"by":"B","value":{"by":"A","value":2}}} to C (at 100.286)  sets "round" for 200.000
      100.000 ms  B  timer "round"  sets "round" for 200.000
      100.000 ms  C  timer "round"  sends Round {"round":2,"content":{"by":"C","value":{"by":"A","value":1}}} to B (at 143.661)  sends Round {"round":2,"content":{"by":"C","value":{"by":"A","value":1}}} to D (at 128.509)  sets "round" for 200.000
      100.000 ms  D  timer "round"  sends Round {"round":2,"content":{"by":"D","value":{"by":"A","value":1}}} to B (at 100.623)  sends Round {"round":2,"content":{"by":"D","value":{"by":"A","value":1}}} to C (at 135.706)  sets "round" for 200.000
      100.286 ms  C  receives Round {"round":2,"content":{"by":"B","value":{"by":"A","value":2}}} from A
      100.623 ms  B  receives Round {"round":2,"content":{"by":"D","value":{"by":"A","value":1}}} from D
      128.509 ms  D  receives Round {"round":2,"content":{"by":"C","value":{"by":"A","value":1}}} from C
      135.706 ms  C  receives Round {"round":2,"content":{"by":"D","value":{"by":"A","value":1}}} from D
      143.661 ms  B  receives Round {"round":2,"content":{"by":"C","value":{"by":"A","value":1}}} from C
      200.000 ms  A  timer "round"
      200.000 ms  B  timer "round"
      200.000 ms  C  timer "round"
      200.000 ms  D  timer "round"  VIOLATES agreement: no two correct nodes decide differently"
    `);
  });

  it("needs signatures that cannot be forged: without them B pretends that A said 2", () => {
    const options = { f: 1, value: 1 };
    const forger = conspirator(options, [move(2, "C", 2)], ["A", "B"]);
    const model = (failures: typeof signed.failures) => systemModel({ timing, failures });
    const run = (failures: typeof signed.failures) =>
      simulate(dolevStrong(options), { nodes: 3, model: model(failures), byzantine: { B: forger } });
    expect(run(byzantine({ f: 1 })).violations.map(({ property }) => property)).toEqual([
      agreement,
      validity,
    ]);
    const refused = run(authenticatedByzantine({ f: 1 }));
    expect(refused.violations).toEqual([]);
    expect(refused.forgeries).toMatchObject([{ node: "B", signature: { by: "A", value: 2 } }]);
  });

  it("counts different signers, the transmitter first, as many as phases", () => {
    const counts = (signers: readonly string[], phase: number) =>
      isProper(chainOf(7, signers), phase, "A", "D");
    expect(counts(["A"], 1)).toBe(true);
    expect(counts(["A", "B"], 2)).toBe(true);
    expect(counts(["A"], 2)).toBe(false);
    expect(counts(["A", "A"], 2)).toBe(false);
    expect(counts(["B", "A"], 2)).toBe(false);
    expect(counts(["A", "D"], 2)).toBe(false);
  });
});

describe("all plots", () => {
  const cluster = ["A", "B", "C"];
  const options = { f: 1, value: 1 };
  const plots = allPlots(["B", "C"], { phases: 2, values: [1, 2] });

  it("of one faulty node among three are survived, whichever it is", () => {
    const reached = new Set<string>();
    for (const faulty of cluster) {
      const victims = cluster.filter((node) => node !== faulty);
      for (const plot of allPlots(victims, { phases: 2, values: [1, 2] })) {
        const played = playRounds(dolevStrongRounds(options), cluster, plotting(plot, [faulty]), [faulty]);
        expect(played.violated).toEqual([]);
        played.reached.forEach((name) => reached.add(name));
      }
    }
    expect([...reached].sort()).toEqual(Object.keys(dolevStrongRounds(options).sometimes!).sort());
    covered({ states: 3 * plots.length });
  });

  it.each(Object.entries(dolevStrongMutants))("kill a mutant that %s", (_, { protocol, killedBy }) => {
    const isKilled = cluster.some((faulty) => {
      const victims = cluster.filter((node) => node !== faulty);
      return allPlots(victims, { phases: 2, values: [1, 2] }).some((plot) =>
        playRounds(protocol(options), cluster, plotting(plot, [faulty]), [faulty]).violated.includes(
          killedBy,
        ),
      );
    });
    expect(isKilled).toBe(true);
  });

  it("come to the same in the kernel", () => {
    for (const plot of plots.filter((_, i) => i % 50 === 7)) {
      const run = simulate(dolevStrong(options), {
        nodes: 3,
        model: signed,
        byzantine: { A: conspirator(options, plot, ["A"]) },
      });
      const played = playRounds(dolevStrongRounds(options), cluster, plotting(plot, ["A"]), ["A"]);
      const last = run.worldAt(run.metrics.events - 1).nodes;
      // Which of two values came first may differ within a phase: the network decides that.
      const decisions = (nodes: readonly { state: { inner: { decision: number | null } } | null }[]) =>
        nodes.slice(1).map(({ state }) => state!.inner.decision);
      expect(decisions(last)).toEqual(decisions(played.nodes));
    }
    covered({ seeds: Math.ceil(plots.length / 50) });
  });
});

import { covered } from "@lightcone/config/covered";
import { executionOf, replay } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { anyAttempt } from "../attempt.ts";
import { clever, dropping } from "../fixtures/asynchronous.ts";
import { departures } from "../fixtures/follows.ts";
import { initiallyDead } from "../fixtures/initially-dead.ts";
import { rounds } from "../fixtures/rounds.ts";
import { agreement, flp, termination, valencyGraph } from "../index.ts";

/** What each of them breaks, and whether a run stays undecided by a schedule alone. */
const expected = {
  "wait for all, decide the most frequent": [termination, "waits"],
  "wait for two, decide the most frequent": [agreement, "decides twice"],
  "decide the first value that comes": [agreement, "decides twice"],
  "wait for two, believe the one whose name is first": [agreement, "decides twice"],
  "decide once two say the same": [termination, "waits"],
  "the leader decides": [termination, "waits"],
  "the leader decides, and who waits too long asks the deputy": [agreement, "decides twice"],
  "the leader asks all for consent, again and again": [termination, "waits"],
  "the arbiter believes who is first twice in a row": [termination, "bivalent lasso"],
  "phases of reports and proposals, else keep what you have": [termination, "any length"],
  "phases of reports and proposals, else take the other one": [termination, "bivalent, any length"],
  "ballots that grow": [termination, "bivalent, any length"],
} as const;

describe("I2 FLP", () => {
  it.each(Object.keys(expected) as (keyof typeof expected)[])("refutes: %s", (name) => {
    const given = clever[name];
    const answer = flp(given as (typeof clever)["the leader decides"], { configurations: 2_000 });
    expect(answer.kind).toBe("refuted");
    if (answer.kind !== "refuted") return;
    const { breaks, execution, run, steps, loopsTo, staysBivalent, inputs } = answer;
    const manner =
      breaks === agreement
        ? "decides twice"
        : loopsTo === null
          ? `${staysBivalent ? "bivalent, " : ""}any length`
          : loopsTo < steps
            ? "bivalent lasso"
            : "waits";
    expect([breaks, manner]).toEqual(expected[name]);
    expect(departures(anyAttempt(given as never).protocol(inputs), execution)).toEqual([]);
    if (loopsTo === null && breaks === termination) expect(steps).toBeGreaterThanOrEqual(40);
    if (!run) return expect(execution.events.some(({ kind }) => kind === "timer")).toBe(true);
    const again = replay(run);
    expect(again.fingerprint).toBe(run.fingerprint);
    expect(again.violations.map(({ property }) => property)).toContain(breaks);
    const statesOf = ({ events, states }: typeof execution) =>
      events.filter(({ kind }) => kind !== "crash").map(({ node, after }) => [node, states[after]]);
    expect(statesOf(executionOf(run))).toEqual(statesOf(execution));
    covered({ seeds: 1 });
  });

  it("tells how both decisions stay possible for ever", () => {
    const answer = flp(clever["the arbiter believes who is first twice in a row"]);
    expect(answer.kind === "refuted" && answer.story).toMatchInlineSnapshot(`
      "With 0, 0, 0: 0-valent.
      With 1, 0, 0: bivalent.
      Of 44 configurations there are 20 bivalent, 12 0-valent, 12 1-valent.
      0  A starts
      0  B starts
      0  C starts  sends Say {"what":"ask","round":1,"value":0} to A  sends Say {"what":"ask","round":1,"value":0} to B
      1  A receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":1} to C
      2  B receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":0} to C
      3  C receives Say {"what":"answer","round":1,"value":1} from A
      4  C receives Say {"what":"answer","round":1,"value":0} from B  sends Say {"what":"ask","round":1,"value":0} to A  sends Say {"what":"ask","round":1,"value":0} to B
      5  B receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":0} to C
      6  C receives Say {"what":"answer","round":1,"value":0} from B
      7  A receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":1} to C
      8  C receives Say {"what":"answer","round":1,"value":1} from A  sends Say {"what":"ask","round":1,"value":0} to A  sends Say {"what":"ask","round":1,"value":0} to B
      9  A receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":1} to C
      10  C receives Say {"what":"answer","round":1,"value":1} from A
      11  B receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":0} to C
      12  C receives Say {"what":"answer","round":1,"value":0} from B  sends Say {"what":"ask","round":1,"value":0} to A  sends Say {"what":"ask","round":1,"value":0} to B
      13  A receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":1} to C
      14  B receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":0} to C
      15  C receives Say {"what":"answer","round":1,"value":0} from B
      16  C receives Say {"what":"answer","round":1,"value":1} from A  sends Say {"what":"ask","round":1,"value":0} to A  sends Say {"what":"ask","round":1,"value":0} to B
      17  A receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":1} to C
      18  B receives Say {"what":"ask","round":1,"value":0} from C  sends Say {"what":"answer","round":1,"value":0} to C
      19  C receives Say {"what":"answer","round":1,"value":1} from A
      20  C receives Say {"what":"answer","round":1,"value":0} from B  sends Say {"what":"ask","round":1,"value":0} to A  sends Say {"what":"ask","round":1,"value":0} to B
      All that follows step 4 is repeated for ever: every message arrives, every timer fires, and nobody decides.
      Both decisions are possible all the time."
    `);
  });

  it("shows all configurations to whoever wants to be the adversary", () => {
    const inputs = [1, 0, 0] as const;
    const graph = valencyGraph(clever["the arbiter believes who is first twice in a row"], { inputs });
    expect(graph.length).toBe(44);
    graph.forEach(({ valency, steps }) => {
      const ahead = new Set(steps.map(({ to }) => graph[to]!.valency));
      if (valency === "bivalent") expect(ahead.has("bivalent") || ahead.size === 2).toBe(true);
      else expect([...ahead].filter((one) => one !== valency)).toEqual([]); // a decision is never taken back
    });
    const stays = graph.findIndex(({ valency, steps }) => valency === "bivalent" && steps.length > 1);
    expect(graph[stays]!.steps[0]!.label).toMatch(/^[ABC] receives Say/);
    expect(() => valencyGraph(clever["ballots that grow"], { inputs })).toThrowError(
      "more than 2000 configurations",
    );
  });

  it("gives a bivalent run of any length that is asked for", () => {
    for (const steps of [10, 120]) {
      const answer = flp(clever["ballots that grow"], { steps, configurations: 2_000 });
      expect(answer).toMatchObject({ kind: "refuted", staysBivalent: true, loopsTo: null });
      expect(answer.kind === "refuted" && answer.steps).toBeGreaterThanOrEqual(steps);
    }
  });

  it.each([
    ["a coin where there is no majority", "deterministic"],
    ["look at the clock", "asynchronous"],
    ["know what the others begin with", "a node knows its own input only"],
  ] as const)("%s: drops that it is %s", (name, hypothesis) => {
    expect(flp(dropping[name], { configurations: 2_000 })).toMatchObject({ kind: "drops", hypothesis });
  });

  it("finds nothing where nodes are dead from the start or never, and the same protocol fails if they crash later", () => {
    const answer = flp(initiallyDead, { adversary: { crashes: "before the start" } });
    expect(answer).toMatchInlineSnapshot(`
      {
        "kind": "not refuted",
        "searched": "exhaustive: 78,824 configurations, all 8 ways to give inputs, every schedule, one crash before the start; no two decisions, and no run on which somebody waits for ever",
      }
    `);
    expect(flp(initiallyDead)).toMatchObject({
      kind: "refuted",
      breaks: termination,
    });
  });

  it("finds nothing in a synchronous system, with one round more than crashes", () => {
    const adversary = { timing: "synchronous rounds" } as const;
    expect(flp(rounds.floodSet(2), { adversary })).toMatchInlineSnapshot(`
      {
        "kind": "not refuted",
        "searched": "exhaustive: 3,576 configurations, all 8 ways to give inputs, in lock-step rounds, one crash at any time; no two decisions, and no run on which somebody waits for ever",
      }
    `);
    expect(flp(rounds.floodSet(1), { adversary })).toMatchObject({ kind: "refuted", breaks: agreement });
  });
});

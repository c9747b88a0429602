import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "../test/arbitrary.ts";
import { execution } from "../test/story.ts";
import { comparison } from "./comparison.ts";

/** A asks B and gives up after 100 ms. Whether B is slow or dead, A sees the same until an answer comes. */
function slowOrDead(what: "slow" | "dead", timeout = 100) {
  return execution({ protocol: "ask", nodes: ["A", "B"], until: 300 }, (story) => {
    story.start("A", {
      state: { asking: true },
      send: [{ to: "B", message: { type: "Ask" }, arrives: 40 }],
      set: { patience: timeout },
    });
    story.start("B", { state: {} });
    if (what === "dead") story.crash(20, "B");
    else story.receive(40, "B", { send: [{ to: "A", message: { type: "Answer" }, arrives: 200 }] });
    story.fire(timeout, "A", "patience", { state: { asking: false } });
    if (what === "slow") story.receive(200, "A", { state: { asking: false, late: true } });
  });
}

describe("comparison", () => {
  it("says how long A cannot tell a slow B from a dead one, and where it can", () => {
    expect(comparison(slowOrDead("slow"), slowOrDead("dead"), "A")).toEqual({
      same: 2,
      a: [0, 3],
      b: [0, 3],
      parting: { a: 4, b: null },
    });
  });

  it("does not count a crash as something that its node sees", () => {
    expect(comparison(slowOrDead("slow"), slowOrDead("dead"), "B")).toEqual({
      same: 1,
      a: [1],
      b: [1],
      parting: { a: 2, b: null },
    });
  });

  it("compares times only where asked", () => {
    const [patient, impatient] = [slowOrDead("dead", 100), slowOrDead("dead", 50)];
    expect(comparison(patient, impatient, "A")).toMatchObject({ same: 2, parting: null });
    expect(comparison(patient, impatient, "A", { times: true })).toMatchObject({
      same: 1,
      parting: { a: 3, b: 3 },
    });
  });

  it("tells apart states, messages, senders and timers", () => {
    const base = slowOrDead("slow");
    const differing = [
      { ...base, states: base.states.map((state, i) => (i === 0 ? { asking: 1 } : state)) },
      { ...base, messages: [{ type: "Ask" }, { type: "Nonsense" }] },
      { ...base, envelopes: base.envelopes.map((envelope) => ({ ...envelope, from: envelope.to })) },
      { ...base, events: base.events.map((event) => (event.timer ? { ...event, timer: "other" } : event)) },
    ];
    expect(differing.map((other) => comparison(base, other, "A").same)).toEqual([0, 2, 2, 1]);
  });

  it("finds an execution the same as itself for every node", () => {
    fc.assert(
      fc.property(executions(), (run) => {
        for (const node of run.nodes) {
          expect(comparison(run, structuredClone(run), node, { times: true }).parting).toBeNull();
        }
      }),
    );
  });

  it("does not depend on which execution comes first", () => {
    fc.assert(
      fc.property(
        executions({ nodes: 2, events: 12 }),
        executions({ nodes: 2, events: 12 }),
        (one, other) => {
          const common = one.nodes.filter((node) => other.nodes.includes(node));
          for (const node of common) {
            const [forth, back] = [comparison(one, other, node), comparison(other, one, node)];
            expect({ same: back.same, a: back.b, b: back.a }).toEqual({
              same: forth.same,
              a: forth.a,
              b: forth.b,
            });
          }
        },
      ),
    );
  });

  it("refuses a node that is not there, with a sentence", () => {
    const run = slowOrDead("slow");
    expect(() => comparison(run, run, "Z")).toThrow("The execution of ask has no node Z; it has A, B.");
  });
});

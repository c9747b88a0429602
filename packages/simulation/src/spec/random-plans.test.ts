import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fault, randomFaults, simulate, type SystemModel } from "../index.ts";
import { models, worlds } from "./fixtures/random-worlds.ts";

const numRuns = deep(300, 3_000);
const nodes = ["A", "B", "C", "D", "E"];

/** What a random plan may do under a model, by the kind of fault; the rest it may not do at all. */
const allowed: Partial<Record<Fault["kind"], (model: SystemModel, fault: Fault) => boolean>> = {
  crash: ({ failures }) => failures.kind !== "none",
  restart: ({ failures }) => failures.kind === "crashRecovery",
  omit: ({ failures }) => failures.kind === "omission",
  pause: ({ timing }) => timing.kind === "asynchronous",
  partition: ({ links, timing }) =>
    links.loss !== null || ["asynchronous", "partiallySynchronous"].includes(timing.kind),
  drop: ({ links }) => links.loss !== null,
  duplicate: ({ links }) => links.duplication !== null,
  corrupt: ({ links }) => links.corruption !== null,
  skew: ({ clocks }, fault) =>
    clocks.kind === "stepping" && fault.kind === "skew" && Math.abs(fault.byMs) <= clocks.errorMs,
  corruptDisk: ({ storage }, fault) =>
    storage.kind !== "amnesic" &&
    fault.kind === "corruptDisk" &&
    !fault.outsideModel &&
    storage.corruptible.includes(fault.field),
};
const makesSuffer: readonly Fault["kind"][] = ["crash", "omit", "corruptDisk"];

const namesOf = (plan: readonly Fault[], kinds: readonly Fault["kind"][]) =>
  plan.flatMap((fault) => (kinds.includes(fault.kind) && "node" in fault ? [String(fault.node)] : []));

describe("W4 a random plan", () => {
  it("W4 does only what the model allows, to at most f nodes, and all of that sooner or later", () => {
    const seen = new Set<Fault["kind"]>();
    fc.assert(
      fc.property(models, fc.nat(), fc.nat(12), (model, seed, count) => {
        const options = { seed, nodes, model, count, withinMs: 500 };
        const plan = randomFaults(options);
        expect(randomFaults(options)).toEqual(plan);
        for (const fault of plan) {
          seen.add(fault.kind);
          expect([fault, allowed[fault.kind]?.(model, fault)]).toEqual([fault, true]);
          if ("on" in fault && "atMs" in fault.on) expect(fault.on.atMs).toBeLessThanOrEqual(500);
        }
        const f = model.failures.kind === "none" ? 0 : model.failures.f;
        expect(new Set(namesOf(plan, makesSuffer)).size).toBeLessThanOrEqual(f);
        const jumping = namesOf(plan, ["skew"]); // each clock once: jumps add up
        expect(new Set(jumping).size).toBe(jumping.length);
      }),
      { numRuns },
    );
    expect([...seen].sort()).toEqual(Object.keys(allowed).sort());
  });

  it("W4 is legal: no run under its model refuses it", () => {
    fc.assert(
      fc.property(worlds(), fc.nat(30), ({ protocol, options }, count) => {
        const faults = randomFaults({ ...options, count, withinMs: 400 });
        expect(simulate(protocol, { ...options, faults }).options.faults).toEqual(faults);
      }),
      { numRuns },
    );
    covered({ seeds: numRuns });
  });
});

import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomHistories, type Shape } from "../history/fixtures/random-history.ts";
import { operationsOf } from "../history/operation.ts";
import { Allowance } from "../linearizability/allowance.ts";
import { checkLinearizability } from "../linearizability/check-linearizability.ts";
import { explains, inProgram, inTime } from "../linearizability/fixtures/brute-force.ts";
import { keyValue } from "../specifications/key-value.ts";
import { casRegister, register } from "../specifications/register.ts";
import { queue } from "../specifications/sequences.ts";
import { accessesOf, sourcesOf } from "./accesses.ts";
import { checkCausal } from "./causal.ts";
import { isCausal, keepsSession } from "./fixtures/definitions.ts";
import { staleHistories } from "./fixtures/stale-histories.ts";
import { checkRegister } from "./registers.ts";
import { checkSequential } from "./sequential.ts";
import { checkSessions, sessionGuarantees } from "./sessions.ts";

const get = (key: string) => ({ f: "get", key });
const put = (key: string) => ({ f: "put", key, value: 0 });

/** Two keys, unique values, and stale answers: what the weaker models are about. */
const stale: Shape = {
  specification: keyValue,
  operations: [get("x"), put("x"), get("y"), put("y"), get("x"), get("x")],
  lies: ["", 1, 2, 3, 4],
  clients: 3,
  most: 7,
  withOpen: true,
  areUnique: true,
  lying: 30,
  haste: 10,
};

type History = Parameters<typeof operationsOf>[0];

const runs = deep(400, 10_000);

/** Checks a property of histories, and that both of its answers are frequent. */
function both(histories: fc.Arbitrary<History>, check: (history: History) => boolean): void {
  let yes = 0;
  fc.assert(
    fc.property(histories, (history) => {
      if (check(history)) yes++;
    }),
    { numRuns: runs },
  );
  expect(yes / runs).toBeGreaterThan(0.05);
  expect(yes / runs).toBeLessThan(0.95);
  covered({ seeds: runs });
}

function accessesAndSources(history: History, specification = keyValue) {
  const accesses = accessesOf(specification, operationsOf(history));
  if (typeof accesses === "string") throw new Error(accesses);
  const sources = sourcesOf(accesses, specification);
  if (typeof sources === "string") throw new Error(sources);
  return { accesses, sources };
}

describe("W1 sequential consistency, beside a checker that tries all orders", () => {
  const shapes: Record<string, Shape> = {
    "registers with keys": { ...stale, areUnique: false, most: 6 },
    "a compare-and-set register": {
      ...stale,
      specification: casRegister,
      operations: [{ f: "read" }, { f: "write", value: 1 }, { f: "cas", from: 1, to: 2 }],
      lies: [1, 2, true, false],
      areUnique: false,
      most: 6,
    },
    "a queue": {
      ...stale,
      specification: queue,
      operations: [{ f: "enqueue", value: 1 }, { f: "dequeue" }, { f: "enqueue", value: 2 }],
      lies: [1, 2, null],
      areUnique: false,
      most: 6,
    },
  };
  it.each(Object.entries(shapes))("%s", (_, shape) => {
    both(randomHistories(shape), (history) => {
      const operations = operationsOf(history);
      const { kind } = checkSequential(shape.specification, operations, new Allowance({}));
      expect(kind).toBe(explains(shape.specification, operations, inProgram) ? "holds" : "fails");
      return kind === "holds";
    });
  });
});

describe("W1 weaker models, beside their definitions", () => {
  it("causal", () => {
    both(staleHistories(8), (history) => {
      const { accesses, sources } = accessesAndSources(history);
      const { kind } = checkCausal(accesses, sources, keyValue);
      expect(kind).toBe(isCausal(accesses, sources) ? "holds" : "fails");
      return kind === "holds";
    });
  });

  it.each(sessionGuarantees)("%s", (guarantee) => {
    both(staleHistories(10), (history) => {
      const { accesses, sources } = accessesAndSources(history);
      const { kind } = checkSessions(guarantee, accesses, sources, keyValue);
      expect(kind).toBe(keepsSession(guarantee, accesses, sources) ? "holds" : "fails");
      return kind === "holds";
    });
  });

  it.each(["regular", "safe"] as const)("%s registers", (model) => {
    const shape: Shape = {
      ...stale,
      specification: register,
      operations: [{ f: "read" }, { f: "write", value: 1 }, { f: "write", value: 2 }, { f: "read" }],
      lies: [null, 1, 2, 3],
      areUnique: false,
    };
    both(randomHistories(shape), (history) => {
      const operations = operationsOf(history);
      const accesses = accessesOf(register, operations);
      if (typeof accesses === "string") throw new Error(accesses);
      const isWrite = ({ operation }: (typeof operations)[number]) =>
        (operation as { f: string }).f === "write";
      const writes = operations.filter(isWrite);
      const judged = operations.filter(
        (read) =>
          !isWrite(read) &&
          read.returned !== null &&
          (model === "regular" || writes.every((write) => inTime(write, read) || inTime(read, write))),
      );
      const expected = judged.every((read) =>
        explains(
          register,
          [...writes, read].sort((a, b) => a.index - b.index),
          inTime,
        ),
      );
      const { kind } = checkRegister(model, accesses, register);
      expect(kind).toBe(expected ? "holds" : "fails");
      return expected;
    });
  });
});

describe("W2 stronger models imply weaker ones", () => {
  it("linearizable, sequential, causal, sessions; linearizable, regular, safe", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.oneof(randomHistories({ ...stale, lying: 15 }), staleHistories(7)), (history) => {
        const { accesses, sources } = accessesAndSources(history);
        const linearizable = checkLinearizability(keyValue, history).kind === "ok";
        const sequential =
          checkSequential(keyValue, operationsOf(history), new Allowance({})).kind === "holds";
        const causal = checkCausal(accesses, sources, keyValue).kind === "holds";
        const sessions = sessionGuarantees.map(
          (each) => checkSessions(each, accesses, sources, keyValue).kind === "holds",
        );
        const regular = checkRegister("regular", accesses, keyValue).kind === "holds";
        const safe = checkRegister("safe", accesses, keyValue).kind === "holds";
        const chain = [linearizable, sequential, causal, sessions.every(Boolean)];
        expect(chain).toEqual([...chain].sort((a, b) => Number(a) - Number(b)));
        expect([linearizable, regular, safe]).toEqual(
          [linearizable, regular, safe].sort((a, b) => Number(a) - Number(b)),
        );
        const level = chain.filter(Boolean).length;
        seen.set(`${level}`, (seen.get(`${level}`) ?? 0) + 1);
      }),
      { numRuns: runs },
    );
    // Each model is weaker than the one before: some history shows the difference.
    expect([...seen.keys()].sort()).toEqual(["0", "1", "2", "3", "4"]);
    covered({ seeds: runs });
  });
});

import { covered, deep } from "@lightcone/config/covered";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomHistories, type Shape } from "../history/fixtures/random-history.ts";
import { operationsOf } from "../history/operation.ts";
import { counter } from "../specifications/counter.ts";
import { keyValue } from "../specifications/key-value.ts";
import { fencedLock, mutex } from "../specifications/locks.ts";
import { multiRegister, multiRegisterAsFound } from "../specifications/multi-register.ts";
import { casRegister, register } from "../specifications/register.ts";
import { log, queue, stack } from "../specifications/sequences.ts";
import { set } from "../specifications/set.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { checkLinearizability } from "./check-linearizability.ts";
import { explains, inTime } from "./fixtures/brute-force.ts";
import { isLinearization } from "./fixtures/is-linearization.ts";

/** A coin that shows what it is turned to, or turns by itself: the object is free to choose. */
const coin: AnySpecification = {
  initial: "heads",
  step: (state, operation) => {
    if (operation === "look") return { state, result: state };
    return [{ state: "heads" }, { state: "tails" }];
  },
};

const small = { clients: 3, most: 6, withOpen: true };
const shapes: Record<string, Shape> = {
  register: {
    ...small,
    specification: register,
    operations: [{ f: "read" }, { f: "write", value: 1 }, { f: "write", value: 2 }, { f: "read" }],
    lies: [null, 1, 2],
  },
  "unique values": {
    ...small,
    specification: keyValue,
    operations: [
      { f: "get", key: "x" },
      { f: "put", key: "x", value: 1 },
      { f: "get", key: "x" },
      { f: "get", key: "y" },
      { f: "put", key: "y", value: 2 },
    ],
    lies: [null, 1, 2, 3, 4],
    most: 7,
    areUnique: true,
  },
  "compare-and-set": {
    ...small,
    specification: casRegister,
    operations: [
      { f: "read" },
      { f: "write", value: 1 },
      { f: "cas", from: 1, to: 2 },
      { f: "cas", from: 2, to: 1 },
    ],
    lies: [true, false, 1, 2],
  },
  "strings that grow": {
    ...small,
    specification: keyValue,
    operations: [
      { f: "get", key: "x" },
      { f: "append", key: "x", value: "ab" },
      { f: "append", key: "x", value: "c" },
      { f: "append", key: "x", value: "bc" },
      { f: "put", key: "x", value: "d" },
      { f: "get", key: "x" },
    ],
    lies: ["ab", "abc", "cab", "d", "dc", ""],
  },
  "strings of unique pieces": {
    ...small,
    specification: keyValue,
    operations: [
      { f: "get", key: "x" },
      { f: "append", key: "x", value: "1" },
      { f: "append", key: "x", value: "1" },
      { f: "put", key: "x", value: "1" },
      { f: "get", key: "x" },
    ],
    lies: ["1", "12", "21", "3", "32", "312"],
    most: 7,
    areUnique: true,
  },
  "multi-register": {
    ...small,
    specification: multiRegister,
    operations: [
      {
        f: "txn",
        value: [
          ["write", "x", 1],
          ["write", "y", 1],
        ],
      },
      {
        f: "txn",
        value: [
          ["read", "x", null],
          ["write", "y", 2],
        ],
      },
      {
        f: "txn",
        value: [
          ["read", "x", null],
          ["read", "y", null],
        ],
      },
    ],
    lies: [
      [
        ["read", "x", 1],
        ["read", "y", 2],
      ],
    ],
  },
  queue: {
    ...small,
    specification: queue,
    operations: [{ f: "enqueue", value: 1 }, { f: "dequeue" }, { f: "enqueue", value: 2 }, "dequeue"],
    lies: [1, 2, 3, 4, null],
  },
  "queue of unique items": {
    ...small,
    specification: queue,
    operations: [{ f: "enqueue", value: 1 }, { f: "dequeue" }],
    lies: [1, 2, 3, 4, null],
    most: 7,
    areUnique: true,
  },
  "stack of unique items": {
    ...small,
    specification: stack,
    operations: [{ f: "push", value: 1 }, { f: "pop" }],
    lies: [1, 2, 3, 4, null],
    most: 7,
    areUnique: true,
  },
  "log of unique entries": {
    ...small,
    specification: log,
    operations: [{ f: "append", value: 1 }, { f: "read" }],
    lies: [[1], [1, 2], [2, 1], [3, 2], []],
    most: 7,
    areUnique: true,
  },
  "multi-register of unknown values": {
    ...small,
    specification: multiRegisterAsFound,
    operations: [
      { f: "txn", value: [["w", "x", 1]] },
      { f: "txn", value: [["r", "x", null]] },
      {
        f: "txn",
        value: [
          ["r", "x", null],
          ["w", "x", 2],
        ],
      },
    ],
    lies: [[["read", "x", 1]], [["read", "x", 2]], [["read", "x", 3]]],
  },
  "queue that holds something at first": {
    ...small,
    specification: { ...queue, initial: [7, 8] },
    operations: [{ f: "enqueue", value: 1 }, { f: "dequeue" }],
    lies: [7, 8, 1, 2, null],
    most: 7,
    areUnique: true,
  },
  "stack of items that come again": {
    ...small,
    specification: { ...stack, initial: [1] },
    operations: [{ f: "push", value: 1 }, { f: "pop" }, { f: "push", value: 2 }, "pop"],
    lies: [1, 2, null],
  },
  "log of entries that come again": {
    ...small,
    specification: log,
    operations: [{ f: "append", value: 1 }, { f: "read" }, { f: "append", value: 2 }],
    lies: [[1], [1, 2], [2, 1], [1, 1], [], 0, 1],
  },
  set: {
    ...small,
    specification: set,
    operations: [
      { f: "add", value: 1 },
      { f: "add", value: 2 },
      { f: "remove", value: 1 },
      { f: "contains", value: 1 },
      { f: "read" },
    ],
    lies: [true, false, [1], [2, 1]],
  },
  counter: {
    ...small,
    specification: counter,
    operations: [{ f: "add", value: 1 }, "increment", { f: "read" }, { f: "add", value: -1 }],
    lies: [0, 1, 2],
  },
  mutex: {
    ...small,
    specification: mutex,
    operations: [{ f: "acquire" }, { f: "release" }],
    lies: [null],
    haste: 40,
    most: 7,
  },
  "mutex with owners": {
    ...small,
    specification: mutex,
    operations: [
      { f: "acquire", owner: "a" },
      { f: "release", owner: "a" },
      { f: "acquire", owner: "b" },
      { f: "release", owner: "b" },
    ],
    lies: [null],
    haste: 40,
    most: 7,
  },
  "fenced lock": {
    ...small,
    specification: fencedLock,
    operations: [{ f: "acquire" }, { f: "release" }],
    lies: [1, 2, 3],
    most: 7,
  },
  "an object that is free to choose": {
    ...small,
    specification: coin,
    operations: ["toss", "look", "look"],
    lies: ["heads", "tails"],
    lying: 50,
  },
};

describe("L1 beside a checker that tries all orders", () => {
  it.each(Object.entries(shapes))("%s: the same verdict", (_, shape) => {
    const runs = deep(400, 10_000);
    const counts = { ok: 0, illegal: 0, unknown: 0 };
    fc.assert(
      fc.property(randomHistories(shape), (history) => {
        const { specification } = shape;
        const operations = operationsOf(history);
        const verdict = checkLinearizability(specification, history);
        counts[verdict.kind]++;
        expect(verdict.kind).toBe(explains(specification, operations, inTime) ? "ok" : "illegal");
        if (verdict.kind === "ok") {
          expect(isLinearization(specification, operations, verdict.linearization)).toBe(true);
          return;
        }
        if (verdict.kind === "unknown") return;
        // What is said to be the longest beginning that can be explained is that, and the linearization explains it.
        const { blocking, prefix, part } = verdict.evidence;
        expect(prefix.events).toBe(blocking.returned);
        const own = (events: number) =>
          operationsOf(history.slice(0, events)).filter(
            ({ operation }) => part === null || specification.partition!(operation) === part,
          );
        expect(explains(specification, own(prefix.events), inTime)).toBe(true);
        expect(explains(specification, own(prefix.events + 1), inTime)).toBe(false);
        const placed = prefix.linearization.map(({ operation, state }) => ({
          operation: own(prefix.events).find(({ id }) => id === operation.id)!,
          state,
        }));
        expect(isLinearization(specification, own(prefix.events), placed)).toBe(true);
      }),
      { numRuns: runs },
    );
    expect(counts.unknown).toBe(0);
    expect(Math.min(counts.ok, counts.illegal) / runs).toBeGreaterThan(0.1);
    covered({ seeds: runs });
  });
});

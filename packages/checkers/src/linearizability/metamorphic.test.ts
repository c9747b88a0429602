import { covered, deep } from "@lightcone/config/covered";
import type { HistoryEvent, Value } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { operationsOf } from "../history/operation.ts";
import { keyValue } from "../specifications/key-value.ts";
import { casRegister, register } from "../specifications/register.ts";
import { queue } from "../specifications/sequences.ts";
import type { AnySpecification } from "../specifications/specification.ts";
import { checkLinearizability } from "./check-linearizability.ts";
import { isLinearization } from "./fixtures/is-linearization.ts";
import { randomFrom, record } from "./fixtures/recorded.ts";

const pick = <T>(things: readonly T[], random: () => number): T =>
  things[Math.floor(random() * things.length)]!;
const digits = [0, 1, 2, 3, 4];

/** Objects with operations as tests of real systems ask for them. */
const objects: Record<string, [AnySpecification, (n: number, random: () => number) => Value]> = {
  "a compare-and-set register": [
    casRegister,
    (_, random) =>
      pick<Value>(
        [
          { f: "read" },
          { f: "write", value: pick(digits, random) },
          { f: "cas", from: pick(digits, random), to: pick(digits, random) },
        ],
        random,
      ),
  ],
  "a register with unique values": [
    register,
    (n, random) => pick<Value>([{ f: "read" }, { f: "write", value: n }], random),
  ],
  "keys with unique values": [
    keyValue,
    (n, random) => {
      const key = pick(["x", "y", "z"], random);
      return pick<Value>(
        [
          { f: "get", key },
          { f: "put", key, value: `<${n}>` },
          { f: "append", key, value: `<${n}>` },
        ],
        random,
      );
    },
  ],
  "a queue of unique items": [
    queue,
    (n, random) => pick<Value>([{ f: "enqueue", value: n }, { f: "dequeue" }], random),
  ],
};

const recordings = Object.entries(objects).flatMap(([name, [specification, ask]]) =>
  Array.from({ length: deep(4, 40) }, (_, i) => {
    // A queue with open dequeues leaves open which items are gone: that is hard for every search.
    const operations = specification === queue ? 50 : 150;
    const history = record({ specification, operations, clients: 5, ask, unknown: 0.03, seed: i + 1 });
    return { name: `${name}, seed ${i + 1}`, specification, history, random: randomFrom(i + 1) };
  }),
);

const kindOf = (specification: AnySpecification, history: readonly HistoryEvent[]) =>
  checkLinearizability(specification, history).kind;

describe.each(recordings)("L6 $name", ({ specification, history, random }) => {
  it("is explained, and what explains it does", () => {
    const verdict = checkLinearizability(specification, history);
    if (verdict.kind !== "ok") throw new Error(verdict.kind);
    expect(isLinearization(specification, operationsOf(history), verdict.linearization)).toBe(true);
    covered({ seeds: 1 });
  });

  it("still is where less is known: a response that was lost, an earlier question, a later answer", () => {
    const responses = history.map((event, i) => [event, i] as const).filter(([{ kind }]) => kind === "ok");
    for (let round = 0; round < 5; round++) {
      const [event, place] = pick(responses, random);
      expect(
        kindOf(
          specification,
          history.filter((_, i) => i !== place),
        ),
      ).toBe("ok");
      expect(kindOf(specification, [...history.filter((_, i) => i !== place), event])).toBe("ok");
      const isInvocation = ({ kind, client, id }: HistoryEvent) =>
        kind === "invoke" && client === event.client && id === event.id;
      const invocation = history.find(isInvocation)!;
      expect(kindOf(specification, [invocation, ...history.filter((each) => !isInvocation(each))])).toBe(
        "ok",
      );
    }
  });

  it("still is where clients have other names, and in each of its beginnings", () => {
    const renamed = history.map((event) => ({ ...event, client: `client ${event.client}` }));
    expect(kindOf(specification, renamed)).toBe("ok");
    expect(kindOf(specification, history.slice(0, Math.floor(random() * history.length)))).toBe("ok");
  });

  it("is not where somebody reads afterwards what was never there", () => {
    const f = { read: "read", get: "get", dequeue: "dequeue" }[
      ["get", "dequeue"].find((name) =>
        history.some(({ operation }) => (operation as { f: string }).f === name),
      ) ?? "read"
    ]!;
    const own = { client: "late", id: "late", operation: f === "get" ? { f, key: "x" } : { f } };
    const at = history.at(-1)!.at + 1;
    const late = (result: Value): HistoryEvent[] => [
      { kind: "invoke", ...own, result: null, at },
      { kind: "ok", ...own, result, at },
    ];
    expect(kindOf(specification, [...history, ...late("never there")])).toBe("illegal");
  });
});

describe("L6 known ways to go wrong are found, wherever they happen", () => {
  const [, ask] = objects["a register with unique values"]!;
  it("a stale read: after two writes that came one after the other, the first is read", () => {
    for (let seed = 1; seed <= deep(5, 50); seed++) {
      const history = record({ specification: register, operations: 200, clients: 5, ask, unknown: 0, seed });
      const writes = operationsOf(history).filter(
        ({ operation }) => (operation as { f: string }).f === "write",
      );
      const older = writes[seed]!;
      const newer = writes.find(({ invoked }) => invoked > older.returned!)!;
      const own = { client: "stale", id: "stale", operation: { f: "read" } };
      const place = newer.returned! + 1;
      const stale: HistoryEvent[] = [
        { kind: "invoke", ...own, result: null, at: 0 },
        { kind: "ok", ...own, result: (older.operation as { value: Value }).value, at: 0 },
      ];
      const verdict = checkLinearizability(register, history.toSpliced(place, 0, ...stale));
      if (verdict.kind !== "illegal") throw new Error(`seed ${seed}: ${verdict.kind}`);
      expect(verdict.evidence.prefix.events).toBe(place + 1);
      expect(verdict.evidence.blocking.client).toBe("stale");
    }
  });

  it("an item that leaves a queue twice, or overtakes another one", () => {
    const [specification, toQueue] = objects["a queue of unique items"]!;
    for (let seed = 1; seed <= deep(5, 50); seed++) {
      const history = record({ specification, operations: 200, clients: 5, ask: toQueue, unknown: 0, seed });
      const exits = history.filter(({ kind, result }) => kind === "ok" && result !== null);
      const [first, second] = [exits[seed % 5]!, exits.at(-1 - (seed % 5))!];
      const twice = history.map((event) => (event === second ? { ...event, result: first.result } : event));
      expect(kindOf(specification, twice)).toBe("illegal");
      const swapped = history.map((event) =>
        event === second
          ? { ...event, result: first.result }
          : event === first
            ? { ...event, result: second.result }
            : event,
      );
      expect(kindOf(specification, swapped)).toBe("illegal");
    }
  });
});

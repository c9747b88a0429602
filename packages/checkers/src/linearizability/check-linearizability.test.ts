import { Mistake, type HistoryEvent, type Value } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { historyOf, type Interval } from "../history/intervals.ts";
import { keyValue } from "../specifications/key-value.ts";
import { casRegister, register } from "../specifications/register.ts";
import { queue } from "../specifications/sequences.ts";
import type { AnySpecification, Specification } from "../specifications/specification.ts";
import { checkLinearizability } from "./check-linearizability.ts";

const write = (client: string, value: Value, from: number, to: number | null): Interval => ({
  client,
  operation: { f: "write", value },
  from,
  to,
});
const read = (client: string, result: Value, from: number, to: number): Interval => ({
  client,
  operation: { f: "read" },
  result,
  from,
  to,
});
const zero = { ...register, initial: 0 };

/** The verdict in a line: the order that explains all, or why there is none. */
function told(specification: AnySpecification, history: readonly HistoryEvent[]): string {
  const verdict = checkLinearizability(specification, history);
  if (verdict.kind === "unknown") return verdict.why;
  if (verdict.kind === "illegal") return verdict.evidence.why;
  return verdict.linearization
    .map(({ operation, state }) => `${operation.client} ${JSON.stringify(state)}`)
    .join(", ");
}

describe("L2 known answers", () => {
  it("a read may see a write that overlaps it, and another one may not yet (MIT 6.824, 2017, quiz 2)", () => {
    const history = historyOf([write("a", 100, 0, 100), read("b", 100, 25, 75), read("c", 0, 30, 60)]);
    expect(told(zero, history)).toBe("c 0, a 100, b 100");
  });

  it("once one read has seen it, a later one must (the same quiz)", () => {
    const history = historyOf([write("a", 200, 0, 100), read("b", 200, 10, 30), read("c", 0, 40, 90)]);
    expect(told(zero, history)).toBe(
      "read() → 0 of c cannot be placed: every order that explains what returned before it leaves 200, and that is what it would have given.",
    );
  });

  it("operations that only touch are concurrent, and the order of events decides otherwise", () => {
    expect(told(zero, historyOf([write("a", 1, 0, 5), read("b", 0, 5, 9)]))).toBe("b 0, a 1");
    const [invoke, ok, ...reading] = historyOf([write("a", 1, 0, 5), read("b", 0, 6, 9)]);
    const atOnce = [invoke!, ok!, ...reading].map((event) => ({ ...event, at: 7 }));
    expect(told(zero, atOnce)).toContain("cannot be placed");
  });

  it("an operation without a response may take effect late, once, or never", () => {
    const lost = write("a", 1, 0, null);
    expect(told(zero, historyOf([lost, read("b", 0, 1, 2), read("b", 1, 3, 4)]))).toBe("b 0, a 1, b 1");
    expect(told(zero, historyOf([lost, read("b", 0, 1, 2), read("b", 0, 3, 4)]))).toBe("b 0, b 0");
    expect(told(zero, historyOf([lost, read("b", 1, 1, 2), read("b", 0, 3, 4)]))).toContain(
      "read() → 0 of b",
    );
  });

  it("what failed did not happen", () => {
    const own = { client: "a", id: "1", operation: { f: "write", value: 1 }, result: null };
    const failed: HistoryEvent[] = [
      { kind: "invoke", ...own, at: 0 },
      { kind: "fail", ...own, at: 1 },
    ];
    const seen = historyOf([{ ...read("b", 1, 2, 3) }]).map((event) => ({ ...event, id: "2" }));
    expect(told(zero, [...failed, ...seen])).toContain("leaves 0");
  });

  it("a failed compare-and-set forbids what a forgotten one does not", () => {
    const cas = (client: string, from: number, to: number, result: boolean, at: number): Interval => ({
      client,
      operation: { f: "cas", from, to },
      result,
      from: at,
      to: at + 1,
    });
    const history = historyOf([write("a", 1, 0, 1), cas("b", 1, 2, false, 2)]);
    expect(told(casRegister, history)).toBe(
      "cas(1, 2) → false of b cannot be placed: every order that explains what returned before it leaves 1, where it would have given true.",
    );
    expect(
      told(casRegister, historyOf([write("a", 1, 0, 1), cas("b", 1, 2, true, 2), read("c", 2, 4, 5)])),
    ).toBe("a 1, b 2, c 2");
  });

  it("an empty history is linearizable", () => {
    expect(checkLinearizability(register, [])).toEqual({ kind: "ok", linearization: [] });
  });
});

describe("L3 evidence", () => {
  const illegal = (specification: AnySpecification, history: readonly HistoryEvent[]) => {
    const verdict = checkLinearizability(specification, history);
    if (verdict.kind !== "illegal") throw new Error(verdict.kind);
    return verdict.evidence;
  };

  it("has the longest beginning that can be explained, and what the object could have been", () => {
    const history = historyOf([
      write("a", 1, 0, 1),
      write("b", 2, 2, 5),
      write("c", 3, 3, 6),
      read("d", 1, 7, 8),
      read("d", 3, 9, 10),
    ]);
    const { prefix, blocking, states, part } = illegal(zero, history);
    expect(history[prefix.events]).toMatchObject({ kind: "ok", client: "d", result: 1 });
    expect(prefix.linearization.map(({ operation }) => operation.client).sort()).toEqual(["a", "b", "c"]);
    expect([blocking.index, part, [...states].sort()]).toEqual([3, null, [2, 3]]);
  });

  it("names the part that shows it", () => {
    const put = (key: string, value: number, at: number): Interval => ({
      client: "a",
      operation: { f: "put", key, value },
      from: at,
      to: at + 1,
    });
    const get = (key: string, result: Value, at: number): Interval => ({
      client: "b",
      operation: { f: "get", key },
      result,
      from: at,
      to: at + 1,
    });
    const history = historyOf([put("x", 1, 0), put("y", 2, 2), get("x", 1, 4), get("y", null, 6)]);
    const evidence = illegal(keyValue, history);
    expect(evidence.part).toBe("y");
    expect(evidence.prefix.linearization.map(({ operation }) => operation.index)).toEqual([1]);
    expect(evidence.why).toBe(
      'get("y") → null of b cannot be placed: every order that explains what returned before it leaves 2, and that is what it would have given.',
    );
  });

  it("does not blame an operation for what was answered only later", () => {
    // The release could still be explained when it returned: the acquire under way might have come first.
    const held = { client: "a", operation: { f: "acquire" }, result: "no token", from: 0, to: 9 };
    const history = historyOf([held, { client: "b", operation: { f: "release" }, from: 1, to: 2 }]);
    const lock: Specification<boolean, { f: "acquire" | "release" }> = {
      initial: false,
      step: (isHeld, { f }) =>
        isHeld === (f === "release")
          ? { state: !isHeld, ...(f === "acquire" ? { result: "token" } : {}) }
          : null,
    };
    expect(illegal(lock, history).blocking.client).toBe("a");
  });

  it("says where an operation cannot take effect at all", () => {
    const lock: Specification<boolean, "acquire"> = {
      initial: false,
      step: (isHeld) => (isHeld ? null : { state: true }),
    };
    const acquire = (client: string, at: number): Interval => ({
      client,
      operation: "acquire",
      from: at,
      to: at + 1,
    });
    expect(illegal(lock, historyOf([acquire("a", 0), acquire("b", 2)])).why).toBe(
      "acquire() of b cannot be placed: every order that explains what returned before it leaves true, and there it cannot take effect.",
    );
  });
});

describe("L4 limits", () => {
  const { revealed: _, ...plainQueue } = queue;

  /** Concurrent enqueues, and one dequeue of what was never there: every order must be tried. */
  const hopeless = historyOf([
    ...Array.from({ length: 9 }, (_, i) => ({
      client: `c${i}`,
      operation: { f: "enqueue", value: i },
      from: i,
      to: 100 + i,
    })),
    { client: "d", operation: { f: "dequeue" }, result: "nothing that was enqueued", from: 200, to: 201 },
  ]);

  it("end the search as unknown, and say which was hit", () => {
    expect(checkLinearizability(plainQueue, hopeless, { limit: { configurations: 1_000 } })).toEqual({
      kind: "unknown",
      limit: { name: "configurations", value: 1_000 },
      why: "The search stopped at its limit of 1000 configurations: raise limit.configurations, or check a shorter history.",
    });
    const { kind, limit } = checkLinearizability(plainQueue, hopeless, { limit: { megabytes: 1 } }) as {
      kind: string;
      limit: unknown;
    };
    expect([kind, limit]).toEqual(["unknown", { name: "megabytes", value: 1 }]);
  });

  it("may be so low that a part cannot even be begun", () => {
    const cas = (key: number): Interval => ({
      client: `c${key}`,
      operation: { f: "cas", key, from: 1, to: 2 },
      result: false,
      from: 0,
      to: 1,
    });
    const { kind } = checkLinearizability(casRegister, historyOf([cas(1), cas(2)]), {
      limit: { configurations: 1 },
    });
    expect(kind).toBe("unknown");
  });

  it("are not reached where one part shows at once what another hides", () => {
    const parted: AnySpecification = {
      ...plainQueue,
      partition: (operation: Value) => (JSON.stringify(operation).includes("key") ? "quick" : "slow"),
    };
    const quick = { client: "q", operation: { f: "dequeue", key: 1 }, result: 5, from: 300, to: 301 };
    const history = [...hopeless, ...historyOf([quick])];
    const verdict = checkLinearizability(parted, history, { limit: { configurations: 5_000 } });
    expect(verdict).toMatchObject({ kind: "illegal", evidence: { part: "quick" } });
  });
});

describe("L5 mistakes", () => {
  const event = (change: Partial<HistoryEvent>): HistoryEvent => ({
    kind: "invoke",
    client: "a",
    id: "1",
    operation: { f: "read" },
    result: null,
    at: 0,
    ...change,
  });

  it.each<[string, readonly HistoryEvent[], string]>([
    [
      "an answer to nothing",
      [event({ kind: "ok" })],
      'history[0], the ok of operation "1" of a, completes what was never invoked: add its invoke.',
    ],
    [
      "an id that is used again",
      [event({}), event({})],
      'history[1], the invoke of operation "1" of a, uses an id again: give each operation an id of its own.',
    ],
    [
      "a second answer",
      [event({}), event({ kind: "info" }), event({ kind: "ok" })],
      'history[2], the ok of operation "1" of a, completes it for the second time: leave this event out.',
    ],
    [
      "an operation that the object does not have",
      [event({ operation: { f: "push" } }), event({ kind: "ok" })],
      'A register has no operation {"f":"push"}: it knows read, write, and the name of an operation is its "f".',
    ],
    [
      "an argument that is missing",
      [event({ operation: { f: "write" } }), event({ kind: "ok" })],
      'The operation {"f":"write"} has no "value": add it.',
    ],
  ])("%s", (_, history, sentence) => {
    expect(() => checkLinearizability(register, history)).toThrowError(new Mistake(sentence));
  });

  it("a specification that breaks its promise only to read", () => {
    const liar: AnySpecification = {
      initial: 0,
      step: (count: number) => ({ state: count + 1, result: count }),
      isRead: () => true,
    };
    expect(() => checkLinearizability(liar, historyOf([read("a", 0, 0, 1)]))).toThrowError(
      "The specification says that read() → 0 only reads, but in the state 0 it changes that: correct its isRead.",
    );
  });
});

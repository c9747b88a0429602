import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Value } from "../trace/execution.ts";
import type { HistoryEvent } from "../trace/history.ts";
import { histories } from "./fixtures/histories.ts";
import { toJepsenEdn } from "./jepsen.ts";

/** One operation from its invocation to its end. */
const operation = (
  client: string,
  id: string,
  asked: Value,
  kind: HistoryEvent["kind"],
  result: Value,
  at: readonly [number, number],
): HistoryEvent[] => [
  { kind: "invoke", client, id, operation: asked, result: null, at: at[0] },
  { kind, client, id, operation: asked, result, at: at[1] },
];
const inOrder = (...events: HistoryEvent[][]) => events.flat().toSorted((a, b) => a.at - b.at);
/** The value of an operation as it ends, as EDN. */
const ended = (asked: Value, result: Value = null) =>
  /:f (.*), :time/.exec(toJepsenEdn(operation("c", "1", asked, "ok", result, [0, 1])).split("\n")[1]!)![1];

describe("Jepsen's EDN", () => {
  it("is one map a line, in nanoseconds", () => {
    const history = inOrder(
      operation("c1", "1", { f: "write", key: "x", value: 1 }, "ok", null, [1_000, 4_000]),
      operation("c2", "1", { f: "read", key: "x" }, "ok", 1, [2_000, 3_000]),
      operation("c1", "2", { f: "cas", key: "x", from: 1, to: 2 }, "fail", false, [5_000, 6_000]),
    );
    expect(toJepsenEdn(history)).toBe(
      [
        '{:index 0, :type :invoke, :process 0, :f :write, :value ["x" 1], :time 1000000}',
        '{:index 1, :type :invoke, :process 1, :f :read, :value ["x" nil], :time 2000000}',
        '{:index 2, :type :ok, :process 1, :f :read, :value ["x" 1], :time 3000000}',
        '{:index 3, :type :ok, :process 0, :f :write, :value ["x" 1], :time 4000000}',
        '{:index 4, :type :invoke, :process 0, :f :cas, :value ["x" {:from 1, :to 2}], :time 5000000}',
        '{:index 5, :type :fail, :process 0, :f :cas, :value ["x" {:from 1, :to 2}], :result false, :time 6000000}',
        "",
      ].join("\n"),
    );
  });

  it("gives a client another process after an operation whose outcome is unknown", () => {
    const history = inOrder(
      operation("c1", "1", { f: "read" }, "info", null, [0, 1]),
      operation("c2", "1", { f: "read" }, "ok", 5, [2, 3]),
      operation("c1", "2", { f: "read" }, "ok", 5, [4, 5]),
      operation("c2", "2", { f: "read" }, "ok", 5, [6, 7]),
    );
    expect(
      toJepsenEdn(history)
        .match(/:process \d+/g)!
        .join(" ")
        .replaceAll(":process ", ""),
    ).toBe("0 0 1 1 2 2 1 1");
  });

  it.each<[Value, Value, string]>([
    [{ f: "read" }, null, ":read, :value nil"],
    [{ f: "read" }, [1, 2], ":read, :value [1 2]"],
    [{ f: "read", key: 3 }, null, ":read, :value [3 nil]"],
    [{ f: "enqueue", item: "a" }, "accepted", ':enqueue, :value "a", :result "accepted"'],
    [
      {
        f: "txn",
        value: [
          ["r", "x", null],
          ["append", "y", 2],
        ],
      },
      null,
      ':txn, :value [["r" "x" nil] ["append" "y" 2]]',
    ],
    ["dequeue", 4, ":dequeue, :value 4"],
    [7, 8, ":operation, :value 7, :result 8"],
    [{ type: "read" }, 8, ':operation, :value {:type "read"}, :result 8'],
    [{ f: "compare and set" }, null, '"compare and set", :value nil'],
    [{ f: "put" }, { "a b": true, ok: 1.5, "": -0 }, ':put, :value {"a b" true, :ok 1.5, "" 0}'],
    [
      { f: "put" },
      'a "quoted" \\ line\nand\ttab\r',
      ':put, :value "a \\"quoted\\" \\\\ line\\nand\\ttab\\r"',
    ],
    [{ f: "put" }, [1e21, 1e-7, -5], ":put, :value [1e+21 1e-7 -5]"],
  ])("says %j with the result %j", (asked, result, text) => {
    expect(ended(asked, result)).toBe(text);
  });

  it("has processes that do one thing at a time, and nothing after an :info", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const lines = toJepsenEdn(history).split("\n").slice(0, -1);
        expect(lines).toHaveLength(history.length);
        const busy = new Set<string>();
        const gone = new Set<string>();
        const clientOf = new Map<string, string>();
        lines.forEach((line, i) => {
          const [, index, type, process] = /^\{:index (\d+), :type :(\w+), :process (\d+), :f /.exec(line)!;
          expect([Number(index), type]).toEqual([i, history[i]!.kind]);
          expect(gone.has(process!)).toBe(false);
          expect(busy.has(process!)).toBe(type !== "invoke");
          if (type === "invoke") busy.add(process!);
          else busy.delete(process!);
          if (type === "info") gone.add(process!);
          expect(clientOf.get(process!) ?? history[i]!.client).toBe(history[i]!.client);
          clientOf.set(process!, history[i]!.client);
        });
      }),
    );
  });

  it("refuses what is no history", () => {
    expect(() => toJepsenEdn(operation("c", "1", "read", "ok", 1, [0, 1]).slice(1))).toThrowError(
      "completes what was never invoked",
    );
  });
});

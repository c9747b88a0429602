import { type HistoryEvent, historyToJson, toJepsenEdn } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeCall } from "../specifications/specification.ts";
import { randomHistories } from "./fixtures/random-history.ts";
import { operationsOf } from "./operation.ts";
import { readHistory, type ReadOptions } from "./read-history.ts";
import { keyValue } from "../specifications/key-value.ts";
import { casRegister } from "../specifications/register.ts";

/** What was read, an operation a line: the client, what it did, and when it returned ("…" where it did not). */
function told(text: string, options: Partial<ReadOptions> = {}): string[] {
  const reading = readHistory(text, { file: "recorded", ...options });
  if (reading.kind === "unreadable") return [`${reading.file}:${reading.line}  ${reading.reason}`];
  return operationsOf(reading.events).map(
    ({ client, operation, result, returned }) =>
      `${client} ${describeCall(operation, returned === null ? undefined : result)} ${returned ?? "…"}`,
  );
}

const log = `INFO  jepsen.util - 0\t:invoke\t:read\tnil
INFO  jepsen.util - 1\t:invoke\t:write\t3
INFO  jepsen.util - 0\t:ok\t:read\tnil
INFO  jepsen.util - 1   :info   :write  :timed-out
INFO  jepsen.util - 0\t:invoke\t:cas\t[3 4]
INFO  jepsen.core - Waiting
INFO  jepsen.util - :nemesis :info :start nil
INFO  jepsen.util - 0\t:fail\t:cas\t[3 4]
INFO  jepsen.util - 6\t:invoke\t:read\tnil

INFO  jepsen.util - 6\t:fail\t:read\t:timed-out
INFO  jepsen.util - 6\t:invoke\t:cas\t[1 2]
INFO  jepsen.util - 6\t:ok\t:cas\t[1 2]
`;

describe("H2 log lines, as the recordings of etcd", () => {
  it("a failed compare-and-set happened and returned false, a failed read told nothing", () => {
    expect(told(log)).toEqual([
      "0 read() → null 2",
      "1 write(3) → ? …",
      "0 cas(3, 4) → false 5",
      "6 read() → ? …",
      "6 cas(1, 2) → true 9",
    ]);
    expect(readHistory(log, { file: "" })).toMatchObject({
      format: "log",
      failMeans: "happened",
      skipped: 2,
    });
  });

  it("unless :fail is said to mean that it did not happen", () => {
    expect(told(log, { failMeans: "not" })).toEqual([
      "0 read() → null 2",
      "1 write(3) → ? …",
      "6 cas(1, 2) → true 9",
    ]);
  });
});

describe("H2 H3 EDN, as Jepsen and Knossos write it", () => {
  const edn = `; a register
[{:process 4, :type :invoke, :f :write, :value 2, :time 1000}
 {:process :nemesis, :type :info, :f :isolate, :value nil, :time 1500}
 {:process 4, :type :ok, :f :write, :value 2, :time 2999}
 {:process 6, :type :invoke, :f :read, :value 5, :time 2500}
 {:process 6, :type :ok, :f :read, :value nil, :time 5000}
 {:process 7, :type :invoke, :f :read, :value nil, :time 6000}
 {:process 7, :type :ok, :f :read, :value 2, :time 7000}
 #jepsen.history.Op{:process 7, :type :invoke, :f :cas, :value [2 1], :time 8000}
 {:process 7, :type :fail, :f :cas, :value [2 1], :time 9000}]`;

  it("a read of nil says nothing, and what failed did not happen", () => {
    expect(told(edn)).toEqual(["4 write(2) 1", "6 read() → ? …", "7 read() → 2 5"]);
    expect(told(edn, { failMeans: "happened" }).at(-1)).toBe("7 cas(2, 1) → false 7");
  });

  it("where only the nemesis acted, there was nothing to explain", () => {
    const nemesis = "{:process :nemesis, :type :info, :f :start, :value nil}";
    expect(readHistory(nemesis, { file: "" })).toMatchObject({ kind: "history", events: [], skipped: 1 });
    expect(told(nemesis.replace(":nemesis", "nil"))).toEqual([
      "recorded:1  the :process is null, and must be a number or a name",
    ]);
    expect(told('{:process "7" :type :invoke :f :read}')).toEqual(["7 read() → ? …"]);
  });

  it("times become microseconds that never run backward", () => {
    const reading = readHistory(edn, { file: "" });
    expect(reading.kind === "history" && reading.events.map(({ at }) => at)).toEqual([
      1, 2, 2, 5, 6, 7, 8, 9,
    ]);
  });

  it("what has no times is a microsecond apart", () => {
    const reading = readHistory(edn.replace(", :time 8000", ""), { file: "" });
    expect(reading.kind === "history" && reading.events.map(({ at }) => at)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it("values may be pairs of a key and a value", () => {
    const keyed = `{:process 0 :type :invoke :f :cas :value ["x" [1 2]]} {:process 1 :type :invoke :f :read :value ["y" nil]}
{:process 0 :type :ok :f :cas :value ["x" [1 2]]} {:process 1 :type :ok :f :read :value ["y" 3]}`;
    expect(told(keyed)).toEqual(['0 cas("x", 1, 2) → true 2', '1 read("y") → 3 3']);
  });

  it("a key-value history names the key beside the value", () => {
    const pairs = `{:process 0, :type :invoke, :f :append, :key "0", :value "x 0 0 y"}
{:process 1, :type :invoke, :f :get, :key "0", :value nil}
{:process 0, :type :ok, :f :append, :key "0", :value "x 0 0 y"}
{:process 1, :type :ok, :f :get, :key "0", :value ""}`;
    expect(told(pairs)).toEqual(['0 append("0", "x 0 0 y") 2', '1 get("0") → "" 3']);
  });

  it("a transaction keeps the steps that say something", () => {
    const txn = `{:process 0 :type :invoke :f :txn :value [[:read :x nil] [:read :y nil] [:write :y 2]]}
{:process 0 :type :ok :f :txn :value [[:read :x 1] [:read :y nil] [:write :y 2]]}`;
    expect(told(txn)).toEqual([
      '0 txn([["read","x",null],["write","y",2]]) → [["read","x",1],["write","y",2]] 1',
    ]);
  });

  it("an answer that differs from the question is a result", () => {
    const lock = `{:process 0 :type :invoke :f :acquire} {:process 0 :type :ok :f :acquire :value 7}
{:process 0 :type :invoke :f :release} {:process 0 :type :fail :f :release :error :not-held}
{:process 0 :type :invoke :f :read} {:process 0 :type :ok :f :read :value #{3 1 2}}`;
    expect(told(lock)).toEqual(["0 acquire() → 7 1", "0 read() → [1,2,3] 5"]);
  });

  it("H4 reads what the kernel writes", () => {
    const shape = { clients: 3, most: 8, withOpen: true, areUnique: true } as const;
    const histories = fc.oneof(
      randomHistories({
        ...shape,
        specification: keyValue,
        operations: [
          { f: "get", key: "x" },
          { f: "append", key: "x", value: "a" },
        ],
        lies: ["b"],
      }),
      randomHistories({
        ...shape,
        specification: casRegister,
        operations: [
          { f: "read", key: 1 },
          { f: "write", key: 1, value: 1 },
          { f: "cas", key: 1, from: 1, to: 2 },
        ],
        lies: [true, 1],
      }),
    );
    const shown = (history: readonly HistoryEvent[]) =>
      operationsOf(history).map(({ operation, result, returned }) => ({ operation, result, returned }));
    const isNilRead = ({ kind, operation, result }: HistoryEvent) =>
      kind === "ok" && result === null && (operation as { f: string }).f === "read";
    fc.assert(
      fc.property(histories, (history) => {
        if (history.length === 0) return;
        const reading = readHistory(toJepsenEdn(history), { file: "" });
        // In EDN a read of nil says nothing, which is what `info` says here.
        const expected = history.map((event) =>
          isNilRead(event) ? { ...event, kind: "info" as const } : event,
        );
        expect(reading.kind === "history" && shown(reading.events)).toEqual(shown(expected));
      }),
    );
  });
});

describe("H4 our own JSON", () => {
  const history: readonly HistoryEvent[] = [
    { kind: "invoke", client: "c1", id: "1", operation: { f: "read" }, result: null, at: 0 },
    { kind: "ok", client: "c1", id: "1", operation: { f: "read" }, result: null, at: 5 },
  ];
  const json = historyToJson(history);

  it("comes back as it was written, with reads of null", () => {
    expect(readHistory(json, { file: "" })).toEqual({
      kind: "history",
      format: "lightcone",
      events: history,
      failMeans: null,
      skipped: 0,
    });
  });

  it.each([
    [
      json.replace('"ok"', '"okay"'),
      'recorded:3  history.events[1].kind is "okay": give "invoke" or "ok" or "fail" or "info".',
    ],
    [json.replace('"version":1', '"version":9'), /^recorded:1 {2}The history has version 9/],
    [json.slice(0, -12), /^recorded:3 {2}The history is no JSON/],
    [
      json.replaceAll('"kind"', '"client":"}{\\"[","kind"').replace('"invoke"', '"ok"'),
      /^recorded:2 {2}history.events\[0\], the ok/,
    ],
  ])("says in which line it is wrong", (text, expected) => {
    const [sentence] = told(text);
    if (typeof expected === "string") expect(sentence).toBe(expected);
    else expect(sentence).toMatch(expected);
  });
});

describe("H4 whatever wrote the file", () => {
  const edn = "{:process 0 :type :invoke :f :read}\n{:process 0 :type :ok :f :read :value 1}\n";
  const json = historyToJson([
    { kind: "invoke", client: "c1", id: "1", operation: { f: "read" }, result: null, at: 0 },
  ]);
  it.each([log, edn, json])("a byte order mark and other ends of lines change nothing", (text) => {
    const expected = readHistory(text, { file: "" });
    expect(expected.kind).toBe("history");
    for (const end of ["\n", "\r\n", "\r"])
      expect(readHistory(`\ufeff${text.replaceAll("\n", end)}`, { file: "" })).toEqual(expected);
  });

  it("lines are counted whatever ends them", () => {
    for (const end of ["\n", "\r\n", "\r"])
      expect(told(`${edn}{:process 0`.replaceAll("\n", end))).toEqual([
        'recorded:3  "{" opens here and is never closed: the file may be cut',
      ]);
  });

  it("what a careless hand made of a recording is a history or a line with a reason", () => {
    const pieces = ["[", "]", "{", "}", ")", "#{", '"', "\\", ":", "#", "nil", "\0", "1e999", ":ok", ":info"];
    const cut = fc.record({ at: fc.nat(), most: fc.nat(5), piece: fc.constantFrom("", ...pieces) });
    const recordings = fc.constantFrom(log, edn, json);
    let read = 0;
    fc.assert(
      fc.property(recordings, fc.array(cut, { minLength: 1, maxLength: 3 }), (whole, cuts) => {
        const text = cuts.reduce((left, { at, most, piece }) => {
          const place = at % (left.length + 1);
          return left.slice(0, place) + piece + left.slice(place + most);
        }, whole);
        const reading = readHistory(text, { file: "" });
        if (reading.kind === "unreadable") {
          expect(reading.line).toBeGreaterThanOrEqual(1);
          expect(reading.line).toBeLessThanOrEqual(text.split("\n").length);
          return;
        }
        expect(operationsOf(reading.events).length).toBeLessThanOrEqual(reading.events.length);
        read++;
      }),
      { numRuns: 500 },
    );
    expect(read).toBeGreaterThan(0);
  });
});

describe("H5 what cannot be read", () => {
  const invoke = "{:process 3 :type :invoke :f :read :value nil}\n";
  const info = "{:process 3 :type :info :f :read :value nil}\n";
  it.each([
    ["", "recorded:1  the file is empty"],
    ["[]", "recorded:1  there is no operation in it"],
    [`${invoke}{:process 3`, 'recorded:2  "{" opens here and is never closed: the file may be cut'],
    [`${invoke}42`, "recorded:2  42 is no map such as {:process 0, ...}"],
    [`${invoke}{:process 3 :f :read}`, "recorded:2  the operation has no :type"],
    [
      `${invoke}{:process 3 :type :done :f :read}`,
      'recorded:2  the :type is "done", and must be :invoke, :ok, :fail or :info',
    ],
    ["{:process 3 :type :invoke :f nil}", "recorded:1  the :f is null, and must be a name such as :read"],
    [`${invoke}\n${invoke}`, "recorded:3  process 3 invokes :read while its :read of line 1 is under way"],
    [
      `${invoke}${info}${invoke}`,
      "recorded:3  process 3 acts again after its :info in line 2: who comes after a crash needs a number of its own",
    ],
    [
      `${invoke}{:process 4 :type :ok :f :read :value 1}`,
      "recorded:2  process 4 completes :read, which it never invoked",
    ],
    [
      `${invoke}{:process 3 :type :ok :f :write :value 1}`,
      "recorded:2  process 3 completes :write, but what it invoked in line 1 is :read",
    ],
    ["{:process 3 :type :invoke :f :cas :value 1}", "recorded:1  the value of :cas must be [from to]"],
    [
      "INFO  jepsen.util - 3 :invoke :read nil\nwhat is this",
      'recorded:2  this is no line of a log: "what is this"',
    ],
    [
      "INFO  jepsen.util - 3 :invoke :read nil\nINFO  jepsen.util - 3 :done :read 1",
      'recorded:2  "3 :done :read 1" is no operation such as 3 :invoke :cas [1 4]',
    ],
    [
      "INFO  jepsen.util - 3 :invoke :cas [1 4",
      'recorded:1  "[" opens here and is never closed: the file may be cut',
    ],
  ])("%j", (text, sentence) => {
    expect(told(text)).toEqual([sentence]);
  });

  it("an :info of a process that had nothing under way is only a remark", () => {
    expect(told(`${invoke}${info}${info}`)).toEqual(["3 read() → ? …"]);
  });
});

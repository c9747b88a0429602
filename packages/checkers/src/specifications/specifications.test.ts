import { Mistake, type Value } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { historyOf } from "../history/intervals.ts";
import { checkLinearizability } from "../linearizability/check-linearizability.ts";
import { modelOf, models, type ModelName } from "./models.ts";
import { multiRegister, multiRegisterAsFound } from "./multi-register.ts";
import { type AnySpecification, describeCall } from "./specification.ts";

/** One client's operations, one after another: what was asked, and what was seen ("…": it never returned). */
type Story = readonly (readonly [asked: Value, seen?: Value])[];

const f = (name: string, fields: { readonly [field: string]: Value } = {}): Value => ({ f: name, ...fields });
const value = (name: string, argument: Value): Value => f(name, { value: argument });

function isPossible(specification: AnySpecification, story: Story): boolean {
  const history = historyOf(
    story.map(([operation, result = null], i) => ({
      client: `c${i}`,
      operation,
      result,
      from: 2 * i,
      to: result === "…" ? null : 2 * i + 1,
    })),
  );
  return checkLinearizability(specification, history).kind === "ok";
}

const stories: Record<
  ModelName,
  { readonly possible: readonly Story[]; readonly impossible: readonly Story[] }
> = {
  register: {
    possible: [
      [[f("read"), null], [value("write", 1)], [value("write", 2)], [f("read"), 2], ["read", 2]],
      [[f("write", { key: "x", value: 1 })], [f("read", { key: "y" }), null], [f("read", { key: "x" }), 1]],
      [[value("write", { b: 1, a: [2] })], ["read", { a: [2], b: 1 }]],
    ],
    impossible: [[[value("write", 1)], [f("read"), null]], [[f("read"), 1]]],
  },
  "cas-register": {
    possible: [
      [
        [f("cas", { from: null, to: 1 }), true],
        [f("cas", { from: 2, to: 3 }), false],
        ["read", 1],
      ],
      [
        [f("cas", { from: null, to: 1 }), "…"],
        ["read", 1],
      ],
      [
        [f("cas", { from: null, to: 1 }), "…"],
        ["read", null],
      ],
    ],
    impossible: [
      [[f("cas", { from: 1, to: 2 }), true]],
      [[value("write", 1)], [f("cas", { from: 1, to: 2 }), false]],
    ],
  },
  "key-value": {
    possible: [
      [
        [f("get", { key: "x" }), ""],
        [f("get", { key: "x" }), null],
      ],
      [
        [f("append", { key: "x", value: "a" })],
        [f("append", { key: "x", value: "b" })],
        [f("get", { key: "x" }), "ab"],
      ],
      [[f("put", { key: "x", value: "a" })], [f("put", { key: 1, value: 5 })], [f("get", { key: 1 }), 5]],
    ],
    impossible: [
      [[f("put", { key: "x", value: "a" })], [f("get", { key: "x" }), null]],
      [[f("append", { key: "x", value: "a" })], [f("get", { key: "x" }), "b"]],
    ],
  },
  "multi-register": {
    possible: [
      [
        [
          value("txn", [
            ["write", "x", 1],
            ["r", "x", null],
            ["w", "y", 2],
          ]),
          [
            ["write", "x", 1],
            ["read", "x", 1],
            ["write", "y", 2],
          ],
        ],
        [
          value("txn", [
            ["read", "y", null],
            ["read", "z", null],
          ]),
          [
            ["read", "y", 2],
            ["read", "z", null],
          ],
        ],
      ],
    ],
    impossible: [
      [
        [value("txn", [["write", "x", 1]]), [["write", "x", 1]]],
        [value("txn", [["read", "x", null]]), [["read", "x", 0]]],
      ],
    ],
  },
  queue: {
    possible: [
      [["dequeue", null], [value("enqueue", 1)], [value("enqueue", 2)], ["dequeue", 1], ["dequeue", 2]],
    ],
    impossible: [
      [[value("enqueue", 1)], [value("enqueue", 2)], ["dequeue", 2]],
      [[value("enqueue", 1)], ["dequeue", null]],
    ],
  },
  stack: {
    possible: [[["pop", null], [value("push", 1)], [value("push", 2)], ["pop", 2], ["pop", 1]]],
    impossible: [[[value("push", 1)], [value("push", 2)], ["pop", 1]]],
  },
  log: {
    possible: [[[value("append", "a"), 0], [value("append", "b")], ["read", ["a", "b"]]]],
    impossible: [[[value("append", "a")], ["read", []]], [[value("append", "a"), 1]]],
  },
  counter: {
    possible: [[[value("add", 2)], ["increment"], ["read", 3], [value("add", -1), 2]]],
    impossible: [[["increment"], ["read", 0]], [["increment", 2]]],
  },
  set: {
    possible: [
      [
        [value("add", 1), true],
        [value("add", 1), false],
        [value("add", 2)],
        ["read", [2, 1]],
        [value("remove", 1), true],
      ],
      [[value("contains", 1), false], [value("remove", 1)], ["read", []]],
    ],
    impossible: [
      [[value("add", 1)], ["read", [1, 1]]],
      [[value("add", 1)], [value("contains", 1), false]],
      [[value("remove", 1), true]],
    ],
  },
  mutex: {
    possible: [
      [["acquire"], ["release"], ["acquire"]],
      [[f("acquire", { owner: "a" })], [f("release", { owner: "a" })]],
      [["acquire"], ["release", "…"], ["acquire"]],
    ],
    impossible: [
      [["acquire"], ["acquire"]],
      [["release"]],
      [[f("acquire", { owner: "a" })], [f("release", { owner: "b" })]],
    ],
  },
  "fenced-lock": {
    possible: [
      [["acquire", 3], ["release"], ["acquire", 7]],
      [["acquire", "…"], ["release"], ["acquire", 1]],
    ],
    impossible: [
      [["acquire", 3], ["release"], ["acquire", 3]],
      [
        ["acquire", 3],
        ["acquire", 4],
      ],
      [["acquire"]],
    ],
  },
};

describe.each(Object.entries(models))("H6 %s", (name, specification: AnySpecification) => {
  const { possible, impossible } = stories[name as ModelName];
  it.each(possible.map((story) => [JSON.stringify(story), story] as const))("allows %s", (_, story) => {
    expect(isPossible(specification, story)).toBe(true);
  });
  it.each(impossible.map((story) => [JSON.stringify(story), story] as const))("forbids %s", (_, story) => {
    expect(isPossible(specification, story)).toBe(false);
  });
  it("is recognized by its operations", () => {
    const history = historyOf(
      possible.flat().map(([operation, result = null], i) => ({
        client: "c",
        operation,
        result,
        from: 2 * i,
        to: 2 * i + 1,
      })),
    );
    const expected = name === "fenced-lock" ? "mutex" : name; // where an acquire never returned, it has no token
    expect(modelOf(history.filter(({ result }) => result !== "…"))).toBe(
      expected === "mutex" && name !== "mutex" ? "fenced-lock" : name,
    );
  });
});

it("registers that nobody knows at first hold what is read first", () => {
  const read = (...seen: [string, Value][]): Story[number] => [
    value(
      "txn",
      seen.map(([key]) => ["read", key, null]),
    ),
    seen.map(([key, found]) => ["read", key, found]),
  ];
  const write = (key: string, written: Value): Story[number] => [
    value("txn", [["write", key, written]]),
    [["write", key, written]],
  ];
  const [x0, x1] = [read(["x", 0]), read(["x", 1])];
  const possible = [
    [x0, x0],
    [x0, write("x", 1), x1],
    [read(["x", 0], ["y", null]), read(["y", null])],
  ];
  const impossible = [
    [x0, x1],
    [write("x", null), x0],
    [read(["y", null]), read(["y", 2])],
    [write("x", 1), x0],
  ];
  const answers = (stories: readonly Story[]) =>
    stories.map((story) => isPossible(multiRegisterAsFound, story));
  expect(answers(possible)).toEqual([true, true, true]);
  expect(answers(impossible)).toEqual([false, false, false, false]);
  expect(isPossible(multiRegister, [x0])).toBe(false);
});

it("no model is recognized where no object has all operations", () => {
  expect(
    modelOf(
      historyOf([
        { client: "c", operation: { f: "push", value: 1 }, from: 0, to: 1 },
        { client: "c", operation: "get", from: 2, to: 3 },
      ]),
    ),
  ).toBe(null);
});

it.each<[Value, Value | undefined, string]>([
  [{ f: "write", value: 1 }, null, "write(1)"],
  [{ f: "read" }, 3, "read() → 3"],
  [{ f: "cas", key: "x", from: 1, to: [2] }, true, 'cas("x", 1, [2]) → true'],
  ["dequeue", undefined, "dequeue() → ?"],
  [7, null, "operation(7)"],
  [{ f: "append", value: "a".repeat(100) }, null, `append("${"a".repeat(58)}…)`],
])("describes %j with the result %j", (operation, result, text) => {
  expect(describeCall(operation, result)).toBe(text);
});

describe("mistakes", () => {
  const one = (operation: Value) => historyOf([{ client: "c", operation, from: 0, to: 1 }]);
  it.each<[AnySpecification, Value, string]>([
    [models.counter, value("add", "1"), 'A counter cannot add "1": give a number.'],
    [
      models["multi-register"],
      value("txn", 5),
      'A transaction is 5: give a list such as [["read", "x", null]].',
    ],
    [
      models["multi-register"],
      value("txn", [["take", "x"]]),
      'A step of a transaction is ["take","x"]: give ["read", key, null] or ["write", key, value].',
    ],
    [
      models.queue,
      5,
      'A queue has no operation 5: it knows enqueue, dequeue, and the name of an operation is its "f".',
    ],
  ])("%#", (specification, operation, sentence) => {
    expect(() => checkLinearizability(specification, one(operation))).toThrowError(new Mistake(sentence));
  });
});

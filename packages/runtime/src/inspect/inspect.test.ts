import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inspect, longestInspection } from "./inspect.ts";

class Point {
  x = 1;
  #hidden = 2;
  get sum() {
    return this.x + this.#hidden;
  }
}
class Refused extends Error {}
const circle: Record<string, unknown> = { name: "circle" };
circle["self"] = [circle];

describe("notation", () => {
  const cases: readonly (readonly [unknown, string])[] = [
    [undefined, "undefined"],
    [null, "null"],
    [true, "true"],
    [-0, "-0"],
    [1e21, "1e+21"],
    [NaN, "NaN"],
    [12n, "12n"],
    ['say "hi"\n\u0007\ud800', '"say \\"hi\\"\\n\\u0007\\ud800"'],
    ["😀 é", '"😀 é"'],
    [Symbol("s"), "Symbol(s)"],
    [Symbol(), "Symbol()"],
    [[], "[]"],
    [{}, "{}"],
    [[1, [2, { a: 3 }]], "[1, [2, { a: 3 }]]"],
    [{ a: 1, "b-c": 2, 3: 4, $d_1: 5 }, '{ "3": 4, a: 1, "b-c": 2, $d_1: 5 }'],
    [{ [Symbol("s")]: 1 }, "{ [Symbol(s)]: 1 }"],
    [
      {
        get a() {
          return 1;
        },
        set b(_: number) {},
      },
      "{ a: (getter), b: (setter) }",
    ],
    [Object.create(null, { a: { value: 1, enumerable: true }, b: { value: 2 } }), "{ a: 1 }"],
    [new Point(), "Point { x: 1 }"],
    [circle, '{ name: "circle", self: [(circular)] }'],
    [[{ a: 1 }, { a: 1 }], "[{ a: 1 }, { a: 1 }]"],
    [[1, , 3, , ,], "[1, (1 empty), 3, (2 empty)]"],
    [new Array(4e9), "[(10,000 empty), … 3,999,990,000 more]"],
    [
      new Map<unknown, unknown>([
        ["a", 1],
        [{ x: 1 }, new Set([1, "b"])],
      ]),
      'Map(2) { "a" => 1, { x: 1 } => Set(2) { 1, "b" } }',
    ],
    [new (class Names extends Set {})(["a"]), 'Names(1) { "a" }'],
    [new WeakMap(), "WeakMap {}"],
    [new Uint8Array([1, 2]), "Uint8Array(2) [1, 2]"],
    [
      new Float64Array(101),
      `Float64Array(101) [\n${"  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n".repeat(4)}  … 1 more\n]`,
    ],
    [/a\/[b]/gimsuy, "/a\\/[b]/gimsuy"],
    [() => 1, "function (anonymous)"],
    [function step() {}, "function step"],
    [Point, "class Point"],
    [new TypeError("bad"), "TypeError: bad"],
    [new Refused("no"), "Refused: no"],
    [new Error(), "Error"],
    [
      Promise.resolve(1),
      "Promise /* a cell does not wait: what a promise brings comes after the cell has ended */",
    ],
    [(function* () {})(), "Generator {}"],
    [{ a: { b: { c: { d: { e: { f: { g: 1 } } } } } } }, "{ a: { b: { c: { d: { e: { f: {…} } } } } } }"],
    [[[[[[[[1]]]]]]], "[[[[[[[…]]]]]]]"],
    [[[[[[[new Map([[1, 2]])]]]]]], "[[[[[[Map(1) {…}]]]]]]"],
    [new Proxy([1], {}), "[1]"],
  ];
  for (const [value, expected] of cases) test(expected, () => expect(inspect(value)).toBe(expected));

  test("long values take several lines, short entries share them", () => {
    const message = (to: string) => ({
      from: "n1",
      to,
      message: { type: "RequestVote", term: 3, lastLog: 12 },
    });
    expect(
      inspect({
        seed: 42,
        delays: Array.from({ length: 30 }, (_, n) => n),
        sent: [message("n2"), message("n3")],
      }),
    ).toBe(`{
  seed: 42,
  delays: [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    20, 21, 22, 23, 24, 25, 26, 27, 28, 29
  ],
  sent: [
    {
      from: "n1",
      to: "n2",
      message: { type: "RequestVote", term: 3, lastLog: 12 }
    },
    {
      from: "n1",
      to: "n3",
      message: { type: "RequestVote", term: 3, lastLog: 12 }
    }
  ]
}`);
  });

  test("what is too much is counted", () => {
    const many = Object.fromEntries(Array.from({ length: 103 }, (_, n) => [`k${n}`, n]));
    expect(inspect(many)).toMatch(/ {2}k99: 99,\n {2}… 3 more\n}$/);
    expect(inspect(new Map([[{ name: "k".repeat(80) }, 1]]))).toBe("Map(1) { (…) => 1 }");
    expect(inspect("x".repeat(1234))).toBe(`"${"x".repeat(1000)}" (and 234 more characters)`);
    expect(inspect(Array(200).fill("y".repeat(900)))).toHaveLength(longestInspection);
  });
});

describe("whatever the value", () => {
  type Make = () => unknown;
  const trap = fc.constantFrom("ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf", "get", "has");
  const raise = (make: Make) => (): never => {
    throw make();
  };
  /** How to make a value: fast-check itself would stumble over some of them. */
  const recipe = fc.letrec<{ any: Make }>((tie) => ({
    any: fc.oneof(
      { depthSize: "medium", withCrossShrink: true },
      fc
        .anything({
          ...{ withBigInt: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true },
          ...{ withNullPrototype: true, withObjectString: true, withBoxedValues: true, maxDepth: 4 },
        })
        .map((value) => () => value),
      fc.string({ unit: "binary", maxLength: 3000 }).map((value) => () => value),
      fc.array(tie("any")).map((all) => () => all.map((make) => make())),
      fc.tuple(tie("any"), trap).map(
        ([make, name]) =>
          () =>
            new Proxy({ in: make() }, { [name]: raise(make) }),
      ),
      tie("any").map((make) => () => Object.assign(new Refused(), { message: make(), name: make() })),
      tie("any").map((make) => () => Object.defineProperty({}, "x", { get: raise(make), enumerable: true })),
    ),
  })).any;

  test("inspect does not throw, stays within its bound, and says the same twice", () => {
    fc.assert(
      fc.property(recipe, (make) => {
        const text = inspect(make());
        expect(text.length).toBeLessThanOrEqual(longestInspection);
        expect(inspect(make())).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test("plain data can be read back from its notation", () => {
    const plain = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(plain, (value) => {
        const text = inspect(value);
        fc.pre(!text.includes("…"));
        expect(new Function(`return ${text};`)()).toEqual(value);
      }),
    );
  });
});

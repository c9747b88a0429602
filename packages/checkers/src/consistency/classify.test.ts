import type { HistoryEvent, Value } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { historyOf } from "../history/intervals.ts";
import { keyValue } from "../specifications/key-value.ts";
import { queue } from "../specifications/sequences.ts";
import { classify, type ClassifyOptions } from "./classify.ts";

/**
 * Operations one after another: `a x=1` is a write, `b x:1` a read, `c x:1>2` a compare-and-set. A dash before one says
 * that it goes on to the end, a question mark that it never returns.
 */
function story(text: string): readonly HistoryEvent[] {
  const lines = text.split(", ");
  return historyOf(
    lines.map((line, i) => {
      const [, mark, client, key, sign, value, next] = /^([-?]?)(\w) (\w)([=:])(\w+)(?:>(\w+))?$/.exec(line)!;
      const plain = (word: string | undefined): Value => (word === "null" ? null : Number(word));
      const operation: Value =
        next !== undefined
          ? { f: "cas", key: key!, from: plain(value), to: plain(next) }
          : sign === "="
            ? { f: "write", key: key!, value: plain(value) }
            : { f: "read", key: key! };
      const result = next !== undefined ? true : sign === "=" ? null : plain(value);
      const to = mark === "?" ? null : mark === "-" ? 2 * lines.length : 2 * i + 1;
      return { client: client!, operation, result, from: 2 * i, to };
    }),
  );
}

/** The models that do not hold, each with its reason. */
function failing(history: readonly HistoryEvent[], options?: ClassifyOptions): Record<string, string> {
  return Object.fromEntries(
    classify(history, options).flatMap(({ model, finding }) =>
      finding.kind === "holds"
        ? []
        : [[model, finding.kind === "fails" ? finding.why : `unknown: ${finding.why}`]],
    ),
  );
}

const names = (history: readonly HistoryEvent[]) => Object.keys(failing(history));

describe("W3 what holds, and why the rest does not", () => {
  it("everything", () => {
    expect(failing(story("a x=1, b x:1, b x=2, a x:2"))).toEqual({});
  });

  it("a stale read: sequential, not linearizable", () => {
    expect(failing(story("a x=1, a x=2, b x:1"))).toEqual({
      linearizable:
        'read("x") → 1 of b cannot be placed: every order that explains what returned before it leaves 2, and that is what it would have given.',
      "regular register":
        'read("x") → 1 of b returns 1, which another write, begun after that one had ended, had replaced before the read began.',
      "safe register":
        'read("x") → 1 of b returns 1, which another write, begun after that one had ended, had replaced before the read began.',
    });
  });

  it("new and old values seen in turn while a write is under way: regular, not linearizable (Lamport 1986)", () => {
    expect(names(story("a x=1, -a x=2, b x:2, c x:1"))).toEqual(["linearizable"]);
    expect(names(story("a x=1, -a x=2, b x:2, b x:1"))).toEqual([
      "linearizable",
      "sequential",
      "causal",
      "monotonic reads",
    ]);
  });

  it("safe, not regular: anything may be read while a write is under way", () => {
    expect(names(story("a x=1, a x=2, -c x=3, b x:1"))).toContain("regular register");
    expect(names(story("a x=1, a x=2, -c x=3, b x:1"))).not.toContain("safe register");
  });

  it("causal, not sequential: two readers see concurrent writes in different orders", () => {
    const { sequential, ...rest } = failing(story("-a x=1, -b x=2, c x:1, d x:2, c x:2, d x:1"));
    expect(sequential).toBe(
      'No order that keeps each client\'s own explains every result: the one that goes furthest leaves read("x") → 1 of d without a place.',
    );
    expect(Object.keys(rest)).toEqual(["linearizable"]);
  });

  it("read your writes", () => {
    const { "read your writes": why } = failing(story("a x=1, a x=2, a x:1"));
    expect(why).toBe(
      'read("x") → 1 of a misses write("x", 2) of a, which it wrote itself: it sees the older 1 of a.',
    );
    expect(failing(story("a x=1, a x:null"))["read your writes"]).toBe(
      'read("x") → null of a misses write("x", 1) of a, which it wrote itself: it sees what was there before anything was written.',
    );
  });

  it("monotonic reads", () => {
    const { "monotonic reads": why } = failing(story("a x=1, a x=2, b x:2, b x:1"));
    expect(why).toBe(
      'read("x") → 1 of b misses write("x", 2) of a, which it had read before: it sees the older 1 of a.',
    );
    expect(names(story("-a x=1, -b x=2, c x:1, c x:2, c x:1"))).toContain("monotonic reads");
  });

  it("monotonic writes", () => {
    const { "monotonic writes": why, ...rest } = failing(story("a x=1, a y=2, b y:2, b x:null"));
    expect(why).toBe(
      'read("x") → null of b misses write("x", 1) of a, which its client wrote before 2, and that one was seen: it sees what was there before anything was written.',
    );
    expect(Object.keys(rest)).not.toContain("monotonic reads");
  });

  it("writes follow reads", () => {
    const {
      "writes follow reads": why,
      causal,
      ...rest
    } = failing(story("a x=1, b x:1, b y=2, c y:2, c x:null"));
    expect(why).toBe(
      'read("x") → null of c misses write("x", 1) of a, which b had read before it wrote 2, and that one was seen: it sees what was there before anything was written.',
    );
    expect(causal).toBe(
      'read("x") → null of c returns what was there at first, although write("x", 1) of a is in its causal past.',
    );
    expect(Object.keys(rest)).not.toContain("monotonic writes");
  });

  it("nothing but convergence, where what was read was never written", () => {
    expect(failing(story("a x=1, b x:7, b x:1, a x:1"))).toMatchObject({
      causal: 'read("x") → 7 of b returns what nothing wrote.',
      "regular register": 'read("x") → 7 of b returns 7, which nothing had begun to write.',
    });
  });

  it("eventual convergence", () => {
    expect(failing(story("a x=1, b x=2, a x:1, b x:2"))["eventual convergence"]).toBe(
      'All writes had ended, and still read("x") → 1 of a and read("x") → 2 of b differ, the last reads of their clients.',
    );
    expect(failing(story("a x=1, b x=2, a x:1, b x:2, a x:2"))["eventual convergence"]).toBe(undefined);
    expect(failing(story("?a x=1, b x:null, c x:1"))["eventual convergence"]).toBe(
      "unknown: writes whose outcome is unknown may still arrive, so there is no end to judge by",
    );
    expect(failing(story("a x=1, b x:null, c x:null"))["eventual convergence"]).toBe(
      'All writes had ended, and read("x") → null of b returns null, which none of them wrote.',
    );
    expect(classify(story("a x=1")).at(-1)!.finding).toEqual({
      kind: "holds",
      note: "nothing was read after the last write",
    });
  });

  it("a compare-and-set is a read and a write", () => {
    expect(failing(story("a x=1, a x=2, b x:2, b x:1>3, c x:3, c x:1"))).toMatchObject({
      "monotonic reads": expect.stringContaining('cas("x", 1, 3) → true of b misses write("x", 2) of a'),
      causal: expect.stringContaining("had overwritten in its causal past"),
    });
    expect(names(story("?a x:null>1, b x:1"))).toEqual(["eventual convergence"]);
  });

  it("what never returned comes after what its client did before, and before nothing", () => {
    expect(names(story("?a x=1, a x=2, b x:2, b x:1"))).toEqual(["eventual convergence"]);
    expect(names(story("a y=1, ?a x=2, b x:2, b y:null"))).toContain("monotonic writes");
    expect(names(story("?a y=1, a x=2, b x:2, b y:null"))).not.toContain("monotonic writes");
  });
});

describe("W4 what cannot be decided says so", () => {
  it("values that were written twice", () => {
    const { causal } = failing(story("a x=1, b x=1, c x:1, c x:null"));
    expect(causal).toBe(
      'unknown: values are not unique: write("x", 1) of a and write("x", 1) of b write the same',
    );
    expect(failing(story("a x=null, b x=1, c x:1, c x:7"))["causal"]).toContain(
      "writes what was there at first",
    );
  });

  it("clients that do two things at once", () => {
    const { causal, sequential } = failing(story("-a x=1, a x=2, b x:2, b x:1, b x:2"));
    const why =
      'unknown: a has two operations under way at once, write("x", 1) of a and write("x", 2) of a: there is no order of its own';
    expect([causal, sequential]).toEqual([why, why]);
  });

  it("objects that are no registers", () => {
    const history = historyOf([
      { client: "a", operation: { f: "enqueue", value: 1 }, from: 0, to: 1 },
      { client: "b", operation: "dequeue", result: null, from: 2, to: 3 },
      { client: "b", operation: "dequeue", result: 1, from: 4, to: 5 },
      { client: "c", operation: "dequeue", result: 1, from: 6, to: 7 },
    ]);
    expect(failing(history)).toMatchObject({
      linearizable: expect.stringContaining("dequeue() → null of b cannot be placed"),
      sequential: expect.stringContaining("No order that keeps each client's own"),
      causal: "unknown: it is about reads and writes, which this object does not have",
    });
    expect(classify(history.slice(0, 4), { specification: queue })[1]!.finding.kind).toBe("holds");
  });

  it("operations that are neither reads nor writes", () => {
    const history = historyOf([
      { client: "a", operation: { f: "append", key: "x", value: "1" }, from: 0, to: 1 },
      { client: "b", operation: { f: "get", key: "x" }, result: "2", from: 2, to: 3 },
    ]);
    expect(failing(history, { specification: keyValue })["causal"]).toBe(
      'unknown: append("x", "1") of a neither reads nor writes a register',
    );
  });

  it("searches that reach their limit", () => {
    const history = story("-a x=1, -b x=2, -e x=3, c x:1, d x:2, c x:2, d x:1");
    expect(failing(history, { limit: { configurations: 3 } })["sequential"]).toBe(
      "unknown: the search stopped at its limit of 3 configurations",
    );
  });

  it("values that no JSON has are told as they are", () => {
    const history = historyOf([
      { client: "a", operation: { f: "write", value: 1 }, from: 0, to: 1 },
      { client: "b", operation: { f: "read" }, result: Infinity, from: 2, to: 3 },
    ]);
    expect(failing(history)["safe register"]).toContain("returns Infinity,");
  });

  it("operations that no object has", () => {
    expect(() => classify(historyOf([{ client: "a", operation: "fly", from: 0, to: 1 }]))).toThrowError(
      "No object has all the operations of this history: give a specification. Known are register, cas-register, key-value, multi-register, queue, stack, log, counter, set, fenced-lock, mutex.",
    );
  });
});

import { covered, deep } from "@lightcone/config/covered";
import type { HistoryEvent, Value } from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomHistories, type Shape } from "../../history/fixtures/random-history.ts";
import { checkLinearizability } from "../../linearizability/check-linearizability.ts";
import { counter } from "../../specifications/counter.ts";
import { mutex } from "../../specifications/locks.ts";
import { casRegister } from "../../specifications/register.ts";
import { anomaliesIn } from "./anomalies.ts";
import type { AnomalyName } from "./anomaly.ts";
import { lostUpdate } from "./lost-update.ts";
import { dirtyRead, nonMonotonicRead, staleRead } from "./reads.ts";
import { splitBrain, twoHolders } from "./split-brain.ts";

const write = (value: number) => ({ f: "write", value });
const read = { f: "read" };
const cas = (from: number, to: number) => ({ f: "cas", from, to });

/** A history from lines such as `["c1", write(1)]`, which begins an operation, and `["c1", "ok", null]`, which ends it. */
function history(...lines: (readonly [string, Value] | readonly [string, "ok" | "fail" | "info", Value])[]) {
  const count = new Map<string, number>();
  const asked = new Map<string, Value>();
  return lines.map(([client, what, result], at): HistoryEvent => {
    const isEnd = result !== undefined;
    if (!isEnd) {
      count.set(client, (count.get(client) ?? 0) + 1);
      asked.set(client, what);
    }
    const own = { client, id: `${client}-${count.get(client)}`, operation: asked.get(client)!, at };
    return isEnd
      ? { ...own, kind: what as "ok" | "fail" | "info", result }
      : { ...own, kind: "invoke", result: null };
  });
}

const written = (client: string, value: number) =>
  [
    [client, write(value)],
    [client, "ok", null],
  ] as const;

describe("A1 a stale read", () => {
  it("misses a write that had ended before it began", () => {
    const stale = history(...written("c1", 1), ...written("c1", 2), ["c2", read], ["c2", "ok", 1]);
    expect(staleRead(stale)?.sentence).toBe(
      "c2's read() → 1 misses c1's write(2), which had ended before it began",
    );
  });

  it("of what was there at first, misses any write", () => {
    expect(staleRead(history(...written("c1", 1), ["c2", read], ["c2", "ok", null]))).not.toBeNull();
  });

  it("is none while the newer write is under way, may have failed, or has the same value", () => {
    const open = history(...written("c1", 1), ["c1", write(2)], ["c2", read], ["c2", "ok", 1]);
    const info = history(
      ...written("c1", 1),
      ["c1", write(2)],
      ["c1", "info", null],
      ["c2", read],
      ["c2", "ok", 1],
    );
    const same = history(
      ...written("c1", 1),
      ...written("c1", 2),
      ...written("c1", 1),
      ["c2", read],
      ["c2", "ok", 1],
    );
    const begun = history(...written("c1", 1), ["c2", read], ...written("c1", 2), ["c2", "ok", 1]);
    expect([open, info, same, begun].map(staleRead)).toEqual([null, null, null, null]);
  });

  it("keeps keys apart", () => {
    const put = (key: string, value: number) => ({ f: "put", key, value });
    const get = (key: string) => ({ f: "get", key });
    const store = (key: string) =>
      history(
        ...([
          ["c1", put("x", 1)],
          ["c1", "ok", null],
          ["c1", put(key, 2)],
          ["c1", "ok", null],
        ] as const),
        ["c2", get("x")],
        ["c2", "ok", 1],
      );
    expect(staleRead(store("y"))).toBeNull();
    expect(staleRead(store("x"))?.sentence).toContain('c2\'s get("x") → 1 misses c1\'s put("x", 2)');
  });
});

describe("A2 a dirty read", () => {
  const failed = (end: "fail" | "info") =>
    history(["c1", write(1)], ["c2", read], ["c2", "ok", 1], ["c1", end, "no quorum"]);

  it("returns what a failed write wrote", () => {
    expect(dirtyRead(failed("fail"))?.sentence).toBe(
      "c2's read() → 1 returns what c1's write(1) wrote, which failed",
    );
  });

  it("is none where the write may have happened, or another wrote the same", () => {
    expect(dirtyRead(failed("info"))).toBeNull();
    expect(dirtyRead([...history(...written("c3", 1)), ...failed("fail")])).toBeNull();
  });
});

describe("A3 a non-monotonic read", () => {
  const reads = (client: string, first: number, second: number) =>
    history(
      ...written("c1", 1),
      ["c1", write(2)],
      ["c2", read],
      ["c2", "ok", first],
      [client, read],
      [client, "ok", second],
    );

  it("goes back in time, though the newer write is still under way", () => {
    expect(nonMonotonicRead(reads("c2", 2, 1))?.sentence).toBe(
      "c2's read() → 1 returns what is older than what c2's read() → 2 had returned",
    );
    expect(staleRead(reads("c2", 2, 1))).toBeNull();
  });

  it("is none in the order of the writes, nor between two clients", () => {
    expect(nonMonotonicRead(reads("c2", 1, 2))).toBeNull();
    expect(nonMonotonicRead(reads("c3", 2, 1))).toBeNull();
  });
});

describe("A4 a lost update", () => {
  const increment = { f: "increment" };
  const incremented = (client: string, result: Value = null) =>
    [
      [client, increment],
      [client, "ok", result],
    ] as const;

  it("is missing in a counter that is read later, and in all later reads", () => {
    const lost = history(...incremented("c1"), ...incremented("c2"), ["c3", read], ["c3", "ok", 1]);
    expect(lostUpdate(lost)?.sentence).toBe(
      "c3's read() → 1 misses part of the 2 that had been added before it began",
    );
    const late = [...lost, ...history(["c4", read], ["c4", "ok", 2])];
    expect(lostUpdate(late)).toBeNull();
  });

  it("shows in two increments that come to the same sum", () => {
    expect(lostUpdate(history(...incremented("c1", 1), ...incremented("c2", 1)))).not.toBeNull();
    expect(lostUpdate(history(...incremented("c1", 1), ...incremented("c2", 2)))).toBeNull();
  });

  it("shows in two compare-and-sets that replace one value", () => {
    const replace = (...between: (readonly [string, Value] | readonly [string, "ok", Value])[]) =>
      history(
        ...written("c1", 1),
        ["c2", cas(1, 2)],
        ["c2", "ok", true],
        ...between,
        ["c3", cas(1, 3)],
        ["c3", "ok", true],
      );
    expect(lostUpdate(replace())?.sentence).toBe(
      "c2's cas(1, 2) → true and c3's cas(1, 3) → true both replaced the same value",
    );
    expect(lostUpdate(replace(["c2", cas(2, 1)], ["c2", "ok", true]))).toBeNull();
    expect(
      lostUpdate(
        history(
          ...written("c1", 1),
          ["c2", cas(1, 2)],
          ["c2", "ok", true],
          ["c3", cas(1, 3)],
          ["c3", "ok", false],
        ),
      ),
    ).toBeNull();
  });
});

describe("A5 a split brain", () => {
  const acquired = (client: string, result: Value = null) =>
    [
      [client, { f: "acquire" }],
      [client, "ok", result],
    ] as const;

  it("is two clients that hold one lock", () => {
    expect(twoHolders(history(...acquired("c1"), ...acquired("c2")))?.sentence).toBe(
      "c2's acquire() succeeds while c1 holds the same lock",
    );
    expect(twoHolders(history(...acquired("c1"), ["c1", { f: "release" }], ...acquired("c2")))).toBeNull();
    expect(twoHolders(history(...acquired("c1", 1), ...acquired("c2", 2)))).toBeNull();
  });

  it("is two nodes that run and both act as the only one", () => {
    const nodes = (up: boolean, ...roles: string[]) =>
      roles.map((state, i) => ({ id: "ABC"[i]!, up: i > 0 || up, state }));
    const claims = (state: string) => state === "leader";
    expect(splitBrain(nodes(true, "leader", "follower", "leader"), claims)?.sentence).toBe(
      "A and C both act as the only one at the same time",
    );
    expect(splitBrain(nodes(true, "leader", "follower", "follower"), claims)).toBeNull();
    expect(splitBrain(nodes(false, "leader", "follower", "leader"), claims)).toBeNull();
  });
});

const small = { clients: 3, most: 7, withOpen: true, haste: 30 };
const shapes: readonly Shape[] = [
  {
    ...small,
    specification: casRegister,
    operations: [read, write(1), write(2), cas(1, 2), cas(2, 3), read],
    lies: [null, 1, 2, true],
  },
  {
    ...small,
    specification: casRegister,
    operations: [read, write(0), read],
    lies: [null, 1, 2, 3],
    areUnique: true,
  },
  {
    ...small,
    specification: counter,
    operations: [{ f: "increment" }, { f: "add", value: 2 }, read],
    lies: [0, 1, 2],
  },
  { ...small, specification: mutex, operations: [{ f: "acquire" }, { f: "release" }], lies: [null] },
];
const numRuns = deep(1_500, 20_000);

it("A6 a history with any of them is not linearizable", () => {
  const seen = new Map<AnomalyName, number>();
  for (const shape of shapes)
    fc.assert(
      fc.property(randomHistories(shape), (history) => {
        const found = anomaliesIn(history);
        for (const { name } of found) seen.set(name, (seen.get(name) ?? 0) + 1);
        if (found.length > 0)
          expect(checkLinearizability(shape.specification, history).kind, found[0]!.sentence).toBe("illegal");
      }),
      { numRuns },
    );
  const often = [...seen].filter(([, times]) => times > numRuns / 50).map(([name]) => name);
  expect(often.toSorted()).toEqual(["lost update", "non-monotonic read", "split brain", "stale read"]); // none fails
  covered({ states: shapes.length * numRuns });
});

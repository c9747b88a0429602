import { describe, expect, it } from "vitest";
import {
  asynchronous,
  crash,
  crashRecovery,
  defineProtocol,
  delay,
  drop,
  duplicate,
  effects,
  executionOf,
  fromJsonLines,
  heal,
  isolate,
  links,
  packExecution,
  partition,
  pause,
  readExecution,
  restart,
  simulate,
  systemModel,
  toJsonLines,
  type Fault,
} from "../index.ts";

type Ping = { readonly type: "Ping" };
const { send, setTimer } = effects<Ping, "again">();

/** A pings B every 10 ms. */
const pinging = defineProtocol<number, Ping, "again">({
  name: "pinging",
  init: ({ self }) => (self === "A" ? [0, setTimer("again", { afterMs: 10 })] : [0]),
  onMessage: { Ping: (heard) => [heard + 1] },
  onTimer: {
    again: (sent, { peers }) => [
      sent + 1,
      send(peers[0]!, { type: "Ping" }),
      setTimer("again", { afterMs: 10 }),
    ],
  },
});

const model = systemModel({
  timing: asynchronous({ medianMs: 2 }),
  failures: crashRecovery({ f: 1 }),
  links: links({ loss: 0, duplication: 0 }),
});
const under = (faults: readonly Fault[], limit = 2_000) =>
  executionOf(simulate(pinging, { nodes: 2, model, faults, until: { timeMs: 100 } }), { limit });

const story = (faults: readonly Fault[]) => {
  const execution = under(faults);
  return (execution.faults ?? []).map(({ words, at, event, envelope }) => {
    const what = execution.events[event]!;
    const place = envelope === null ? "" : `, message ${execution.envelopes[envelope]!.nth}`;
    return `${at / 1000} ms: ${words} (${what.kind} of ${execution.nodes[what.node]}${place})`;
  });
};

describe("the faults of an execution", () => {
  it("F11 are told where they struck", () => {
    const told = story([
      crash("B", { afterEvents: 6 }),
      restart("B", { atMs: 55 }),
      pause("A", { atMs: 62, forMs: 5 }),
      partition({ groups: [["A"], ["B"]] }, { atMs: 72 }),
      heal({ atMs: 80 }),
      isolate(() => "B", { atMs: 91, forMs: 3 }),
      drop("A", "B", { nth: 1 }),
      duplicate("A", "B", { nth: 2 }),
      delay("A", "B", { nth: 3, forMs: 4 }),
    ]);
    expect(told).toEqual([
      "10 ms: Ping from A to B is lost (timer of A, message 1)",
      "20 ms: Ping from A to B arrives twice (timer of A, message 2)",
      expect.stringMatching(/^2\d\.\d+ ms: B crashes \(crash of B\)$/),
      "30 ms: Ping from A to B takes 4 ms (timer of A, message 3)",
      "55 ms: B comes back (restart of B)",
      "62 ms: A pauses for 5 ms (pause of A)",
      "72 ms: a partition: A | B (message of B)",
      "80 ms: all partitions end (message of B)",
      "91 ms: a partition: B | A for 3 ms (timer of A)",
    ]);
  });

  it("that did not strike are not told, nor is a run without any burdened", () => {
    expect(story([drop("A", "B", { nth: 99 }), heal({ atMs: 50 }), restart("B", { atMs: 5 })])).toEqual([]);
    expect("faults" in under([])).toBe(false);
  });

  it("cross ports and files, and end where the picture does", () => {
    const execution = under([drop("A", "B", { nth: 1 }), crash("B", { atMs: 90 })]);
    expect(execution.faults).toHaveLength(2);
    expect(readExecution(JSON.parse(JSON.stringify(packExecution(execution))))).toEqual(execution);
    expect(fromJsonLines(toJsonLines(execution))).toEqual(execution);
    expect(under([crash("B", { atMs: 90 }), drop("A", "B", { nth: 1 })], 5).faults).toHaveLength(1);
    const strayed = { ...execution, faults: [{ ...execution.faults![0]!, event: 9_999 }] };
    expect(readExecution(strayed)).toBeNull();
  });
});

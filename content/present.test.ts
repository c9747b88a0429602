import {
  addRun,
  defineProtocol,
  effects,
  emptySummary,
  executionOf,
  readExecution,
  simulate,
  summaryFromJson,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { present } from "./present.ts";

const { broadcast, setTimer } = effects<{ type: "Beat" }, "beat">();
const beat = setTimer("beat", { afterMs: 10 });
const beats = defineProtocol<{ heard: number }, { type: "Beat" }, "beat">({
  name: "beats",
  init: () => [{ heard: 0 }, beat],
  onTimer: { beat: (state, { peers }) => [state, ...broadcast(peers, { type: "Beat" }), beat] },
  onMessage: { Beat: ({ heard }) => [{ heard: heard + 1 }] },
});
const run = (timeMs: number, trace = true) =>
  simulate(beats, {
    nodes: 3,
    model: systemModel({ timing: synchronous({ deltaMs: 5 }) }),
    until: { timeMs, events: 1e6 },
    trace,
  });

describe("what cells show", () => {
  it("of an execution, and of what an impossibility machine answers, is that execution", () => {
    const execution = executionOf(run(100));
    expect(present(execution)).toEqual({ type: "execution", data: execution });
    expect(present({ kind: "refuted", execution, history: [] })).toEqual(present(execution));
  });

  it("of a run is an execution that the page can read, packed where it is long", () => {
    const [short, long] = [present(run(100))!, present(run(5_000))!];
    expect([short.type, long.type]).toEqual(["execution", "execution"]);
    expect(short.data).not.toHaveProperty("packed");
    expect(long.data).toMatchObject({ packed: 1 });
    const events = [short, long].map(
      ({ data }) => readExecution(JSON.parse(JSON.stringify(data)))!.events.length,
    );
    expect(events[0]).toBeLessThan(2_000);
    expect(events[1]).toBe(run(5_000).metrics.events);
  });

  it("of a run without a trace is nothing that the page can draw", () => {
    expect(() => present(run(100, false))).toThrow("kept no trace");
  });

  it("of a sweep is its summary as text, with what was published beside it", () => {
    const seen = { seed: 1, counts: {}, failed: {}, reached: {}, measures: { rounds: [2, 3] } };
    const summary = addRun(emptySummary, seen);
    const shown = present(summary)!;
    expect(shown.type).toBe("sweep");
    expect(summaryFromJson((shown.data as { summary: string }).summary)).toEqual(summary);
    const published = [{ of: "rounds", statistic: "mean", value: 2, source: "A paper" }];
    expect(present({ summary, published })).toEqual({
      type: "sweep",
      data: { summary: (shown.data as { summary: string }).summary, published },
    });
  });

  it("of an exploration, a history and a history with its verdict is that", () => {
    const exploration = { distinct: 1, generated: 1, complete: true, verdict: { kind: "ok" }, checked: "" };
    expect(present(exploration)).toEqual({ type: "exploration", data: exploration });
    const history = [{ kind: "invoke", client: "c1", id: "1", operation: 1, result: null, at: 0 }];
    expect(present(history)).toEqual({ type: "history", data: { history, verdict: null } });
    const verdict = { kind: "ok", linearization: [] };
    expect(present({ history, verdict })).toEqual({ type: "history", data: { history, verdict } });
  });

  it("of anything else is nothing", () => {
    for (const value of [null, undefined, 7, "text", [], [1], {}, { history: [] }, { summary: {} }, () => 1])
      expect(present(value)).toBeNull();
  });
});

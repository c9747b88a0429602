import {
  crash,
  defineProtocol,
  delay,
  drop,
  effects,
  type Edit,
  isolate,
  readExecution,
  restart,
  type Run,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { answer } from "./answer.ts";

const { broadcast, setTimer } = effects<{ type: "Beat" }, "beat">();
const beat = setTimer("beat", { afterMs: 10 });
const beats = defineProtocol<{ heard: number }, { type: "Beat" }, "beat">({
  name: "beats",
  init: () => [{ heard: 0 }, beat],
  onTimer: { beat: (state, { peers }) => [state, ...broadcast(peers, { type: "Beat" }), beat] },
  onMessage: { Beat: ({ heard }) => [{ heard: heard + 1 }] },
});
const run: Run = simulate(beats, {
  nodes: 3,
  model: systemModel({ timing: synchronous({ deltaMs: 5 }) }),
  until: { timeMs: 50 },
}) as Run;

/** What the page asks; as after a port, nothing but plain data. */
const ask = (edits: readonly { at: number; edit: Edit }[], without: readonly string[] = []) =>
  answer(run, JSON.parse(JSON.stringify({ kind: "fork", edits, without })), { spend: () => {} });
const everything = ["nodes stay up", "messages arrive", "messages arrive once"];
/** The event that sends the first message. */
const first = run.trace.envelopes.sentBy.at(0);

describe("a run that the page asks to go another way", () => {
  it("is the same up to the edit, and what differs is told", () => {
    const { type, data } = ask([{ at: first, edit: drop("A", "B", { nth: 1 }) }], ["messages arrive"])!;
    expect(type).toBe("fork");
    const { execution, common, gone, added, indistinguishableTo } = data as Record<string, never[]>;
    const fork = readExecution(JSON.parse(JSON.stringify(execution)))!;
    expect(common).toBeGreaterThan(first);
    expect(gone).toEqual([run.trace.envelopes.deliveredBy.at(0)]);
    expect(added).toEqual([]);
    expect(indistinguishableTo).toEqual(["A", "C"]);
    expect(fork.faults).toMatchObject([{ words: "Beat from A to B is lost", event: first }]);
  });

  it("goes on from one edit to the next", () => {
    const edits = [
      { at: first, edit: crash("C", { afterEvents: first + 1 }) },
      { at: first + 2, edit: restart("C", { afterEvents: first + 3 }) },
      { at: first + 4, edit: isolate("A", { afterEvents: first + 5, forMs: 20 }) },
    ];
    const { execution } = ask(edits, everything)!.data as { execution: object };
    expect(readExecution(execution)!.faults!.map(({ words }) => words)).toEqual([
      "C crashes",
      "C comes back",
      "a partition: A | B, C for 20 ms",
    ]);
  });

  it("without edits is the run", () => {
    const { execution } = ask([], everything)!.data as { execution: object };
    expect(readExecution(execution)!.fingerprint).toBe(run.fingerprint);
  });

  it.each([
    [crash("C", { afterEvents: first + 1 }), "nodes stay up", /assumes that no node fails/],
    [drop("A", "B", { nth: 1 }), "messages arrive", /lose no message/],
    [delay("A", "B", { nth: 1, forMs: 9 }), null, /within delta = 5 ms/],
    [drop("A", "nobody", { nth: 1 }), "messages arrive", /which does not exist/],
  ] as const)("is refused %o with the assumption that forbids it", (edit, assumption, why) => {
    expect(ask([{ at: first, edit }])).toEqual({
      type: "refused",
      data: { message: expect.stringMatching(why), assumption },
    });
  });

  it("spends what it simulates, and no more than it may", () => {
    let left = 20;
    const meter = {
      spend(events: number) {
        left -= events;
        if (left < 0) throw new Error("spent");
      },
    };
    const question = {
      kind: "fork",
      edits: [{ at: first, edit: crash("A", { afterEvents: 9 }) }],
      without: everything,
    };
    expect(() => answer(run, question, meter)).toThrow("spent");
  });

  it("is no question in any other shape, and only runs can be asked", () => {
    const meter = { spend: () => {} };
    const question = { kind: "fork", edits: [], without: [] };
    expect(answer(run, question, meter)).not.toBeNull();
    expect(answer([1], question, meter)).toBeNull();
    for (const other of [null, 7, {}, { ...question, kind: "x" }, { ...question, edits: [{ at: 1 }] }])
      expect(answer(run, other, meter)).toBeNull();
  });
});

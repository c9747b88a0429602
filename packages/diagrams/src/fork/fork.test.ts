import {
  asynchronous,
  compare,
  crashRecovery,
  defineProtocol,
  effects,
  executionOf,
  fork,
  links,
  simulate,
  systemModel,
} from "@lightcone/simulation";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spaceTime } from "../space-time/space-time.ts";
import { renderSvg } from "../svg/render-svg.ts";
import { svg } from "../svg/svg.ts";
import { delayOf, disturbableAt, type ForkEdit, onMessage, onNode } from "./edits.ts";
import { type Fork, forkQuestion, readForkAnswer } from "./fork.ts";
import { forkSentence, verdictSentences } from "./words.ts";

type Message = { readonly type: "Ask" | "Answer" };
const { send } = effects<Message>();

/** A asks B and C, who answer. */
const asking = defineProtocol<number, Message>({
  name: "asking",
  init: ({ self, peers }) => (self === "A" ? [0, ...peers.map((peer) => send(peer, { type: "Ask" }))] : [0]),
  onMessage: {
    Ask: (heard, _, { from }) => [heard + 1, send(from, { type: "Answer" })],
    Answer: (heard) => [heard + 1],
  },
  onTimer: {},
  always: { "A hears no two answers": ([a]) => a!.state < 2 },
});
const run = simulate(asking, {
  nodes: 3,
  model: systemModel({
    timing: asynchronous({ medianMs: 10 }),
    failures: crashRecovery({ f: 3 }),
    links: links({ loss: 0, duplication: 0 }),
  }),
});
const execution = executionOf(run);

/** What the library of a course answers. */
function answered(
  ...edits: readonly { at: number; edit: Parameters<typeof fork>[1]["edits"][number] }[]
): Fork {
  const end = edits.reduce((before, { at, edit }) => fork(before, { at, edits: [edit] }), run);
  const { onlyInA, onlyInB, changed, ...same } = compare(run, end);
  const data = {
    ...same,
    execution: executionOf(end),
    gone: onlyInA,
    added: onlyInB,
    changed: { before: changed.map(({ a }) => a), after: changed.map(({ b }) => b) },
  };
  const read = readForkAnswer({ type: "fork", data: JSON.parse(JSON.stringify(data)) });
  if (read.kind === "refused") throw new Error(read.message);
  return read;
}
const eventOf = (node: string, kind: string) =>
  execution.events.findIndex((event) => execution.nodes[event.node] === node && event.kind === kind);
const askB = execution.envelopes.findIndex(({ to }) => execution.nodes[to] === "B");

describe("what can be disturbed at an event", () => {
  it("is what it received, what it sent, and its node", () => {
    const received = eventOf("B", "message");
    const { sent } = disturbableAt(execution, eventOf("A", "start"));
    expect(sent.map((envelope) => execution.envelopes[envelope]!.to)).toEqual([1, 2]);
    expect(disturbableAt(execution, received)).toMatchObject({ received: askB, node: 1, isDown: false });
  });

  it("is not what is lost, nor a second copy, nor a client; and what is down can come back", () => {
    const lost = answered(onMessage.lose(execution, askB)).execution;
    expect(disturbableAt(lost, 0).sent).toHaveLength(1);
    const twice = answered(onMessage.repeat(execution, askB)).execution;
    const copy = twice.events.findIndex(
      ({ envelope }) => envelope !== undefined && twice.envelopes[envelope]!.isCopy,
    );
    expect(disturbableAt(twice, copy).received).toBeNull();
    expect(disturbableAt({ ...execution, clients: 3 }, 0).node).toBeNull();
    const down = answered(onNode.crash(execution, 1)).execution;
    expect(
      disturbableAt(
        down,
        down.events.findIndex(({ kind }) => kind === "crash"),
      ).isDown,
    ).toBe(true);
  });
});

describe("an edit", () => {
  it("does what its words say", () => {
    const told = (edit: ForkEdit) => [
      edit.words,
      ...(answered(edit).execution.faults ?? []).map(({ words }) => words),
    ];
    const at = eventOf("B", "message");
    expect(told(onMessage.lose(execution, askB))).toEqual([
      "Ask from A to B is lost",
      "Ask from A to B is lost",
    ]);
    expect(told(onMessage.delay(execution, askB, 70))[1]).toBe("Ask from A to B takes 70 ms");
    expect(told(onMessage.repeat(execution, askB))[1]).toBe("Ask from A to B arrives twice");
    expect(told(onNode.crash(execution, at))[1]).toBe("B crashes");
    expect(told(onNode.pause(execution, at, 8))[1]).toBe("B pauses for 8 ms");
    expect(told(onNode.isolate(execution, at, 8))[1]).toBe("a partition: B | A, C for 8 ms");
  });

  it("leaves everything up to its event as it was, whatever it is", () => {
    const edits = [onNode.crash, (of: typeof execution, event: number) => onNode.pause(of, event, 5)];
    fc.assert(
      fc.property(fc.nat(execution.events.length - 1), fc.constantFrom(...edits), (event, edit) => {
        const { common, execution: changed } = answered(edit(execution, event));
        expect(common).toBeGreaterThan(event);
        expect(changed.events.slice(0, event + 1).map(({ at, node }) => [at, node])).toEqual(
          execution.events.slice(0, event + 1).map(({ at, node }) => [at, node]),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("knows how long a message takes", () => {
    const { sentAt, arrivesAt } = execution.envelopes[askB]!;
    expect(delayOf(execution, askB)).toBe((arrivesAt! - sentAt) / 1_000);
    const lost = answered(onMessage.lose(execution, askB)).execution;
    expect(delayOf(lost, askB)).toBeNull();
  });

  it("crosses a port without its words", () => {
    expect(forkQuestion([onMessage.lose(execution, askB)], ["messages arrive"])).toEqual({
      kind: "fork",
      edits: [{ at: 0, edit: { kind: "drop", from: "A", to: "B", nth: 1 } }],
      without: ["messages arrive"],
    });
  });
});

describe("a fork", () => {
  it("is told beside its original", () => {
    const lost = answered(onMessage.lose(execution, askB));
    expect(forkSentence(execution, lost)).toMatch(
      /^Up to .* ms both runs are the same\. Then 2 events of the original are gone( and 1 event differs)?\./,
    );
    expect(forkSentence(execution, lost)).toContain("To C the two runs look the same.");
    expect(verdictSentences(execution, lost)).toEqual(["“A hears no two answers” now holds."]);
    expect(verdictSentences(lost.execution, { ...lost, execution })).toEqual([
      "It now breaks “A hears no two answers”.",
    ]);
    expect(forkSentence(execution, answered())).toBe("Nothing differs: the same happens, event by event.");
  });

  it("is marked in both pictures, and said to screen readers", () => {
    const twice = answered(onMessage.repeat(execution, askB));
    const picture = (of: Fork["execution"], differences: Fork["inFork"]) =>
      renderSvg(svg(spaceTime(of, { orientation: "horizontal", width: 700 }), null, differences));
    const fork = picture(twice.execution, twice.inFork);
    expect(fork.match(/class="lc-event[^"]* lc-is-added"/g)).toHaveLength(2); // the copy, and its answer
    expect(fork.match(/class="lc-event[^"]* lc-is-changed"/g)).toHaveLength(twice.inFork.size - 2);
    expect(fork.match(/class="lc-halo"/g)).toHaveLength(twice.inFork.size);
    expect(fork).toContain("In the original run it does not happen.");

    const lost = answered(onMessage.lose(execution, askB));
    const original = picture(execution, lost.inOriginal);
    expect(original.match(/class="lc-event[^"]* lc-is-gone"/g)).toHaveLength(2);
    expect(original.match(/class="lc-arrow[^"]* lc-is-gone"/g)).toHaveLength(2);
    expect(original).toContain("In the changed run it does not happen.");
    expect(picture(execution, new Map())).not.toMatch(/lc-is-gone|lc-is-added|lc-halo/);
  });

  it("that is none is refused in words, whatever came", () => {
    expect(
      readForkAnswer({ type: "refused", data: { message: "No.", assumption: "nodes stay up" } }),
    ).toEqual({
      kind: "refused",
      message: "No.",
      assumption: "nodes stay up",
    });
    expect(readForkAnswer({ type: "refused", data: { message: "No." } })).toMatchObject({ assumption: null });
    fc.assert(
      fc.property(fc.constantFrom("fork", "refused", "x"), fc.jsonValue(), (type, data) => {
        expect(readForkAnswer({ type, data }).kind).toBe("refused");
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HistoryEvent } from "../trace/history.ts";
import { Mistake } from "../values/mistake.ts";
import { histories } from "./fixtures/histories.ts";
import { checkHistory, historyFromJson, historyToJson } from "./history.ts";

const write = { client: "c1", id: "1", operation: { f: "write", value: 1 }, result: null };
const small: readonly HistoryEvent[] = [
  { kind: "invoke", ...write, at: 1_000 },
  { kind: "ok", ...write, result: "done", at: 4_000 },
];
const text = historyToJson(small);

describe("a history as JSON", () => {
  it("has one event a line", () => {
    expect(text).toBe(`{"format":"lightcone-history","version":1,"events":[
{"kind":"invoke","client":"c1","id":"1","operation":{"f":"write","value":1},"result":null,"at":1000},
{"kind":"ok","client":"c1","id":"1","operation":{"f":"write","value":1},"result":"done","at":4000}
]}
`);
  });

  it("comes back as it was", () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(historyFromJson(historyToJson(history))).toEqual(history);
      }),
    );
  });

  it.each<[string, string, string]>([
    [
      "no JSON",
      text.slice(0, 9),
      'The history is no JSON, it begins "{\\"format\\"": write it again with historyToJson.',
    ],
    [
      "something else",
      "[]",
      'The history is not in the format "lightcone-history": it must begin {"format":"lightcone-history","version":1.',
    ],
    [
      "another version",
      text.replace(":1,", ":9,"),
      'The history has version 9 of the format "lightcone-history", and only 1 can be read here: use the release of Lightcone that wrote it.',
    ],
    [
      "an unknown kind",
      text.replace('"ok"', '"okay"'),
      'history.events[1].kind is "okay": give "invoke" or "ok" or "fail" or "info".',
    ],
    [
      "an operation that is missing",
      text.replace('"operation":{"f":"write","value":1},', ""),
      "history.events[0].operation is missing: give a value, or null.",
    ],
    [
      "a time between two microseconds",
      text.replace("4000", "4000.5"),
      "history.events[1].at is 4000.5: give an integer.",
    ],
    [
      "a misspelt key",
      text.replace('"client"', '"clinet"'),
      'history.events[0] has no "clinet": did you mean "client"?',
    ],
    [
      "what cannot be",
      text.replace('"invoke"', '"ok"'),
      'history.events[0], the ok of operation "1" of c1, completes what was never invoked: add its invoke.',
    ],
  ])("refuses %s", (_, json, sentence) => {
    expect(() => historyFromJson(json)).toThrowError(new Mistake(sentence));
  });
});

describe("checkHistory", () => {
  it("accepts every history that can be", () => {
    fc.assert(fc.property(histories, (history) => checkHistory(history)));
  });

  const invoke: HistoryEvent = { kind: "invoke", ...write, at: 5 };
  const ok: HistoryEvent = { kind: "ok", ...write, at: 7 };
  it.each<[string, readonly HistoryEvent[], string]>([
    [
      "an operation that is invoked twice",
      [invoke, invoke],
      'history.events[1], the invoke of operation "1" of c1, uses an id again: give a new operation an id of its own; a retry is no new operation.',
    ],
    [
      "an id that is used again",
      [invoke, ok, { ...invoke, at: 8 }],
      'history.events[2], the invoke of operation "1" of c1, uses an id again: give a new operation an id of its own; a retry is no new operation.',
    ],
    [
      "an answer to nothing",
      [ok],
      'history.events[0], the ok of operation "1" of c1, completes what was never invoked: add its invoke.',
    ],
    [
      "an answer to another client",
      [invoke, { ...ok, client: "c2" }],
      'history.events[1], the ok of operation "1" of c2, completes what was never invoked: add its invoke.',
    ],
    [
      "a second answer",
      [invoke, { ...ok, kind: "info" }, ok],
      'history.events[2], the ok of operation "1" of c1, completes it for the second time: leave this event out.',
    ],
    [
      "time that runs backward",
      [invoke, { ...ok, at: 4 }],
      'history.events[1], the ok of operation "1" of c1, is at 4, before the event that precedes it: sort the events by time.',
    ],
  ])("refuses %s", (_, history, sentence) => {
    expect(() => checkHistory(history)).toThrowError(new Mistake(sentence));
  });
});

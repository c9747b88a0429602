import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExecution } from "../trace/read-execution.ts";
import { executions, small } from "./fixtures/executions.ts";
import { fromJsonLines, toJsonLines } from "./json-lines.ts";

const lines = toJsonLines(small).trimEnd().split("\n");
/** The small trace with some of its lines changed; null removes one. */
const with_ = (changes: Readonly<Record<number, string | null>>) =>
  lines.flatMap((line, i) => (changes[i + 1] === null ? [] : [changes[i + 1] ?? line])).join("\n");

describe("a trace as JSON lines", () => {
  it("begins with a header, then one line for each thing", () => {
    expect(lines.slice(0, 3)).toEqual([
      '{"format":"lightcone-trace","version":1,"protocol":"telling","seed":7,"model":"partially synchronous, GST 40 ms, delta 10 ms","gst":40000,"nodes":["A","B","c1"],"clients":1,"endedAt":31000,"total":12,"fingerprint":"0123456789abcdef","lines":{"states":3,"messages":3,"events":10,"envelopes":4,"timers":1,"cuts":1,"violations":1}}',
      '{"state":{"heard":0}}',
      '{"state":{"heard":1}}',
    ]);
    expect(lines[11]).toBe(
      '{"event":{"kind":"timer","at":5000,"node":0,"timer":"again","setBy":0,"before":1,"after":1}}',
    );
    expect(lines).toHaveLength(1 + 3 + 3 + 10 + 4 + 1 + 1 + 1);
  });

  it("comes back as it was, whatever it contains", () => {
    fc.assert(
      fc.property(executions, (execution) => {
        const read = fromJsonLines(toJsonLines(execution));
        expect(read).toEqual(execution);
        expect(readExecution(read)).toBe(read);
      }),
    );
  });

  it("is read in any order of its kinds, with empty lines and Windows' line ends", () => {
    const [header, ...rest] = lines;
    expect(fromJsonLines([header, ...rest.toSorted()].join("\r\n\r\n"))).toMatchObject({
      nodes: small.nodes,
      total: small.total,
    });
    const byKind = (kind: string) => rest.filter((line) => line.startsWith(`{"${kind}"`));
    const turned = ["violation", "cut", "timer", "envelope", "event", "message", "state"].flatMap(byKind);
    expect(fromJsonLines([header, ...turned].join("\n"))).toEqual(small);
  });
});

describe("a damaged trace", () => {
  it.each<[string, string, string]>([
    ["empty", "\n", "The trace is empty: write the trace again with toJsonLines."],
    [
      "something else",
      "hello",
      'Line 1 is no JSON, it begins "hello": write the trace again with toJsonLines.',
    ],
    [
      "other JSON",
      '{"a":1}',
      'Line 1 is not in the format "lightcone-trace": it must begin {"format":"lightcone-trace","version":1.',
    ],
    [
      "from the future",
      with_({ 1: lines[0]!.replace('"version":1', '"version":2') }),
      'Line 1 has version 2 of the format "lightcone-trace", and only 1 can be read here: use the release of Lightcone that wrote it.',
    ],
    [
      "a header without a seed",
      with_({ 1: lines[0]!.replace('"seed":7,', "") }),
      "Line 1: header.seed is missing: give an integer.",
    ],
    [
      "a key too many in the header",
      with_({ 1: lines[0]!.replace('"seed"', '"sead":1,"seed"') }),
      'Line 1: header has no "sead": did you mean "seed"?',
    ],
    [
      "broken in the middle",
      with_({ 9: '{"event":{"kind"' }),
      'Line 9 is no JSON, it begins "{\\"event\\":{\\"kind\\"": write',
    ],
    [
      "cut short",
      lines.slice(0, -3).join("\n"),
      "The header promises 1 timers, but there are 0: the trace was cut short or edited; write",
    ],
    [
      "a line of two things",
      with_({ 9: '{"event":1,"state":2}' }),
      'Line 9 is not a record with one key, such as {"state":0}: write',
    ],
    [
      "a line of no record",
      with_({ 9: "[1]" }),
      'Line 9 is not a record with one key, such as {"state":0}: write',
    ],
    ["a misspelt line", with_({ 9: '{"evnet":{}}' }), 'Line 9 is of the kind "evnet": did you mean "event"?'],
    [
      "an unknown line",
      with_({ 9: '{"weather":{}}' }),
      'Line 9 is of the kind "weather": choose one of state, message, event, envelope, timer, cut, violation.',
    ],
    [
      "an unknown kind of event",
      with_({ 8: lines[7]!.replace('"start"', '"stop"') }),
      'Line 8: event.kind is "stop": give "start" or "message" or',
    ],
    [
      "a time that is none",
      with_({ 8: lines[7]!.replace('"at":0', '"at":"noon"') }),
      'Line 8: event.at is "noon": give an integer.',
    ],
    [
      "a state that does not exist",
      with_({ 8: lines[7]!.replace('"after":0', '"after":3') }),
      "Line 8: event.after is 3: give a place from 0 to 2: there are 3 states.",
    ],
    [
      "an envelope from nobody",
      with_({ 18: lines[17]!.replace('"from":2', '"from":5') }),
      "Line 18: envelope.from is 5: give a place from 0 to 2: there are 3 nodes.",
    ],
    [
      "a delivery of nothing",
      with_({ 11: lines[10]!.replace('"envelope":0,', "") }),
      'Line 11: event of kind "message" lacks its envelope.',
    ],
    [
      "a start with a timer",
      with_({ 8: lines[7]!.replace('"node"', '"timer":"x","node"') }),
      'Line 8: event of kind "start" cannot have a timer.',
    ],
    [
      "an unknown fate",
      with_({ 18: lines[17]!.replace('"delivered"', '"arrived"') }),
      'Line 18: envelope.fate is "arrived": give "delivered" or "lost" or',
    ],
  ])("%s: says where, what and what to do", (_, text, sentence) => {
    expect(() => fromJsonLines(text)).toThrowError(sentence);
  });

  it("never passes for a whole one: any line that is lost is missed", () => {
    for (let i = 1; i <= lines.length; i++) expect(() => fromJsonLines(with_({ [i]: null }))).toThrowError();
  });
});

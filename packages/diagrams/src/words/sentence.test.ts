import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions } from "../../test/arbitrary.ts";
import { election, everyFate, heartbeats } from "../../test/examples.ts";
import { envelopeSentence } from "./envelope.ts";
import { sentence } from "./sentence.ts";

describe("the sentence of an event", () => {
  it("tells every kind of event, what it sent and set, and what that did to the state", () => {
    expect(everyFate.events.map((_, event) => sentence(everyFate, event))).toEqual([
      "At 0 ms, node A started, sent Ping(count: 1) to B and C (lost) and set its timer retry for 150 ms. Its first state is { sent: 1, acks: [] }.",
      "At 0 ms, node B started and set its timer idle for 200 ms. Its first state is { seen: 0 }.",
      "At 0 ms, node C started. Its first state is { seen: 0 }.",
      "At 53 ms, node B received Ping(count: 1) from A (sent at 0 ms, 53 ms under way), sent Ack(count: 1) to A and set its timer idle for 253 ms. Its state changed: seen from 0 to 1.",
      'At 100 ms, node A received Ack(count: 1) from B (sent at 53 ms, 47 ms under way). Its state changed: acks from [] to ["B"].',
      "At 150 ms, node A saw its timer retry fire (set at 0 ms) and sent Ping(count: 2) to B, C and A. Its state changed: sent from 1 to 2.",
      "At 190 ms, node A received Ping(count: 2) from A (sent at 150 ms, 40 ms under way). Its state did not change.",
      "At 210 ms, node B received Ping(count: 2) from A (sent at 150 ms, 60 ms under way), sent Ack(count: 2) to A (crashed by then) and set its timer idle for 410 ms. Its state changed: seen from 1 to 2.",
      "At 240 ms, node C received Ping(count: 2) from A (sent at 150 ms, 90 ms under way) and sent Ack(count: 2) to A (still under way at the end). Its state changed: seen from 0 to 2.",
      "At 290 ms, node A crashed.",
    ]);
  });

  it("tells which property broke, and the first few of many changes", () => {
    expect(sentence(election, 20)).toBe(
      "At 266 ms, node S2 received RequestVoteReply(term: 1, granted: true) from S5 (sent at 232 ms, 34 ms under way). " +
        'Its state changed: role from "candidate" to "leader" and votes from ["S2", "S3"] to ["S2", "S3", "S5"]. ' +
        "It broke the property “no two leaders in one term at once”.",
    );
    expect(sentence(election, 5)).toContain('term from 0 to 1, votedFor from null to "S1" and 1 more field.');
  });

  it("tells each fate of a message", () => {
    expect([0, 1, 2, 6, 7].map((envelope) => envelopeSentence(everyFate, envelope))).toEqual([
      "Ping(count: 1) from A to B, sent at 0 ms, arrived at 53 ms, 53 ms under way.",
      "Ping(count: 1) from A to C, sent at 0 ms, was lost.",
      "Ack(count: 1) from B to A, sent at 53 ms, arrived at 100 ms, 47 ms under way.",
      "Ack(count: 2) from B to A, sent at 210 ms, arrived at 330 ms and found its receiver crashed.",
      "Ack(count: 2) from C to A, sent at 240 ms, was still under way when the run ended.",
    ]);
  });

  it("exists for every event, names its node and ends like a sentence", () => {
    fc.assert(
      fc.property(executions(), (execution) => {
        execution.events.forEach(({ node }, event) => {
          expect(sentence(execution, event)).toMatch(
            new RegExp(`^At [\\d.]+ (µs|ms|s), node ${execution.nodes[node]} .+\\.$`),
          );
        });
      }),
    );
    expect(sentence(heartbeats, 99)).toBe("");
  });
});

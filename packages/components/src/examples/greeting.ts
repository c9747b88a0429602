import type { Execution } from "@lightcone/diagrams/executions";

/**
 * Three nodes, written by hand: A greets B, the greeting to C is lost, B answers, C's timer fires, C crashes.
 *
 *   A  0 ─────────── 4
 *   B  1 ─── 3
 *   C  2 ─────── 5 ─── 6 (crash)
 */
export const greeting: Execution = {
  protocol: "greeting",
  seed: 1,
  model: "asynchronous",
  gst: null,
  nodes: ["A", "B", "C"],
  clients: 0,
  states: [
    { greeted: 0, log: { length: 0 } },
    { greeted: 1, log: { length: 0 } },
    { greeted: 1, log: { length: 1 } },
  ],
  messages: [{ type: "Hello" }, { type: "Answer" }],
  events: [
    { kind: "start", at: 0, node: 0, before: null, after: 0 },
    { kind: "start", at: 0, node: 1, before: null, after: 0 },
    { kind: "start", at: 0, node: 2, before: null, after: 0 },
    { kind: "message", at: 10_000, node: 1, envelope: 0, before: 0, after: 1 },
    { kind: "message", at: 25_000, node: 0, envelope: 2, before: 0, after: 2 },
    { kind: "timer", at: 20_000, node: 2, timer: "patience", setBy: 2, before: 0, after: 0 },
    { kind: "crash", at: 30_000, node: 2, before: 0, after: 0 },
  ],
  envelopes: [
    {
      from: 0,
      to: 1,
      message: 0,
      sentBy: 0,
      sentAt: 0,
      arrivesAt: 10_000,
      deliveredBy: 3,
      fate: "delivered",
      nth: 1,
      isCopy: false,
    },
    {
      from: 0,
      to: 2,
      message: 0,
      sentBy: 0,
      sentAt: 0,
      arrivesAt: null,
      deliveredBy: null,
      fate: "lost",
      nth: 1,
      isCopy: false,
    },
    {
      from: 1,
      to: 0,
      message: 1,
      sentBy: 3,
      sentAt: 10_000,
      arrivesAt: 25_000,
      deliveredBy: 4,
      fate: "delivered",
      nth: 1,
      isCopy: false,
    },
  ],
  timers: [{ node: 2, name: "patience", setBy: 2, setAt: 0, dueAt: 20_000, firedBy: 5 }],
  cuts: [],
  violations: [],
  endedAt: 30_000,
  total: 7,
  fingerprint: "0123456789abcdef",
};

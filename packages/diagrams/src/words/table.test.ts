import { expect, it } from "vitest";
import { election, everyFate } from "../../test/examples.ts";
import { table } from "./table.ts";

it("the table has a row for each event, with what the picture shows", () => {
  const { columns, rows } = table(everyFate);
  expect(columns).toEqual(["Time (ms)", "Node", "What happened", "What it did", "State"]);
  expect(rows.map(({ event }) => event)).toEqual(everyFate.events.map((_, event) => event));
  expect([0, 5, 9].map((row) => rows[row]!.cells)).toEqual([
    [
      "0",
      "A",
      "started",
      "sent Ping(count: 1) to B and C (lost); set its timer retry for 150 ms",
      "sent: 1; acks: []",
    ],
    [
      "150",
      "A",
      "saw its timer retry fire (set at 0 ms)",
      "sent Ping(count: 2) to B, C and A",
      "sent: 1 → 2",
    ],
    ["290", "A", "crashed", "", ""],
  ]);
});

it("the table tells exact times and broken properties", () => {
  const late = { ...election, events: election.events.map((event) => ({ ...event, at: event.at + 7 })) };
  expect(table(late).rows[20]!.cells).toEqual([
    "266.007",
    "S2",
    "received RequestVoteReply(term: 1, granted: true) from S5 (sent at 232 ms, 34 ms under way)",
    "",
    'role: "candidate" → "leader"; votes: ["S2", "S3"] → ["S2", "S3", "S5"]; breaks “no two leaders in one term at once”',
  ]);
});

import { expect, test } from "vitest";
import { placeOfHandler } from "./handler-place.ts";

const source = `
// onMessage: { Ack( is only said here }
const echo = defineProtocol<State, Message, "retry">({
  name: "echo { of init(",
  init: ({ peers }) => [{ seen: 0 }, ...broadcast(peers, { type: "Ping" })],
  onTimer: { retry: (state) => [state], "late-retry"(state) { return [state]; } },
  onMessage: {
    Ping(state, message, { from }) {
      const Ack = { Pong: 1 };
      return [state, send(from, { Ack })];
    },
    Ack: (state) => [state],
  },
});
`;

test.each<[readonly string[], number, number]>([
  [["init"], 5, 3],
  [["onTimer", "retry"], 6, 14],
  [["onTimer", "late-retry"], 6, 42],
  [["onMessage", "Ping"], 8, 5],
  [["onMessage", "Ack"], 12, 5],
])("%j stands in line %i", (handler, line, column) => {
  expect(placeOfHandler(source, handler)).toEqual({ line, column });
});

test("what is not there is not found", () => {
  expect(placeOfHandler(source, ["onMessage", "Pong"])).toBeNull();
  expect(placeOfHandler(source, ["onRequest"])).toBeNull();
  expect(placeOfHandler("onMessage: other", ["onMessage", "Ack"])).toBeNull();
});

test("a record that another one is spread into has the handlers that it replaces", () => {
  const changed = "const mine = {\n  ...raft,\n  onMessage: { ...raft.onMessage, RequestVote: always },\n};";
  expect(placeOfHandler(changed, ["onMessage", "RequestVote"])).toEqual({ line: 3, column: 35 });
  expect(placeOfHandler(changed, ["onMessage", "RequestVoteReply"])).toBeNull();
});

test("of several protocols in a cell the last one is meant, and a source that is cut off is no trouble", () => {
  const two = "const a = { onTimer: { t() {} } };\nconst b = { onTimer: { t() {} } };";
  expect(placeOfHandler(two, ["onTimer", "t"])).toEqual({ line: 2, column: 24 });
  expect(placeOfHandler("onTimer: { t(", ["onTimer", "t"])).toEqual({ line: 1, column: 12 });
});

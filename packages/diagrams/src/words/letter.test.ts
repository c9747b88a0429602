import { expect, it } from "vitest";
import { everyFate } from "../../test/examples.ts";
import { letterOf, lettersAt } from "./letter.ts";

it("a message is told field by field, with what became of it and where to go from there", () => {
  expect(letterOf(everyFate, 0)).toEqual({
    envelope: 0,
    type: "Ping",
    sentence: "Ping(count: 1) from A to B, sent at 0 ms, arrived at 53 ms, 53 ms under way.",
    fields: [
      { name: "type", value: '"Ping"' },
      { name: "count", value: "1" },
    ],
    sentBy: 0,
    deliveredBy: 3,
  });
  expect(letterOf(everyFate, 1)).toMatchObject({ sentBy: 0, deliveredBy: null });
  expect(letterOf({ ...everyFate, messages: everyFate.messages.map(() => "bare") }, 0)).toMatchObject({
    type: '"bare"',
    fields: [{ name: "message", value: '"bare"' }],
  });
  expect(letterOf(everyFate, 99)).toBeNull();
});

it("an event knows what it received and what it sent", () => {
  expect(lettersAt(everyFate, 0)).toEqual({ received: null, sent: [0, 1] });
  expect(lettersAt(everyFate, 3)).toEqual({ received: 0, sent: [2] });
  expect(lettersAt(everyFate, 99)).toEqual({ received: null, sent: [] });
});

import { describe, expect, it } from "vitest";
import { everyFate, partitioned } from "../../test/examples.ts";
import { layOut } from "../space-time/layout.ts";
import { latestBy } from "../space-time/moment.ts";
import { cutLabels, cutSentence } from "./cut.ts";
import { handlerOf } from "./handler.ts";
import { fieldsAround, worldAfter } from "./world.ts";

const world = (event: number) =>
  worldAfter(everyFate, event, latestBy(layOut(everyFate, { orientation: "horizontal", width: 760 }), event));

describe("the world after an event", () => {
  it("has every node's state, and marks what the event changed", () => {
    expect(world(5).map(({ name, acts, fields }) => [name, acts, fields])).toEqual([
      [
        "A",
        true,
        [
          { name: "sent", before: "1", after: "2", isChanged: true },
          { name: "acks", before: '["B"]', after: '["B"]', isChanged: false },
        ],
      ],
      ["B", false, [{ name: "seen", before: "1", after: "1", isChanged: false }]],
      ["C", false, [{ name: "seen", before: "0", after: "0", isChanged: false }]],
    ]);
  });

  it("knows who has not started and who has crashed", () => {
    expect(world(0).map(({ condition }) => condition)).toEqual(["up", "not started", "not started"]);
    expect(world(9).map(({ condition }) => condition)).toEqual(["crashed", "up", "up"]);
  });
});

describe("the fields around an event", () => {
  const states = [{ old: 1, kept: 2 }, { kept: 2, fresh: "x" }, 7];
  const event = { kind: "timer", at: 1, node: 0, timer: "t", before: 0, after: 1 } as const;
  const changing = { ...everyFate, states, events: [event, { ...event, before: 1, after: 2 }] };

  it("come and go, those that went away last; a state that is no record is the field state", () => {
    expect(fieldsAround(changing, 0)).toEqual([
      { name: "kept", before: "2", after: "2", isChanged: false },
      { name: "fresh", before: null, after: '"x"', isChanged: true },
      { name: "old", before: "1", after: null, isChanged: true },
    ]);
    expect(fieldsAround(changing, 1)).toMatchObject([{ name: "state", before: null, after: "7" }, {}, {}]);
  });

  it("are all new at a node's first event, and none of an event that is not there", () => {
    expect(fieldsAround(everyFate, 0)).toMatchObject([{ before: null, isChanged: true }, { before: null }]);
    expect(fieldsAround(everyFate, 99)).toEqual([]);
  });
});

describe("a partition in words", () => {
  it("says who could not reach whom, from when to when", () => {
    expect(cutSentence(partitioned, 0)).toBe(
      "From 100 ms to 320 ms a partition kept L apart from F1 and F2.",
    );
    expect(cutSentence(partitioned, 1)).toBe(
      "From 400 ms to the end no message from F2 reached L; the way back was open.",
    );
    expect(cutLabels(partitioned, 0)[0]).toBe("partition: L | F1, F2");
    expect(cutLabels(partitioned, 1)[0]).toBe("no way from F2 to L");
    expect([cutSentence(partitioned, 9), cutLabels(partitioned, 9)]).toEqual(["", []]);
  });
});

describe("the handler of an event", () => {
  it("is told by its place in the protocol's record", () => {
    expect(everyFate.events.map((_, event) => handlerOf(everyFate, event)?.join("."))).toEqual([
      "init",
      "init",
      "init",
      "onMessage.Ping",
      "onMessage.Ack",
      "onTimer.retry",
      "onMessage.Ping",
      "onMessage.Ping",
      "onMessage.Ping",
      undefined,
    ]);
  });

  it("of a client's request is onRequest, and a client has none", () => {
    const messages = [{ type: "Request", id: "1" }, { type: "Reply" }];
    const withClient = { ...everyFate, clients: 1, messages };
    const [first, ...rest] = everyFate.envelopes;
    const served = { ...withClient, envelopes: [{ ...first!, from: 2, message: 0 }, ...rest] };
    expect(handlerOf(served, 3)).toEqual(["onRequest"]);
    expect(handlerOf(served, 8)).toBeNull();
    expect(handlerOf(served, 99)).toBeNull();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executions, small } from "../../exports/fixtures/executions.ts";
import { readExecution } from "../read-execution.ts";
import { readNumbers, writeNumbers } from "./number-text.ts";
import { packExecution } from "./packed-execution.ts";

/** As it comes out of a port or a file. */
const crossed = <Data>(data: Data): Data => JSON.parse(JSON.stringify(data)) as Data;

describe("a packed execution", () => {
  it("is read as the execution that it was", () => {
    fc.assert(
      fc.property(executions, (execution) => {
        expect(readExecution(crossed(packExecution(execution)))).toEqual(readExecution(execution));
      }),
    );
  });

  it("has every kind of row in columns of text", () => {
    expect(packExecution(small)).toMatchObject({
      packed: 1,
      protocol: "telling",
      timerNames: ["again"],
      events: { count: small.events.length, kind: expect.any(String), wroteBy: expect.any(String) },
    });
    expect(readExecution(packExecution(small))).toEqual(small);
  });

  it("that is damaged is no execution", () => {
    const packed = crossed(packExecution(small));
    const damaged: readonly object[] = [
      { ...packed, packed: 2 },
      { ...packed, seed: "7" },
      { ...packed, states: "[1,2" },
      { ...packed, messages: "{}" },
      { ...packed, states: 7 },
      { ...packed, states: "[]" },
      { ...packed, timerNames: [] },
      { ...packed, timers: null },
      { ...packed, events: { ...packed.events, count: -1 } },
      { ...packed, events: { ...packed.events, count: packed.events.count + 1 } },
      { ...packed, events: { ...packed.events, kind: writeNumbers(small.events.map(() => 99)) } },
      { ...packed, events: { ...packed.events, envelope: "" } },
      { ...packed, events: { ...packed.events, after: writeNumbers(small.events.map(() => 99)) } },
      { ...packed, envelopes: { ...packed.envelopes, fate: writeNumbers(small.envelopes.map(() => -1)) } },
      { ...packed, envelopes: { ...packed.envelopes, to: undefined } },
    ];
    for (const data of damaged) expect([data, readExecution(data)]).toEqual([data, null]);
  });

  it("that anybody wrote is read or refused, and never throws", () => {
    const packed = packExecution(small);
    const columns = [
      "kind",
      "at",
      "node",
      "envelope",
      "timer",
      "setBy",
      "wroteBy",
      "before",
      "after",
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...columns),
        fc.string({ unit: "binary" }),
        fc.nat(30),
        (name, text, at) => {
          const old = packed.events[name];
          const column = old.slice(0, at) + text + old.slice(at + 1);
          const read = readExecution({ ...packed, events: { ...packed.events, [name]: column } });
          expect(read === null || read.events.length === small.events.length).toBe(true);
        },
      ),
    );
  });
});

describe("numbers as text", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(2 ** 50), max: 2 ** 50 })), (numbers) => {
        expect([...readNumbers(writeNumbers(numbers), numbers.length)!]).toEqual(numbers.map((n) => n + 0));
      }),
    );
  });

  it("take a character where they change little", () => {
    expect(writeNumbers([0, 1, 2, 2, 1])).toBe("ACCAD");
    expect(writeNumbers([1_000])).toHaveLength(3);
  });

  it("are told from any other text", () => {
    for (const [text, count] of [
      ["A", 0],
      ["A", 2],
      ["g", 1],
      ["é", 1],
      ["!", 1],
      [7, 1],
    ] as const)
      expect([text, readNumbers(text, count)]).toEqual([text, null]);
    expect(readNumbers("g".repeat(20) + "A", 1)).not.toBeNull();
    expect(readNumbers("/".repeat(20) + "A", 1)).toBeNull();
  });

  it("refuse what is no integer", () => {
    expect(() => writeNumbers([0.5])).toThrow("safe integers");
  });
});

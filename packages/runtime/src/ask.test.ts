import { describe, expect, test } from "vitest";
import { toyLibrary } from "../test/toy-library.ts";
import { executeChain } from "./execute-chain.ts";
import type { Library } from "./library.ts";

/** Pictures that can be asked for their double, which costs as many events as they have. */
const library: Library = {
  ...toyLibrary,
  answer(value, question, meter) {
    const { data } = value as { data: number };
    meter.spend(data);
    if (question === "double") return { type: "number", data: 2 * data };
    if (question === "fail") throw new Error("The picture cannot do that.");
    return null;
  },
};

const cells = [
  'import { picture } from "toy"; const first = picture(20);',
  'import { count, picture } from "toy"; count(90); console.log("no"); show(first); show(7); show(picture(80), "second"); first',
];

const ask = (shown: number, question: unknown, budget = 100) =>
  executeChain(
    {
      chain: cells.map((source, id) => ({ id: `${id}`, source })),
      seed: 1,
      budget,
      ask: { shown, question },
    },
    { library, realm: globalThis },
  );

describe("a question about a picture", () => {
  test("is answered in its place, and nothing else is put out", () => {
    expect(ask(0, "double").outputs).toEqual([
      { kind: "shown", caption: null, shown: { type: "number", data: 40 } },
    ]);
    expect(ask(1, "double").outputs).toEqual([
      { kind: "shown", caption: "second", shown: { type: "number", data: 160 } },
    ]);
    expect(ask(2, "double").outputs).toMatchObject([{ shown: { data: 40 } }]); // the cell's value is shown as well
  });

  test("about what is not shown, or that is none, has no answer", () => {
    expect(ask(3, "double").outputs).toEqual([]);
    expect(ask(0, "what?").outputs).toEqual([]);
  });

  test("spends a budget of its own", () => {
    expect(ask(0, "double")).toMatchObject({ events: 90, error: null });
    expect(ask(1, "double", 100)).toMatchObject({ events: 90, error: null }); // 80 of another hundred
  });

  test("that fails, or uses up its budget, says so as its answer", () => {
    expect(ask(0, "fail").outputs).toMatchObject([
      { shown: { type: "refused", data: { message: "Error: The picture cannot do that." } } },
    ]);
    const { outputs, error } = executeChain(
      {
        chain: [{ id: "a", source: 'import { picture } from "toy"; show(picture(101))' }],
        seed: 1,
        budget: 100,
        ask: { shown: 0, question: "double" },
      },
      { library, realm: globalThis },
    );
    expect(error).toBeNull();
    expect(outputs).toMatchObject([
      { shown: { data: { message: "The budget of 100 simulated events is used up." } } },
    ]);
  });

  test("is nothing to a library that answers none", () => {
    const { answer: _, ...silent } = library;
    const request = { chain: [{ id: "a", source: cells[0]! + " first" }], seed: 1, budget: 10 };
    const asked = { ...request, ask: { shown: 0, question: "double" } };
    expect(executeChain(asked, { library: silent, realm: globalThis }).outputs).toEqual([]);
  });
});

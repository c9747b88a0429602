import { describe, expect, it } from "vitest";
import { Mistake } from "./mistake.ts";
import {
  anything,
  bigInteger,
  count,
  dictionaryOf,
  flag,
  integer,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  parsed,
  placeAmong,
  record,
  type Shape,
  text,
} from "./shape.ts";

type Ship = { readonly name: string; readonly crew?: number; readonly port: "A" | "B" | null };
const ship = record<Ship>({ name: text, crew: orAbsent(count), port: orNull(oneOf("A", "B")) });

describe("a shape", () => {
  it("gives back what fits", () => {
    expect(ship({ name: "Argo", port: null }, "ship")).toEqual({ name: "Argo", port: null });
    expect(ship({ name: "Argo", crew: 50, port: "A" }, "ship")).toEqual({
      name: "Argo",
      crew: 50,
      port: "A",
    });
    expect(listOf(flag)([true, false], "flags")).toEqual([true, false]);
    expect(dictionaryOf(integer)(JSON.parse('{"__proto__":1,"toString":-2}'), "counts")).toEqual(
      JSON.parse('{"__proto__":1,"toString":-2}'),
    );
    expect(bigInteger("-123456789012345678901", "sum")).toBe(-123456789012345678901n);
    expect(placeAmong(3, "nodes")(2, "node")).toBe(2);
    expect(anything()(null, "value")).toBe(null);
    expect(parsed("[1]", "The file", "")).toEqual([1]);
  });

  it.each<[Shape<unknown>, unknown, string]>([
    [ship, [], "x is []: give a record."],
    [ship, { port: null }, "x.name is missing: give a text."],
    [ship, { name: 7, port: null }, "x.name is 7: give a text."],
    [ship, { name: "Argo", port: "C" }, 'x.port is "C": give "A" or "B".'],
    [ship, { name: "Argo", port: null, crew: -1 }, "x.crew is -1: give an integer, zero or more."],
    [ship, { name: "Argo", port: null, craw: 1 }, 'x has no "craw": did you mean "crew"?'],
    [ship, { name: "Argo", port: null, x: 1 }, 'x has no "x": it knows name, crew, port.'],
    [record({ toString: integer }), {}, "x.toString is missing: give an integer."],
    [integer, 1.5, "x is 1.5: give an integer."],
    [integer, 2 ** 53, "x is 9007199254740992: give an integer."],
    [flag, 0, "x is 0: give true or false."],
    [bigInteger, 12, 'x is 12: give digits in quotes, such as "12".'],
    [bigInteger, "1e3", 'x is "1e3": give digits in quotes, such as "12".'],
    [placeAmong(3, "nodes"), 3, "x is 3: give a place from 0 to 2: there are 3 nodes."],
    [placeAmong(0, "nodes"), 0, "x is 0: give nothing: there are no nodes."],
    [listOf(integer), [1, "2"], 'x[1] is "2": give an integer.'],
    [listOf(integer), { length: 0 }, 'x is {"length":0}: give a list.'],
    [dictionaryOf(integer), { "a b": null }, 'x["a b"] is null: give an integer.'],
    [dictionaryOf(integer), null, "x is null: give a record."],
    [anything(), undefined, "x is missing: give a value, or null."],
    [text, Array(100).fill(1), `x is [${"1,".repeat(29)}1...: give a text.`],
  ])("refuses the rest (%#)", (shape, value, sentence) => {
    expect(() => shape(value, "x")).toThrowError(new Mistake(sentence));
  });

  it("refuses what is no JSON, with advice", () => {
    expect(() => parsed('  {"a":', "Line 3", "write it again.")).toThrowError(
      new Mistake('Line 3 is no JSON, it begins "{\\"a\\":": write it again.'),
    );
  });
});

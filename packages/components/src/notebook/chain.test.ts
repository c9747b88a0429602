import * as notebook from "@lightcone/notebook";
import { expect, test } from "vitest";
import { cells } from "../examples/lesson.ts";
import { ancestorsIn, chainFor } from "./chain.ts";

test("a chain holds what a cell builds on, its own source last", () => {
  expect(chainFor(notebook, cells, "sum")).toMatchObject({
    cells: [{ id: "numbers" }, { id: "sum", source: "a + 1;" }],
  });
  expect(chainFor(notebook, cells, "alone")).toMatchObject({ cells: [{ id: "alone" }] });
});

test("a cell that cannot be read stops what builds on it, with its place", () => {
  const broken = [{ id: "numbers", source: "const a = 1;\nconst b = ;" }, ...cells.slice(1)];
  expect(chainFor(notebook, broken, "numbers")).toMatchObject({
    error: { kind: "syntax", cell: "numbers", line: 2 },
  });
  expect(chainFor(notebook, broken, "alone")).toMatchObject({ cells: [{ id: "alone" }] });
});

test("a name that two cells define names the other cell", () => {
  const twice = [...cells, { id: "again", source: "const a = 2;" }];
  const chain = chainFor(notebook, twice, "again");
  expect(chain).toMatchObject({ error: { kind: "name", cell: "again", line: 1, column: 7 } });
  expect(chain).toHaveProperty("error.message", expect.stringContaining('"numbers"'));
});

test("ancestors of all cells", () => {
  expect(ancestorsIn(notebook, cells)).toEqual({ numbers: [], sum: ["numbers"], alone: [] });
});

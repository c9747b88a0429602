import { describe, expect, test } from "vitest";
import { inListOrder, readBibliography } from "./bibliography.ts";

const read = (value: unknown) =>
  readBibliography(typeof value === "string" ? value : JSON.stringify(value, null, 2), "bibliography.json");
const works = (value: unknown) => {
  const reading = read(value);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.works;
};
const problems = (value: unknown) => {
  const reading = read(value);
  return reading.ok ? [] : reading.problems.map(({ line, message, hint }) => `${line} ${message} — ${hint}`);
};
const by = (...authors: readonly string[]) => ({ authors, title: "T", venue: "V", year: 1978 });

describe("a work", () => {
  test("is cited by family names: all of up to three, particles included", () => {
    const named = works({
      a: by("Leslie Lamport"),
      b: by("Andrew S. Tanenbaum", "Maarten van Steen"),
      c: by("Michael J. Fischer", "Nancy A. Lynch", "Michael S. Paterson"),
      d: by("Alan Demers", "Dan Greene", "Carl Hauser", "Wes Irish"),
      e: { ...by("Vern Paxson", "Mark Allman"), label: "RFC 6298" },
    });
    expect(named.map((work) => work.by)).toEqual([
      "Lamport",
      "Tanenbaum and van Steen",
      "Fischer, Lynch and Paterson",
      "Demers and others",
      "RFC 6298",
    ]);
  });

  test("has a letter behind its year where another one would be cited alike", () => {
    const two = works({ clocks: by("Leslie Lamport"), ways: by("Leslie Lamport"), other: by("Jim Gray") });
    expect(two.map(({ when }) => when)).toEqual(["1978a", "1978b", "1978"]);
  });

  test("leads to its DOI, or else to its address", () => {
    const url = "https://example.org/paper";
    const linked = works({ a: { ...by("A"), doi: "10.1145/1" }, b: { ...by("B"), url }, c: by("C") });
    expect(linked.map(({ link }) => link)).toEqual(["https://doi.org/10.1145/1", url, null]);
  });

  test("stands in the list by name, then by year", () => {
    const list = works({ b: by("B"), late: { ...by("A"), year: 2001 }, early: by("A") });
    expect(inListOrder(list).map(({ id }) => id)).toEqual(["early", "late", "b"]);
  });
});

test("what is wrong with the bibliography is told with its place", () => {
  expect(problems({ FLP: by("A"), b: { ...by("B"), year: "1985", doi: "https://doi.org/10.1/2" } })).toEqual([
    "2 `FLP` cannot be a key — Write the id in lower-case letters and numbers: `flp85`, or `dean-barroso-2013`.",
    '16 `b.year` must be number, not text — Write `"year"` as a number of four digits.',
    '17 `b.doi` cannot be "https://doi.org/10.1/2" — A DOI begins with `10.`, without an address before it.',
  ]);
  expect(problems({ a: { ...by("A"), pages: "1-2" } })).toEqual([
    "9 unknown key `a.pages` — Known are authors, title, venue, year, doi, url and label.",
  ]);
  expect(problems("{")).toHaveLength(1);
});

import type { MutantReport, MutantsReport } from "./check-mutants.ts";

/** What came of mutants as a table in text, one line a catch; the base comes first. */
export function mutantTable({ base, mutants }: MutantsReport): string {
  const rows = [
    ["mutant", "caught by", "length", "seed"],
    ...rowsOf(base, "nothing, as it should be", "WRONG: "),
    ...mutants.flatMap((mutant) => rowsOf(mutant, "SURVIVES", "")),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(([name, by, length, seed]) =>
    [
      name!.padEnd(widths[0]!),
      by!.padEnd(widths[1]!),
      length!.padStart(widths[2]!),
      seed!.padStart(widths[3]!),
    ]
      .join("  ")
      .trimEnd(),
  );
  return [lines[0], "-".repeat(lines[0]!.length), ...lines.slice(1)].join("\n");
}

function rowsOf({ name, catches, limits }: MutantReport, otherwise: string, before: string): string[][] {
  const limited = limits.length > 0 ? ` (not exhausted: ${limits.join("; ")})` : "";
  if (catches.length === 0) return [[name, `${otherwise}${limited}`, "", ""]];
  return catches.map(({ property, length, seed }, place) => [
    place === 0 ? name : "",
    `${before}${property}`,
    length === null ? "" : String(length),
    seed === undefined ? "" : String(seed),
  ]);
}

import type { Claim } from "@lightcone/protocols/claims";
import type { Outcome } from "./outcomes.ts";

const heads = ["at", "figure", "published", "ours", "tolerance", "verdict", "seeds"] as const;

/** The outcomes of one claim as a table under its sentence. */
export function tellClaim({ id, sentence, source, tolerance }: Claim, outcomes: readonly Outcome[]): string {
  const lines = [heads, ...outcomes.map(cells)];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const table = lines.map(
    (line) => `  ${line.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")}`,
  );
  const title = `${id}  ${sentence}`;
  const from = `  ${source.author}, ${source.title}, ${source.venue}, ${source.year}; ${tolerance.grade}`;
  return [title, from, ...table.map((line) => line.trimEnd()), "", ""].join("\n");
}

const cells = ({ at, figure, published, ours, allowed, verdict, seeds }: Outcome): readonly string[] => [
  Object.entries(at)
    .map(([name, value]) => `${name} ${value}`)
    .join(", "),
  figure,
  published === null ? "" : String(published),
  ours === null ? "nothing" : inDigits(ours),
  allowed === null ? "" : `±${inDigits(allowed)}`,
  verdict,
  seeds,
];

const inDigits = (number: number) =>
  String(Number.isInteger(number) ? number : Number(number.toPrecision(5)));

import type { Judgment } from "@lightcone/checkers/judge";
import type { CellResult } from "@lightcone/runtime";

/** The judgment that a test came to; null where it came to none. */
export function judgmentIn({ outputs, error }: CellResult): Judgment | null {
  if (error !== null) return null;
  const shown = outputs.findLast((output) => output.kind === "shown" && output.shown.type === "judgment");
  return shown?.kind === "shown" ? (shown.shown.data as Judgment) : null;
}

/** What is wrong with an answer, a line for each check that fails. */
export const complaintsOf = ({ findings }: Judgment): string[] =>
  findings
    .filter(({ passes }) => !passes)
    .map(({ check, says }) => `✗ ${check}${says === null ? "" : `: ${says}`}`);

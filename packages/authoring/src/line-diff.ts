import { diffComm } from "node-diff3";

/** A line of a difference: kept, removed or added. */
export type Change = { readonly sign: " " | "-" | "+"; readonly text: string };

/** What leads from one text to another in whole lines, by their longest common subsequence. */
export function diffLines(before: readonly string[], after: readonly string[]): Change[] {
  const signed = (sign: Change["sign"], lines: readonly string[] = []) =>
    lines.map((text) => ({ sign, text }));
  return diffComm([...before], [...after]).flatMap(({ common, buffer1, buffer2 }) => [
    ...signed(" ", common),
    ...signed("-", buffer1),
    ...signed("+", buffer2),
  ]);
}

/** The changed lines with their signs and the line before each run of them; after `most` lines, how many more there are. */
export function showDiff(changes: readonly Change[], most: number): string[] {
  const isChanged = (at: number) => (changes[at]?.sign ?? " ") !== " ";
  const shown = changes.filter((_, at) => isChanged(at) || isChanged(at + 1));
  const lines = shown.slice(0, most).map(({ sign, text }) => `${sign} ${text}`);
  const rest = shown.length - lines.length;
  return rest > 0 ? [...lines, `... and ${rest} more lines`] : lines;
}
